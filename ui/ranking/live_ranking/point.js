// Moving the point: by mouse or pen anywhere in the triangle, by a finger on the point or by a tap, by arrow keys.

/** @import { Triangle } from "./triangle.js" */
/** @import { View } from "./view.js" */
import { weightsAt } from "./geometry.js";
import { isFixed, placeOf, stepped } from "./moves.js";
import { stopProbe } from "./probe.js";
import { beginMove, chooseWeights, followWeights } from "./weighting.js";

// Pixels that a finger may slip in a tap.
const STILL = 10;

/**
 * @param {View} view
 * @param {Triangle} triangle
 */
export function watchPoint(view, { svg, point, grip }) {
  watchTap(view, svg, [point, grip]);
  // Parts of a drawing have no touch-action of their own: a finger on the point must not scroll the page.
  for (const handle of [point, grip]) handle.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
  svg.addEventListener("pointerdown", (event) => {
    if (event.button || isFixed(view) || isPassing(event, [point, grip])) return;
    beginMove(view);
    stopProbe(view);
    svg.setPointerCapture(event.pointerId);
    movePoint(view, svg, event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (svg.hasPointerCapture(event.pointerId)) movePoint(view, svg, event);
  });
  point.addEventListener("keydown", (event) => {
    const next = stepped(view.corners, view.weighting.weights, event);
    if (!next) return;
    event.preventDefault();
    if (!isFixed(view)) chooseWeights(view, next);
  });
}

/**
 * @param {View} view
 * @param {SVGSVGElement} svg
 * @param {PointerEvent} event
 */
function movePoint(view, svg, event) {
  followWeights(view, weightsAt(view.corners, view.weighting.weights, placeOf(svg, event)));
}

/**
 * A finger beside the point may only want to scroll the page past the triangle: it moves nothing until it taps.
 *
 * @param {PointerEvent} event
 * @param {EventTarget[]} handles
 */
function isPassing({ pointerType, target }, handles) {
  return pointerType === "touch" && !handles.includes(/** @type {EventTarget} */ (target));
}

/**
 * @param {View} view
 * @param {SVGSVGElement} svg
 * @param {EventTarget[]} handles
 */
function watchTap(view, svg, handles) {
  /** @type {PointerEvent | null} */
  let down = null;
  svg.addEventListener("pointerdown", (event) => { down = isPassing(event, handles) ? event : null; });
  svg.addEventListener("pointercancel", () => { down = null; });
  svg.addEventListener("pointerup", (event) => {
    const isTap = down && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < STILL;
    down = null;
    if (isTap && !isFixed(view)) chooseWeights(view, weightsAt(view.corners, view.weighting.weights, placeOf(svg, event)));
  });
}
