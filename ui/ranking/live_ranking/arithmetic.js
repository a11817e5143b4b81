// The rules of priorities.rank and priorities.weights again, in whole numbers, so that the order in the
// browser is the order of the engine: scores in hundredths, weights in whole parts of their sum.

/** @import { Row } from "./picture.js" */
/**
 * A row in its place under some weights: `rank` where every score is known, else the span from `best` to `worst`.
 *
 * @typedef {object} Placed
 * @property {Row} row
 * @property {number} low total with every gap filled by the worst score, hundredths of a point times parts
 * @property {number} high total with every gap filled by the best score
 * @property {boolean} scored
 * @property {number | null} rank
 * @property {number} best
 * @property {number} worst
 * @property {boolean} shared whether another row has the same rank
 */

export const WHOLE = 100; // percent
export const TOP_SCORE = 1000; // ten points in hundredths, the engine's own unit
// As in priorities.weights: into how many parts weights are cut at most, and to how many more are rounded.
const MOST_PARTS = 10_000;
const ROUNDED_TO = 5_000;

/** @param {number[]} numbers */
export function sum(numbers) {
  return numbers.reduce((a, b) => a + b, 0);
}

/**
 * One weight of all, in percent.
 *
 * @param {number[]} weights
 * @param {number} c
 */
export function percentOf(weights, c) {
  return (weights[c] * WHOLE) / sum(weights);
}

/**
 * Weights in the smallest whole numbers, or in percent where all of those are whole: [1, 1, 1], [50, 30, 20].
 *
 * @param {number[]} whole
 * @returns {number[]}
 */
export function smallest(whole) {
  const divisor = whole.reduce(common, 0);
  const total = sum(whole);
  if (total / divisor > MOST_PARTS) return smallest(whole.map((part) => Math.floor((2 * part * ROUNDED_TO + total) / (2 * total))));
  const times = WHOLE % (total / divisor) === 0 ? (WHOLE * divisor) / total : 1;
  return whole.map((part) => (part / divisor) * times);
}

/**
 * @param {number} a
 * @param {number} b
 * @returns {number}
 */
function common(a, b) {
  return b ? common(b, a % b) : a;
}

/**
 * Share `whole` in proportion to `parts`, in steps; what is left goes to the largest remainders, first ones first.
 *
 * @param {number} whole
 * @param {number[]} parts
 * @param {number} [step] where `whole` is no multiple of it, the last share that is rounded up takes the rest
 * @returns {number[]}
 */
