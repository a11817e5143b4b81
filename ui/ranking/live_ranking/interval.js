// How far one weight can move before the leader changes: priorities.stability.stability_interval in whole numbers.
// The unlocked others share the rest in their proportion, locked ones stay.

/** @import { Row } from "./picture.js" */
import { WHOLE, percentOf, sum } from "./arithmetic.js";
/** @typedef {[none: number, all: number]} Line a row's total with none of the room on one criterion, and with all */

/**
 * The first and last whole percent of one criterion under which the same rows lead; nothing where there is no such span.
 *
 * @param {Row[]} rows
 * @param {number[]} weights
 * @param {number} index
 * @param {boolean[]} locked
 * @returns {[low: number, high: number] | null}
 */
export function sameLeader(rows, weights, index, locked) {
  const free = weights.map((_, i) => i).filter((i) => i !== index && !locked[i]);
  if (!free.length) return null;
  const room = weights[index] + sum(free.map((i) => weights[i]));
  const known = rows.map((row) => row.scores).filter((scores) => scores.every((score) => score !== null));
  const lines = linesOf(known, weights, index, free, room);
  const totals = lines.map(([none, all]) => none * (room - weights[index]) + all * weights[index]);
  const most = Math.max(...totals);
  const leaders = lines.filter((_, i) => totals[i] === most);
  if (!room || !leaders.length) return null;
  const here = percentOf(weights, index);
  if (leaders.some(([none, all]) => none !== leaders[0][0] || all !== leaders[0][1])) return [here, here];
  return stretch(leaders[0], lines.filter((_, i) => totals[i] !== most), room, sum(weights));
}

/**
 * Totals with none of the room on one criterion and with all of it there, in whole numbers of one scale.
 *
 * @param {number[][]} rows
 * @param {number[]} weights
 * @param {number} index
 * @param {number[]} free
 * @param {number} room
 * @returns {Line[]}
 */
function linesOf(rows, weights, index, free, room) {
  const shared = sum(free.map((i) => weights[i]));
  const parts = free.map((i) => (shared ? weights[i] : 1));
  const whole = shared || free.length;
  const locked = weights.map((_, i) => i).filter((i) => i !== index && !free.includes(i));
  return rows.map((scores) => {
    const fixed = whole * sum(locked.map((i) => scores[i] * weights[i]));
    const none = room * sum(free.map((i, place) => scores[i] * parts[place]));
    return [fixed + none, fixed + room * whole * scores[index]];
  });
}

/**
 * How far the leader's line stays on top of its rivals' lines, rounded inwards.
 *
 * @param {Line} leader
 * @param {Line[]} rivals
 * @param {number} room
 * @param {number} parts of all the weights
 * @returns {[low: number, high: number]} whole percent
 */
function stretch([none, all], rivals, room, parts) {
  let low = 0;
  let high = Math.floor((room * WHOLE) / parts);
  for (const [rivalNone, rivalAll] of rivals) {
    const atNone = none - rivalNone;
    const atAll = all - rivalAll;
    if (atNone <= 0) low = Math.max(low, -floored(-room * WHOLE, atNone, parts, atNone - atAll));
    if (atAll <= 0) high = Math.min(high, floored(room * WHOLE, atNone, parts, atNone - atAll));
  }
  return [low, high];
}

/**
 * The whole number below a * b / (c * d), however large the products are.
 *
 * @param {number} a
 * @param {number} b
 * @param {number} c
 * @param {number} d
 */
function floored(a, b, c, d) {
  const above = BigInt(a) * BigInt(b);
  const below = BigInt(c) * BigInt(d);
  const quotient = above / below;
  const isBelow = above % below !== 0n && (above < 0n) !== (below < 0n);
  return Number(isBelow ? quotient - 1n : quotient);
}
