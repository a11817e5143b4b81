// The ranked list: rows glide to their places, bars are split by criterion.

/** @import { Placed } from "./arithmetic.js" */
/** @import { Row } from "./picture.js" */
/** @import { View } from "./view.js" */
import { TOP_SCORE, sum } from "./arithmetic.js";
import { openRow } from "./opened.js";
import { drawSift, sifted } from "./sift.js";
import { CRITERION_CLASSES } from "./classes.js";
import { element, setAttribute, setStyle, setText } from "./elements.js";
import { changeInWords, leadersInWords, lettersOf, rowInWords, scoreInWords } from "./wording.js";

/**
 * @typedef {object} RowParts
 * @property {HTMLElement} item
 * @property {HTMLElement} rank
 * @property {HTMLButtonElement} name
 * @property {HTMLElement} bar
 * @property {HTMLElement} score
 * @property {HTMLElement} change
 * @property {HTMLElement} route
 * @property {HTMLElement[]} segments of the bar, one for each criterion
 * @property {string} letters what stands in the segments
 */

// Below a twentieth of the bar a letter would be cut off.
const NARROW = 0.05;

/**
 * Rows that stay keep their elements, and with them the focus.
 *
 * @param {View} view
 */
export function fillList(view) {
  const before = view.rows;
  view.rows = new Map();
  for (const row of view.picture.rows) {
    const parts = before.get(row.id) || newRow(view, row);
    fillRow(view, parts, row);
    view.rows.set(row.id, parts);
  }
  for (const [id, parts] of before) if (!view.rows.has(id)) parts.item.remove();
}

/**
 * @param {View} view
 * @param {Row} row
 * @returns {RowParts}
 */
function newRow(view, row) {
  const parts = {
    item: element("li", { class: "row" }),
    rank: element("span", { class: "rank" }),
    name: element("button", { class: "name", type: "button", "data-item": `row ${row.id}` }),
    bar: element("span", { class: "bar", "aria-hidden": "true" }),
    score: element("span", { class: "score" }),
    change: element("span", { class: "change" }),
    route: element("span", { class: "route" }),
    segments: [],
    letters: "",
  };
  parts.name.addEventListener("click", () => openRow(view, row.id));
  parts.item.append(parts.rank, parts.name, parts.bar, parts.score, parts.change, parts.route);
  view.places.list.append(parts.item);
  return parts;
}

/**
 * @param {View} view
 * @param {RowParts} parts
 * @param {Row} row
 */
function fillRow(view, parts, row) {
  setText(parts.name, row.name);
  parts.name.title = row.name;
  setText(parts.route, row.route + (row.close ? " ≈" : ""));
  parts.route.classList.toggle("close", row.close);
  parts.route.title = row.close ? "Close to the line between two routes" : "";
  const letters = lettersOf(view.picture.criteria);
  if (parts.letters === letters.join()) return;
  parts.letters = letters.join();
  parts.segments = letters.map((letter, c) => element("span", { class: `segment ${CRITERION_CLASSES[c]}` }, letter));
  parts.bar.replaceChildren(...parts.segments);
}

/**
 * @param {View} view
 * @param {Placed[]} order
 */
export function drawList(view, order) {
  const height = view.rowHeight;
  const shown = sifted(view.sift, order);
  setStyle(view.places.list, "height", `${shown.length * height}px`);
  if (shown.length < order.length) for (const placed of order) partsOf(view, placed).item.hidden = true;
  shown.forEach((placed, place) => {
    const parts = partsOf(view, placed);
    parts.item.hidden = false;
    setStyle(parts.item, "transform", `translateY(${place * height}px)`);
    drawRow(view, parts, placed);
  });
  drawSift(view, shown.length, order.length);
}

/**
 * @param {View} view
 * @param {RowParts} parts
 * @param {Placed} placed
 */
function drawRow(view, parts, { row, scored, rank, shared, best, worst, low }) {
  const { weights } = view.weighting;
  const all = sum(weights);
  row.scores.forEach((score, c) => {
    const share = ((score || 0) * weights[c]) / (TOP_SCORE * all);
    const narrow = share < NARROW ? " narrow" : "";
    setStyle(parts.segments[c], "width", `${share * 100}%`);
    setAttribute(parts.segments[c], "class", `segment ${CRITERION_CLASSES[c]}${narrow}`);
  });
  setText(parts.rank, scored ? `${rank}${shared ? "=" : ""}` : `${best}–${worst}`);
  setText(parts.score, scored ? scoreInWords(low, all) : "not scored");
  setAttribute(parts.item, "class", scored ? "row" : "row unscored");
  const saved = view.picture.saved_ranks[row.id];
  const places = rank && saved ? saved - rank : 0;
  setText(parts.change, changeInWords(places));
  setAttribute(parts.change, "class", `change ${places > 0 ? "up" : places < 0 ? "down" : ""}`);
}

/**
 * After a move has settled the order for keyboards and screen readers follows the order of sight.
 *
 * @param {View} view
 * @param {Placed[]} order
 */
export function settleList(view, order) {
  const { list, announcer } = view.places;
  const hasFocus = list.contains(view.root.activeElement);
  const isOrdered = order.every((placed, place) => list.children[place] === partsOf(view, placed).item);
  for (const placed of order) {
    const { item, change } = partsOf(view, placed);
    setAttribute(item, "aria-label", rowInWords(placed, sum(view.weighting.weights), change.textContent, view.picture.saved_name));
    if (!hasFocus && !isOrdered) list.append(item);
  }
  setText(announcer, [leadersInWords(order), view.news].filter(Boolean).join(" "));
  view.news = "";
}

/**
 * @param {View} view
 * @param {Placed} placed
 */
function partsOf(view, { row }) {
  return /** @type {RowParts} */ (view.rows.get(row.id));
}
