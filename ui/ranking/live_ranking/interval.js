// How far one weight can move before the leader changes: priorities.stability.stability_interval in whole numbers.
// The unlocked others share the rest in their proportion, locked ones stay.

/** @import { Row } from "./picture.js" */
/** @typedef {[none: number, all: number]} Line a row's total with none of the room on one criterion, and with all */

/**
 * The first and last whole weight of one criterion under which the same rows lead; nothing where there is no such span.
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
  const room = weights[index] + free.reduce((sum, i) => sum + weights[i], 0);
  const known = rows.map((row) => row.scores).filter((scores) => scores.every((score) => score !== null));
  const lines = linesOf(known, weights, index, free, room);
  const totals = lines.map(([none, all]) => none * (room - weights[index]) + all * weights[index]);
  const most = Math.max(...totals);
  const leaders = lines.filter((_, i) => totals[i] === most);
  if (!room || !leaders.length) return null;
  const here = weights[index];
  if (leaders.some(([none, all]) => none !== leaders[0][0] || all !== leaders[0][1])) return [here, here];
  return stretch(leaders[0], lines.filter((_, i) => totals[i] !== most), room);
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
  const shared = free.reduce((sum, i) => sum + weights[i], 0);
  const parts = free.map((i) => (shared ? weights[i] : 1));
  const whole = shared || free.length;
  const locked = weights.map((_, i) => i).filter((i) => i !== index && !free.includes(i));
  return rows.map((scores) => {
    const fixed = whole * locked.reduce((sum, i) => sum + scores[i] * weights[i], 0);
    const none = room * free.reduce((sum, i, place) => sum + scores[i] * parts[place], 0);
    return [fixed + none, fixed + room * whole * scores[index]];
  });
}

/**
 * How far the leader's line stays on top of its rivals' lines, rounded inwards.
 *
 * @param {Line} leader
 * @param {Line[]} rivals
 * @param {number} room
 * @returns {[low: number, high: number]}
 */
function stretch([none, all], rivals, room) {
  let low = 0;
  let high = room;
  for (const [rivalNone, rivalAll] of rivals) {
    const atNone = none - rivalNone;
    const atAll = all - rivalAll;
    if (atNone <= 0) low = Math.max(low, Math.ceil((room * atNone) / (atNone - atAll)));
    if (atAll <= 0) high = Math.min(high, Math.floor((room * atNone) / (atNone - atAll)));
  }
  return [low, high];
}
