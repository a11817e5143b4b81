// The first line of the page is the server's, and a run behind the hand. While the weights on screen are not the ones it
// speaks of, it says who leads now, over the words of before, so that nothing moves below it (ui/shell/style.py).

/** @import { Placed } from "./arithmetic.js" */
/** @import { View } from "./view.js" */
import { leadersInWords } from "./wording.js";

/**
 * @param {View} view
 * @param {Placed[]} placed
 */
export function followHeadline({ picture, weighting }, placed) {
  const isBehind = JSON.stringify(weighting.weights) !== JSON.stringify(picture.weights);
  const words = isBehind ? leadersInWords(placed) : "";
  for (const headline of document.querySelectorAll("h1")) {
    headline.toggleAttribute("data-behind", Boolean(words));
    headline.setAttribute("data-now", words);
  }
  document.documentElement.toggleAttribute("data-weights-move", isBehind);
}

/** The page is left: what it is called is its own again. */
export function leaveHeadline() {
  for (const headline of document.querySelectorAll("h1")) headline.removeAttribute("data-behind");
  document.documentElement.removeAttribute("data-weights-move");
}
