// Which rows of the list are looked at: by life stage, by route, the first ten. Ranks stay those of the whole list.

/** @import { Placed } from "./arithmetic.js" */
/** @import { View } from "./view.js" */
import { element, setText } from "./elements.js";

/** @typedef {"stage" | "route"} Kind */
/**
 * @typedef {object} Sift
 * @property {string} stage "" for all
 * @property {string} route "" for all
 * @property {boolean} first whether only the first ten are looked at
 * @property {HTMLElement} count how many are shown of how many
 */

const TEN = 10;
// As the board reads them; what else there is follows.
const STAGES = ["Start well", "Live well", "Age well"];
/** @type {[Kind, string][]} */
const CHOICES = [["stage", "All life stages"], ["route", "All routes"]];

/** @returns {Sift} */
export function newSift() {
  return { stage: "", route: "", first: false, count: element("span", { class: "count" }) };
}

/**
 * The choices are those that the rows have; one that is gone is let go.
 *
 * @param {View} view
 */
export function buildSift(view) {
  const { sift } = view;
  const boxes = CHOICES.map(([kind, all]) => choice(view, kind, all));
  const label = element("label");
  const box = element("input", { type: "checkbox", "data-item": "first ten" });
  box.checked = sift.first;
  box.addEventListener("change", () => { sift.first = box.checked; look(view); });
  label.append(box, " Top ten only");
  view.places.sift.replaceChildren(...boxes, label, sift.count);
}

/**
 * @param {View} view
 * @param {Kind} kind
 * @param {string} all
 */
function choice(view, kind, all) {
  const { sift, picture } = view;
  const options = [...new Set(picture.rows.map((row) => row[kind]).filter(Boolean))].sort((a, b) => stageOrder(a) - stageOrder(b) || (a < b ? -1 : 1));
  if (!options.includes(sift[kind])) sift[kind] = "";
  const select = element("select", { "aria-label": all.replace("All", "Show"), "data-item": `sift ${kind}` });
  select.append(element("option", { value: "" }, all), ...options.map((name) => element("option", { value: name }, name)));
  select.value = sift[kind];
  select.hidden = options.length < 2;
  select.addEventListener("change", () => { sift[kind] = select.value; look(view); });
  return select;
}

/** @param {string} name */
function stageOrder(name) {
  return (STAGES.indexOf(name) + STAGES.length + 1) % (STAGES.length + 1);
}

/** @param {View} view */
function look(view) {
  view.places.scroll.scrollTop = 0;
  view.settle();
}

/**
 * The rows that are looked at, in their order.
 *
 * @param {Sift} sift
 * @param {Placed[]} placed
 */
export function sifted({ stage, route, first }, placed) {
  return placed.filter(({ row, rank, best }) => (
    (!stage || row.stage === stage) && (!route || row.route === route) && (!first || (rank ?? best) <= TEN)
  ));
}

/**
 * @param {View} view
 * @param {number} shown
 * @param {number} all
 */
export function drawSift({ places, sift }, shown, all) {
  places.frame.classList.toggle("ten", sift.first);
  setText(sift.count, shown < all ? `${shown} of ${all}; ranks are those of the whole list` : "");
}
