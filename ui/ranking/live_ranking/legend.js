// What the colours and letters of the bars stand for, and what places are compared with.

/** @import { View } from "./view.js" */
import { CRITERION_CLASSES } from "./classes.js";
import { element } from "./elements.js";
import { lettersOf } from "./wording.js";

/** @param {View} view */
export function buildLegend(view) {
  const { picture } = view;
  const { criteria, saved_name: saved, compromise } = picture;
  const letters = lettersOf(criteria);
  const against = saved ? [element("span", { class: "entry against" }, `▲▼ places against “${saved}”`)] : [];
  const close = picture.rows.some((row) => row.close) ? [element("span", { class: "entry" }, "≈ close to the line of another route")] : [];
  const entries = criteria.map((criterion, c) => {
    const entry = element("span", { class: "entry" });
    const swatch = { class: `segment ${CRITERION_CLASSES[c]}`, "aria-hidden": "true" };
    entry.append(element("i", swatch, letters[c]), ` ${criterion.name}`);
    return entry;
  });
  const together = compromise ? [element("p", { class: "compromise" }, compromise)] : [];
  view.places.legend.replaceChildren(...entries, ...close, ...against, ...together);
}
