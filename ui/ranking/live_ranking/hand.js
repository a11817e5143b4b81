// Whether a hand is on something: a pointer pressed, a key pressed, a number half typed. While it is, nothing under it
// is made anew and the server hears nothing; what comes from the server waits.

/** @import { Picture } from "./picture.js" */
/** @import { View } from "./view.js" */
import { sendWeights } from "./exchange.js";
import { cancelMove, isMoving } from "./weighting.js";

/** @typedef {"pointer" | "key"} Means */
/**
 * @typedef {object} Hand
 * @property {Set<Means>} pressed
 * @property {boolean} byKeys whether it last pressed a key that is pressed again and again
 * @property {boolean} unsettled whether something is to be settled once the hand has let go
 * @property {Picture | null} waiting what came from the server meanwhile
 */

/** @type {[event: string, means: Means][]} */
const PRESSES = [["pointerdown", "pointer"], ["keydown", "key"]];
/** @type {[event: string, means: Means][]} */
const RELEASES = [["pointerup", "pointer"], ["pointercancel", "pointer"], ["keyup", "key"], ["blur", "key"]];

const REPEATED = /^(Arrow|Page|Home|End)/;

/** @param {View} view */
export function watchHand(view) {
  const { signal } = view.ending;
  for (const [event, means] of PRESSES) {
    view.root.addEventListener(event, (press) => {
      view.hand.pressed.add(means);
      view.hand.byKeys = press instanceof KeyboardEvent && REPEATED.test(press.key);
    }, { capture: true, signal });
  }
  window.addEventListener("pointercancel", () => { if (isMoving(view)) cancelMove(view); }, { capture: true, signal });
  // Whoever turns to something else means what the keys have done so far.
  window.addEventListener("pointerdown", () => sendWeights(view), { capture: true, signal });
  view.root.addEventListener("focusout", () => sendWeights(view), { signal });
  for (const [event, means] of RELEASES) {
    window.addEventListener(event, () => release(view, means), { capture: event !== "blur", signal });
  }
}

/** @param {View} view */
export function isPressed(view) {
  return view.hand.pressed.size > 0;
}

/** @param {View} view */
export function isBusy(view) {
  return isPressed(view) || isMoving(view);
}

/** @param {View} view */
export function takeWaiting(view) {
  if (view.hand.waiting && !isBusy(view)) view.take(view.hand.waiting);
}

/**
 * What the hand did is painted first and sent after. A slider that came back to where it was never says "change".
 *
 * @param {View} view
 * @param {Means} means
 */
function release(view, means) {
  if (!view.hand.pressed.delete(means)) return;
  requestAnimationFrame(() => setTimeout(() => {
    if (view.hand.unsettled || (isMoving(view) && means === "pointer")) view.settle(); else takeWaiting(view);
  }));
}
