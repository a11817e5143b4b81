// Weights as places in the drawing: three criteria have the corners, the others stay as they are.

import { WHOLE, shareOut, smallest, sum } from "./arithmetic.js";

/** @typedef {[x: number, y: number]} Place in the numbers of the drawing */

// An even-sided triangle with room for a line of writing above it and below it.
export const CORNERS = /** @type {Place[]} */ ([[150, 26], [16, 258], [284, 258]]);
export const WIDE = 300;
export const TOP = 8;
export const HIGH = 276;
// A pointer this far outside still reads the edge: corners would be hard to hit otherwise.
const EDGE = 0.02;
const FINE = 100_000; // shares of the corners in whole numbers, far finer than a pixel

/**
 * Where three weights lie; at least one of them is above 0.
 *
 * @param {number[]} parts
 * @returns {Place}
 */
export function at(parts) {
  const along = (/** @type {0 | 1} */ axis) => parts.reduce((v, part, c) => v + (part / sum(parts)) * CORNERS[c][axis], 0);
  return [along(0), along(1)];
}

/**
 * Shares of the three corners at a place; below 0 outside.
 *
 * @param {Place} place
 */
export function sharesAt([x, y]) {
  const [[ax, ay], [bx, by], [cx, cy]] = CORNERS;
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  const second = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area;
  const third = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area;
  return [1 - second - third, second, third];
}

/** @param {Place} place */
export function isInside(place) {
  return sharesAt(place).every((share) => share > -EDGE);
}

/**
 * The weights at a place: the corners share what the other criteria leave.
 *
 * @param {number[]} corners which criteria have the corners
 * @param {number[]} weights present weights of all criteria
 * @param {Place} place
 */
export function weightsAt(corners, weights, place) {
  const parts = sharesAt(place).map((share) => Math.round(Math.max(0, share) * FINE));
  const percent = sum(weights); // one percent is as many of the units below
  const next = weights.map((weight) => weight * WHOLE);
  shareOut(percent * WHOLE - weightOutside(corners, next), parts, percent).forEach((share, c) => { next[corners[c]] = share; });
  return smallest(next);
}

/**
 * @param {number[]} corners
 * @param {number[]} weights
 */
export function cornerWeights(corners, weights) {
  return corners.map((c) => weights[c]);
}

/**
 * What the criteria without a corner weigh together.
 *
 * @param {number[]} corners
 * @param {number[]} weights
 */
export function weightOutside(corners, weights) {
  return sum(weights.filter((_, c) => !corners.includes(c)));
}