export function shareOut(whole, parts, step = 1) {
  const all = sum(parts);
  const fair = parts.map((part) => (all ? part * whole : whole));
  const divisor = all || parts.length;
  const shares = fair.map((value) => Math.floor(value / (divisor * step)) * step);
  const order = fair.map((value, i) => [value - shares[i] * divisor, i]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  let rest = whole - sum(shares);
  for (const [, i] of order) { const more = Math.min(step, rest); shares[i] += more; rest -= more; }
  return shares;
}

/**
 * One weight moves to a whole percent, the unlocked others share the rest in their proportion: what differs in whole
 * percent, what is equal in equal shares.
 *
 * @param {number[]} weights
 * @param {number} index
 * @param {number} to percent
 * @param {boolean[]} locked
 * @returns {number[]}
 */
export function moveWeight(weights, index, to, locked) {
  const free = weights.map((_, i) => i).filter((i) => i !== index && !locked[i]);
  if (!free.length) return weights;
  const percent = sum(weights); // one percent is as many of the units below
  const held = sum(weights.filter((_, i) => i !== index && locked[i])) * WHOLE;
  const room = percent * WHOLE - held;
  const moved = Math.max(0, Math.min(room, Math.round(to) * percent));
  const { shares, times } = equalsAlike(room - moved, free.map((i) => weights[i]), percent);
  const next = weights.map((weight) => weight * WHOLE * times);
  next[index] = moved * times;
  free.forEach((i, place) => { next[i] = shares[place]; });
  return smallest(next);
}

/**
 * Shares between groups of equals in whole steps, and within a group alike.
 *
 * @param {number} whole
 * @param {number[]} parts
 * @param {number} step
 * @returns {{ shares: number[], times: number }} shares as whole numbers, so many times as large
 */
function equalsAlike(whole, parts, step) {
  const groups = [...new Set(parts)];
  const sizes = groups.map((part) => parts.filter((other) => other === part).length);
  const together = shareOut(whole, groups.map((part, g) => part * sizes[g]), step);
  const times = sizes.reduce((a, b) => (a * b) / common(a, b), 1);
  const share = new Map(groups.map((part, g) => [part, (together[g] * times) / sizes[g]]));
  return { shares: parts.map((part) => share.get(part) || 0), times };
}

/**
 * The unlocked weights share alike what the locked ones leave.
 *
 * @param {number[]} weights
 * @param {boolean[]} locked
 */
export function evenOut(weights, locked) {
  const free = weights.filter((_, i) => !locked[i]);
  if (!free.length) return weights;
  return smallest(weights.map((weight, i) => (locked[i] ? weight * free.length : sum(free))));
}

/**
 * Percentage points go from one weight to another, as far as there are any.
 *
 * @param {number[]} weights
 * @param {number} from
 * @param {number} to
 * @param {number} points
 */
export function tradeWeight(weights, from, to, points) {
  const next = weights.map((weight) => weight * WHOLE);
  const moved = Math.min(points * sum(weights), next[from]);
  next[from] -= moved;
  next[to] += moved;
  return smallest(next);
}

/**
 * Total of one row with its gaps filled: 0 for the worst case, 10 points for the best.
 *
 * @param {(number | null)[]} scores
 * @param {number[]} weights
 * @param {number} gap
 */
function total(scores, weights, gap) {
  return scores.reduce((/** @type {number} */ all, score, c) => all + (score === null ? gap : score) * weights[c], 0);
}

/**
 * Rows in order of presentation with shared ranks: an unscored row has a span of ranks instead of one.
 *
 * @param {Row[]} rows
 * @param {number[]} weights
 * @returns {Placed[]}
 */
export function ranking(rows, weights) {
  const placed = rows.map((row) => unplaced(row, weights));
  const lows = placed.map((p) => p.low).sort((a, b) => a - b);
  const highs = placed.map((p) => p.high).sort((a, b) => a - b);
  const exact = placed.filter((p) => p.scored).map((p) => p.low).sort((a, b) => a - b);
  for (const p of placed) {
    p.rank = p.scored ? 1 + above(exact, p.low) : null;
    p.best = 1 + above(lows, p.high);
    p.worst = 1 + above(highs, p.low) - (p.high > p.low ? 1 : 0);
  }
  const sizes = new Map();
  for (const p of placed) if (p.scored) sizes.set(p.rank, (sizes.get(p.rank) || 0) + 1);
  for (const p of placed) p.shared = p.scored && sizes.get(p.rank) > 1;
  return placed.sort(byPresentation);
}

/**
 * @param {Row} row
 * @param {number[]} weights
 * @returns {Placed}
 */
function unplaced(row, weights) {
  const scored = row.scores.every((score) => score !== null);
  const low = total(row.scores, weights, 0);
  const high = total(row.scores, weights, TOP_SCORE);
  return { row, low, high, scored, rank: null, best: 0, worst: 0, shared: false };
}

/**
 * How many of the sorted values lie strictly above `value`.
 *
 * @param {number[]} sorted
 * @param {number} value
 */
function above(sorted, value) {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle] > value) to = middle; else from = middle + 1;
  }
  return sorted.length - from;
}

/**
 * Scored rows by rank, then the others by the best rank they could reach; names settle the order of sight, never a
 * rank.
 *
 * @param {Placed} a
 * @param {Placed} b
 */
function byPresentation(a, b) {
  if (a.scored !== b.scored) return a.scored ? -1 : 1;
  const gap = a.scored ? b.low - a.low : a.best - b.best;
  if (gap) return gap;
  return a.row.name < b.row.name ? -1 : a.row.name > b.row.name ? 1 : 0;
}
