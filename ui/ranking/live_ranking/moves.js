// What pointer and keys mean in the triangle, for the point that changes weights and the mark that only reads.

/** @import { Place } from "./geometry.js" */
/** @import { View } from "./view.js" */
import { moveWeight, percentOf, tradeWeight } from "./arithmetic.js";
import { TOP, WIDE } from "./geometry.js";

/**
 * Whether the point cannot move because a corner's weight is locked.
 *
 * @param {View} view
 */
export function isFixed(view) {
  return view.corners.some((c) => view.weighting.locked[c]);
}

/**
 * Where the pointer is, in the numbers of the drawing.
 *
 * @param {SVGSVGElement} svg
 * @param {PointerEvent} event
 * @returns {Place}
 */
export function placeOf(svg, event) {
  const box = svg.getBoundingClientRect();
  const scale = WIDE / box.width;
  return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale + TOP];
}

/**
 * Up and down trade the top corner against the others; left and right trade the two lower corners.
 *
 * @param {number[]} corners
 * @param {number[]} weights
 * @param {{ key: string, shiftKey: boolean }} event
 * @returns {number[] | null} nothing for other keys
 */
export function stepped(corners, weights, { key, shiftKey }) {
  const [top, left, right] = corners;
  const step = shiftKey ? 10 : 1;
  const outside = weights.map((_, c) => !corners.includes(c));
  if (key === "ArrowUp") return moveWeight(weights, top, percentOf(weights, top) + step, outside);
  if (key === "ArrowDown") return moveWeight(weights, top, percentOf(weights, top) - step, outside);
  if (key === "ArrowLeft") return tradeWeight(weights, right, left, step);
  if (key === "ArrowRight") return tradeWeight(weights, left, right, step);
  return null;
}
