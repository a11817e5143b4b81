// Room for writing: of a few places each name takes the one where it hides the least of what is there already.

/** @import { Place } from "./geometry.js" */
/** @typedef {[left: number, top: number, right: number, bottom: number]} Box */

/**
 * The box that hides least; it is taken from then on.
 *
 * @param {Box[]} boxes to choose from
 * @param {Box[]} taken
 * @param {(box: Box) => number} extra what else speaks against a box, in square units of the drawing
 * @returns {number} its place among the boxes
 */
export function freest(boxes, taken, extra) {
  const costs = boxes.map((box) => taken.reduce((sum, other) => sum + overlap(box, other), extra(box)));
  const best = costs.indexOf(Math.min(...costs));
  taken.push(boxes[best]);
  return best;
}

/**
 * @param {Place} centre
 * @param {number} halfWidth
 * @param {number} halfHeight
 * @returns {Box}
 */
export function boxAround([x, y], halfWidth, halfHeight) {
  return [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
}

/**
 * @param {Box} box
 * @returns {Place[]}
 */
export function cornersOf([left, top, right, bottom]) {
  return [[left, top], [right, top], [right, bottom], [left, bottom]];
}

/**
 * The area that two boxes share.
 *
 * @param {Box} a
 * @param {Box} b
 */
export function overlap(a, b) {
  const wide = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const high = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return wide > 0 && high > 0 ? wide * high : 0;
}

/**
 * Regions are convex: a place lies within where it is on the same side of every edge.
 *
 * @param {Place} place
 * @param {Place[]} corners
 */
export function isWithin([x, y], corners) {
  const sides = corners.map(([ax, ay], i) => {
    const [bx, by] = corners[(i + 1) % corners.length];
    return Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
  });
  return !(sides.includes(1) && sides.includes(-1));
}
