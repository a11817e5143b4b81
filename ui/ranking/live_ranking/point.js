// Moving the point: by pointer anywhere in the triangle, by arrow keys on the point itself.

/** @import { Triangle } from "./triangle.js" */
/** @import { View } from "./view.js" */
import { weightsAt } from "./geometry.js";
import { isFixed, placeOf, stepped } from "./moves.js";
import { stopProbe } from "./probe.js";
import { beginMove, chooseWeights, followWeights } from "./weighting.js";

/**
 * @param {View} view
 * @param {Triangle} triangle
 */
export function watchPoint(view, { svg, point }) {
  svg.addEventListener("pointerdown", (event) => {
    if (event.button || isFixed(view)) return;
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
