// What is said of weights and leaders, for the eye and for screen readers.

/** @import { Placed } from "./arithmetic.js" */
/** @import { Criterion } from "./picture.js" */
import { percentOf, sum } from "./arithmetic.js";
import { weightOutside } from "./geometry.js";

/**
 * "a", "a and b", "a, b and c".
 *
 * @param {string[]} names
 * @param {"and" | "or"} last
 */
export function inARow(names, last = "and") {
  const pause = names.some((name) => name.includes(" and ")) ? "," : "";
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")}${pause} ${last} ${names.at(-1)}`;
}

/**
 * "50%", and to one decimal where it is no whole number: "33.3%".
 *
 * @param {number[]} weights
 * @param {number} c
 */
export function percentInWords(weights, c) {
  return `${rounded(percentOf(weights, c))}%`;
}

/**
 * A percentage as it is shown.
 *
 * @param {number} percent
 */
export function rounded(percent) {
  return String(Math.round(percent * 10) / 10);
}

/**
 * "Collaboration 34%, Cost 66%".
 *
 * @param {Criterion[]} criteria
 * @param {number[]} weights
 */
export function weightsInWords(criteria, weights) {
  return criteria.map((criterion, c) => `${criterion.name} ${percentInWords(weights, c)}`).join(", ");
}

/**
 * "Sustainability held at 20% and Cost at 10%" for the criteria without a corner; nothing with three criteria.
 *
 * @param {Criterion[]} criteria
 * @param {number[]} corners
 * @param {number[]} weights
 */
export function outsideInWords(criteria, corners, weights) {
  const outside = criteria.map((_, c) => c).filter((c) => !corners.includes(c));
  if (weightOutside(corners, weights) === sum(weights)) return inARow(outside.filter((c) => weights[c]).map((c) => criteria[c].name));
  return inARow(outside.map((c, i) => `${criteria[c].name} ${i ? "" : "held "}at ${percentInWords(weights, c)}`));
}

/**
 * "Health burden leads, Cost is second".
 *
 * @param {Placed[]} placed
 */
export function firstTwo(placed) {
  const first = placed.filter((p) => p.rank === 1);
  const next = placed.filter((p) => p.rank === first.length + 1);
  if (!first.length) return "nothing is fully scored";
  const leads = `${few(first)} ${first.length > 1 ? "lead together" : "leads"}`;
  if (!next.length) return leads;
  return `${leads}, ${few(next)} ${next.length > 1 ? "are" : "is"} ${first.length > 1 ? "next" : "second"}`;
}

/** @param {Placed[]} placed */
function few(placed) {
  return placed.length > 3 ? `${placed.length} priorities` : inARow(placed.map((p) => p.row.name));
}

/**
 * What is announced once a move has settled: "Health burden and Cost lead together."
 *
 * @param {Placed[]} placed
 */
export function leadersInWords(placed) {
  const leaders = placed.filter((p) => p.rank === 1);
  return leaders.length ? `${few(leaders)} ${leaders.length > 1 ? "lead together" : "leads"}.` : "";
}

/**
 * A row as a screen reader says it.
 *
 * @param {Placed} placed
 * @param {number} parts of all the weights
 * @param {string} change the places moved, as shown: "▲2"
 * @param {string} against the scenario they are counted against
 */
export function rowInWords({ row, scored, rank, shared, best, worst, low }, parts, change, against) {
  const place = scored ? `Rank ${rank}${shared ? " shared" : ""}` : `Not scored: rank ${best} to ${worst}`;
  const score = scored ? `, ${scoreInWords(low, parts)} of 10` : "";
  const moved = change ? `, ${change.replace("▲", "up ").replace("▼", "down ")} against ${against}` : "";
  return `${place}: ${row.name}${score}${moved}. Route: ${row.route}${row.close ? ", close to the line" : ""}.`;
}

/**
 * A total as points of ten.
 *
 * @param {number} total hundredths of a point times parts
 * @param {number} parts of all the weights
 */
export function scoreInWords(total, parts) {
  return (total / (parts * 100)).toFixed(1);
}

/**
 * Places won or lost against the saved scenario: "▲2", "▼1", or nothing.
 *
 * @param {number} places
 */
export function changeInWords(places) {
  return places > 0 ? `▲${places}` : places < 0 ? `▼${-places}` : "";
}

/**
 * The span in which the leader stays.
 *
 * @param {[low: number, high: number]} span
 */
export function spanInWords([low, high]) {
  return low >= high ? "any move changes who leads" : `same leader from ${low} to ${high}`;
}

/**
 * A letter for each criterion, the first of its own letters that no other has taken: C for collaboration, O for cost.
 *
 * @param {Criterion[]} criteria
 */
export function lettersOf(criteria) {
  /** @type {string[]} */
  const letters = [];
  for (const { name } of criteria) {
    const own = [...name.toUpperCase()].filter((letter) => /\p{L}/u.test(letter));
    letters.push(own.find((letter) => !letters.includes(letter)) || String(letters.length + 1));
  }
  return letters;
}
