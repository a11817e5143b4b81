// The rules of priorities.rank and priorities.weights again, in whole numbers, so that the order in the
// browser is the order of the engine: scores in hundredths, weights in whole percent.

/** @import { Row } from "./picture.js" */
/**
 * A row in its place under some weights: `rank` where every score is known, else the span from `best` to `worst`.
 *
 * @typedef {object} Placed
 * @property {Row} row
 * @property {number} low total with every gap filled by the worst score
 * @property {number} high total with every gap filled by the best score
 * @property {boolean} scored
 * @property {number | null} rank
 * @property {number} best
 * @property {number} worst
 * @property {boolean} shared whether another row has the same rank
 */

export const WHOLE = 100; // percent: weights are whole numbers that sum to it
export const TOP_SCORE = 1000; // ten points in hundredths, the engine's own unit

/**
 * Share `whole` in proportion to `parts`; what rounding leaves goes to the largest remainders, first ones first.
 *
 * @param {number} whole
 * @param {number[]} parts
 * @returns {number[]}
 */
export function shareOut(whole, parts) {
  const sum = parts.reduce((a, b) => a + b, 0);
  const fair = parts.map((part) => (sum ? part * whole : whole));
  const divisor = sum || parts.length;
  const shares = fair.map((value) => Math.floor(value / divisor));
  const order = fair.map((value, i) => [value % divisor, i]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  let rest = whole - shares.reduce((a, b) => a + b, 0);
  for (const [, i] of order) if (rest > 0) { shares[i] += 1; rest -= 1; }
  return shares;
}

/**
 * One weight moves, the unlocked others share the rest in their proportion (equally where all are 0).
 *
 * @param {number[]} weights
 * @param {number} index
 * @param {number} to
 * @param {boolean[]} locked
 * @returns {number[]}
 */
export function moveWeight(weights, index, to, locked) {
  const lockedWeight = weights.reduce((sum, w, i) => sum + (i !== index && locked[i] ? w : 0), 0);
  const free = weights.map((_, i) => i).filter((i) => i !== index && !locked[i]);
  if (!free.length) return weights;
  const next = weights.slice();
  next[index] = Math.max(0, Math.min(WHOLE - lockedWeight, Math.round(to)));
  const shares = shareOut(WHOLE - lockedWeight - next[index], free.map((i) => weights[i]));
  free.forEach((i, place) => { next[i] = shares[place]; });
  return next;
}

/**
 * Total of one row with its gaps filled: 0 for the worst case, 10 points for the best.
 *
 * @param {(number | null)[]} scores
 * @param {number[]} weights
 * @param {number} gap
 */
function total(scores, weights, gap) {
  return scores.reduce((/** @type {number} */ sum, score, c) => sum + (score === null ? gap : score) * weights[c], 0);
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
