// The weights of this view: the only code that changes them. What is drawn of them is asked for here, too.

/** @import { View } from "./view.js" */
import { WHOLE, moveWeight, percentOf } from "./arithmetic.js";
import { lockedBefore, rememberLocks } from "./locks.js";

/**
 * @typedef {object} Weighting
 * @property {number[]} weights present ones
 * @property {number[] | null} start the weights from which the hand began to move, while it moves
 * @property {boolean[]} locked
 * @property {number[]} typed criteria whose weights were typed one after the other, the latest last
 */

/** @param {View} view */
export function isMoving(view) {
  return Boolean(view.weighting.start);
}

/** @param {View} view */
export function beginMove(view) {
  view.weighting.start = view.weighting.weights;
  view.weighting.typed = [];
}

/** @param {View} view */
export function endMove(view) {
  view.weighting.start = null;
}

/**
 * The hand was called away, as by a page that scrolls: the weights are as they were when it came.
 *
 * @param {View} view
 */
export function cancelMove(view) {
  view.weighting.weights = view.weighting.start || view.weighting.weights;
  endMove(view);
  view.draw();
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
  weighting.typed = [];
  followWeights(view, moveWeight(weighting.start, index, to, weighting.locked));
}

/**
 * One weight is typed. What was typed before it stays, so that three can be typed in a row; where that leaves no room,
 * what was typed first gives way.
 *
 * @param {View} view
 * @param {number} index
 * @param {number} to
 */
export function typeWeight(view, index, to) {
  const { weighting } = view;
  if (!weighting.start || weighting.typed.at(-1) !== index) weighting.start = weighting.weights;
  const before = weighting.typed.filter((c) => c !== index);
  weighting.typed = [...before, index];
  followWeights(view, moveWeight(weighting.start, index, to, stayWhileTyped(weighting.start, weighting.locked, before, index, to)));
}

/**
 * Which weights stay while one is typed: the locked ones, and as many of those typed last as leave room.
 *
 * @param {number[]} weights
 * @param {boolean[]} locked
 * @param {number[]} typed
 * @param {number} index
 * @param {number} to
 * @returns {boolean[]}
 */
function stayWhileTyped(weights, locked, typed, index, to) {
  const stay = locked.map((isLocked, c) => isLocked || typed.includes(c));
  const others = weights.map((_, c) => c).filter((c) => c !== index);
  const taken = others.filter((c) => stay[c]).reduce((all, c) => all + percentOf(weights, c), 0);
  const hasRoom = others.some((c) => !stay[c]) && to + taken <= WHOLE;
  return hasRoom || !typed.length ? stay : stayWhileTyped(weights, locked, typed.slice(1), index, to);
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
  view.weighting.typed = [];
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
  view.weighting.typed = [];
  endMove(view);
}

/**
 * @param {View} view
 * @param {number} c
 */
export function toggleLock(view, c) {
  view.weighting.locked[c] = !view.weighting.locked[c];
  view.weighting.typed = [];
  rememberLocks(view.picture.criteria, view.weighting.locked);
}

/**
 * The locks of these criteria, as this tab of the browser left them.
 *
 * @param {View} view
 */
export function takeLocks(view) {
  view.weighting.locked = lockedBefore(view.picture.criteria);
  view.weighting.typed = [];
}

/**
 * Whether a weight has nothing to share with: all the others are locked.
 *
 * @param {View} view
 * @param {number} c
 */
export function isStuck(view, c) {
  return view.weighting.locked.every((isLocked, other) => isLocked || other === c);
}
