// The weights of this view: the only code that changes them. What is drawn of them is asked for here, too.

/** @import { View } from "./view.js" */
import { moveWeight } from "./arithmetic.js";

/**
 * @typedef {object} Weighting
 * @property {number[]} weights present ones
 * @property {number[] | null} start the weights from which the hand began to move, while it moves
 * @property {boolean[]} locked
 */

/** @param {View} view */
export function isMoving(view) {
  return Boolean(view.weighting.start);
}

/** @param {View} view */
export function beginMove(view) {
  view.weighting.start = view.weighting.weights;
}

/** @param {View} view */
export function endMove(view) {
  view.weighting.start = null;
}

/**
 * One weight follows the hand; the others share what is left as they did when the move began.
 *
 * @param {View} view
 * @param {number} index
 * @param {number} to
 */
export function followWeight(view, index, to) {
  const { weighting } = view;
  weighting.start ??= weighting.weights;
  followWeights(view, moveWeight(weighting.start, index, to, weighting.locked));
}

/**
 * All weights follow the hand.
 *
 * @param {View} view
 * @param {number[]} weights
 */
export function followWeights(view, weights) {
  view.weighting.weights = weights;
  view.schedule();
}

/**
 * Weights chosen in one step.
 *
 * @param {View} view
 * @param {number[]} weights
 */
export function chooseWeights(view, weights) {
  view.weighting.weights = weights;
  view.settle();
}

/**
 * Weights that come from the server; a move that was under way is over.
 *
 * @param {View} view
 * @param {number[]} weights
 */
export function adoptWeights(view, weights) {
  view.weighting.weights = weights.slice();
  endMove(view);
}

/**
 * @param {View} view
 * @param {number} c
 */
export function toggleLock(view, c) {
  view.weighting.locked[c] = !view.weighting.locked[c];
}

/** @param {View} view */
export function unlockAll(view) {
  view.weighting.locked = view.picture.criteria.map(() => false);
}
