// Reading any point of the triangle: who would lead there and who would be second. It changes no weight until Enter.

/** @import { Placed } from "./arithmetic.js" */
/** @import { Triangle } from "./triangle.js" */
/** @import { View } from "./view.js" */
import { percentOf, ranking } from "./arithmetic.js";
import { setAttribute, setCentre, setText } from "./elements.js";
import { at, cornerWeights, isInside, weightsAt } from "./geometry.js";
import { isPressed } from "./hand.js";
import { isFixed, placeOf, stepped } from "./moves.js";
import { chooseWeights } from "./weighting.js";
import { firstTwo, rounded, weightsInWords } from "./wording.js";

/**
 * @typedef {object} Probe
 * @property {number[] | null} weights the ones being read, where they are not the present ones
 * @property {number} frame in which they will be drawn; 0 for none
 */

/**
 * @param {View} view
 * @param {Triangle} triangle
 */
export function watchProbe(view, { svg, mark, point }) {
  svg.addEventListener("pointermove", (event) => {
    if (isPressed(view) || event.pointerType === "touch") return;
    const here = placeOf(svg, event);
    if (isInside(here)) probe(view, weightsAt(view.corners, view.weighting.weights, here)); else stopProbe(view);
  });
  svg.addEventListener("pointerleave", () => stopProbe(view));
  mark.addEventListener("focus", () => probe(view, view.weighting.weights));
  mark.addEventListener("blur", () => stopProbe(view));
  mark.addEventListener("keydown", (event) => {
    const next = stepped(view.corners, view.probe.weights || view.weighting.weights, event);
    if (next) probe(view, next);
    else if (event.key === "Enter") takeProbe(view);
    else if (event.key === "Escape") point.focus();
    else return;
    event.preventDefault();
  });
}

/**
 * @param {View} view
 * @param {number[] | null} weights
 */
function probe(view, weights) {
  view.probe.weights = weights;
  view.probe.frame ||= requestAnimationFrame(() => {
    view.probe.frame = 0;
    if (view.triangle) drawProbe(view, view.triangle);
  });
}

/** @param {View} view */
export function stopProbe(view) {
  if (view.triangle && view.root.activeElement === view.triangle.mark) probe(view, view.weighting.weights);
  else if (view.probe.weights) probe(view, null);
}

/**
 * The triangle is made anew: there is nothing being read.
 *
 * @param {View} view
 */
export function forgetProbe(view) {
  view.probe.weights = null;
}

/** @param {View} view */
function takeProbe(view) {
  if (view.probe.weights && !isFixed(view)) chooseWeights(view, view.probe.weights);
}

/**
 * @param {View} view
 * @param {Triangle} triangle
 * @param {Placed[]} [present] the list under the present weights, where it is worked out already
 */
export function drawProbe(view, { mark, reading }, present) {
  const isProbing = view.probe.weights !== null;
  const weights = view.probe.weights || view.weighting.weights;
  const placed = !isProbing && present ? present : ranking(view.picture.rows, weights);
  const three = cornerWeights(view.corners, weights);
  const words = `${weightsInWords(view.picture.criteria, weights)}: ${firstTwo(placed)}.`;
  setText(reading, isProbing ? `Here: ${words}` : words);
  setAttribute(reading, "class", isProbing ? "reading now" : "reading");
  setAttribute(mark, "class", isProbing ? "mark" : "mark away");
  setAttribute(mark, "aria-valuenow", rounded(percentOf(weights, view.corners[0])));
  setAttribute(mark, "aria-valuetext", words);
  if (three.some(Boolean)) setCentre(mark, ...at(three));
}
