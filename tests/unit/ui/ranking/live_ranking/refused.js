// What the type check refuses. It is never run: each line below the word "expect" is wrong, and the check fails where a
// wrong line passes. It holds the strictness of tsconfig.json and of the types to what they are.

/** @import { Picture } from "#live_ranking/picture.js" */
/** @import { View } from "#live_ranking/view.js" */
import { moveWeight, ranking } from "#live_ranking/arithmetic.js";
import { element, setText } from "#live_ranking/elements.js";
import { at } from "#live_ranking/geometry.js";
import { chooseWeights } from "#live_ranking/weighting.js";

/**
 * @param {View} view
 * @param {Picture} picture
 */
export function refused(view, picture) {
  // @ts-expect-error a property that a picture does not have
  picture.criterions;
  // @ts-expect-error a part that a view does not have
  view.told = [];
  // @ts-expect-error weights are numbers
  moveWeight(["34", "33", "33"], 0, 50, [false, false, false]);
  // @ts-expect-error the locks are missing
  moveWeight([34, 33, 33], 0, 50);
  // @ts-expect-error a score may be missing
  picture.rows[0].scores[0] + 1;
  // @ts-expect-error an unscored row has no rank
  ranking(picture.rows, picture.weights)[0].rank + 1;
  // @ts-expect-error there is no triangle with two criteria
  view.triangle.svg;
  // @ts-expect-error a button has no checked
  element("button").checked;
  // @ts-expect-error there is no such element
  element("buton");
  // @ts-expect-error text is text
  setText(element("p"), 3);
  // @ts-expect-error a place has two numbers
  at([1, 1, 1])[2];
  // @ts-expect-error weights belong to a view
  chooseWeights(picture.weights);
  // @ts-expect-error the server hears of weights and of a list seen, under these names
  view.component.setStateValue("weight", [100]);
  // @ts-expect-error and of each in its own kind
  view.component.setStateValue("seen", 12);
}
