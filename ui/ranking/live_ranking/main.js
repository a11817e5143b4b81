// Where the parts meet: one view per mounted component, drawn at most once a frame, told to the server on release.
// A view is kept on its element, not in this module: the module may be loaded again while the element stays, and what
// the hand is doing must not be lost.

/** @import { Placed } from "./arithmetic.js" */
/** @import { Picture } from "./picture.js" */
/** @import { Component, View } from "./view.js" */
import { mendAddress } from "./address.js";
import { ranking } from "./arithmetic.js";
import { keepFocus } from "./elements.js";
import { forgetPast, receiveWeights, sendWeights, sendWhenKeysRest } from "./exchange.js";
import { isBusy, isPressed, takeWaiting, watchHand } from "./hand.js";
import { followHeadline, leaveHeadline } from "./headline.js";
import { fillLabels } from "./labels.js";
import { buildLegend } from "./legend.js";
import { drawList, fillList, settleList } from "./list.js";
import { comeBackTo } from "./opened.js";
import { differs, newPoints } from "./picture.js";
import { stopWatching, watchForWrites } from "./poll.js";
import { buildSift } from "./sift.js";
import { buildTriangle, drawTriangle, fillRegions } from "./triangle.js";
import { newView } from "./view.js";
import { endMove } from "./weighting.js";
import { buildWeights, drawWeights } from "./weights.js";

const VIEW = Symbol.for("explorer.live_ranking");
// Pixels; the row's own height comes from live_ranking.css.
const ROW_HEIGHT = 30;

/** @typedef {ShadowRoot & { [VIEW]?: View }} Root */

/** @param {Component} component */
export default function mount(component) {
  const root = /** @type {Root} */ (component.parentElement);
  const present = root[VIEW];
  const view = present ? update(present, component) : (root[VIEW] = open(component));
  watchForWrites(view);
  return () => { if (!root.isConnected) close(root); };
}

/** @param {Component} component */
function open(component) {
  const view = newView(component, { draw, settle, take: (own, picture) => take(own, picture, own.picture) });
  watchHand(view);
  watchWidth(view);
  view.places.skip.addEventListener("click", () => view.places.after.focus());
  take(view, component.data, null);
  return view;
}

/**
 * @param {View} view
 * @param {Component} component
 */
function update(view, component) {
  view.component = component;
  if (isBusy(view)) view.hand.waiting = component.data; else view.take(component.data);
  return view;
}

/** @param {Root} root */
function close(root) {
  const view = root[VIEW];
  if (!view) return;
  view.ending.abort();
  stopWatching(view);
  leaveHeadline();
  delete root[VIEW];
}

/**
 * Only what differs is drawn anew, so that the focus stays where it is.
 *
 * @param {View} view
 * @param {Picture} picture
 * @param {Picture | null} before
 */
function take(view, picture, before) {
  view.picture = picture;
  view.hand.waiting = null;
  view.corners = picture.triangle || [0, 1, 2];
  if (before && before.criteria.length !== picture.criteria.length) forgetPast(view);
  receiveWeights(view);
  keepFocus(view.root, () => build(view, before));
  view.news = before ? newPoints(before, picture) : "";
  view.places.frame.classList.toggle("large", picture.large);
  measure(view);
  mendAddress(view);
  settleList(view, draw(view));
  comeBackTo(view, picture.opened || "");
}

/**
 * @param {View} view
 * @param {Picture | null} before
 */
function build(view, before) {
  const isNew = (/** @type {(keyof Picture)[]} */ ...parts) => differs(before, view.picture, ...parts);
  if (isNew("criteria")) buildWeights(view);
  if (isNew("criteria", "rows", "saved_name", "compromise")) buildLegend(view);
  if (isNew("criteria", "rows")) fillList(view);
  if (isNew("rows")) buildSift(view);
  if (isNew("criteria", "triangle")) buildTriangle(view);
  if (!view.triangle) return;
  if (isNew("criteria", "triangle", "regions")) fillRegions(view, view.triangle);
  if (isNew("criteria", "triangle", "regions", "points", "stands", "n_saved", "large", "weights")) fillLabels(view, view.triangle);
}

/** @param {View} view */
function watchWidth(view) {
  const observer = new ResizeObserver(() => { if (measure(view)) draw(view); });
  observer.observe(view.places.scroll);
  view.ending.signal.addEventListener("abort", () => observer.disconnect());
}

/**
 * The height of a row as the style has it at this width.
 *
 * @param {View} view
 * @returns {boolean} whether it is another than before
 */
function measure(view) {
  const height = Number.parseFloat(getComputedStyle(view.places.list).getPropertyValue("--row")) || ROW_HEIGHT;
  const isNew = height !== view.rowHeight;
  view.rowHeight = height;
  return isNew;
}

/**
 * @param {View} view
 * @returns {Placed[]}
 */
function draw(view) {
  const placed = ranking(view.picture.rows, view.weighting.weights);
  drawWeights(view, placed);
  followHeadline(view, placed);
  drawList(view, placed);
  if (view.triangle) drawTriangle(view, view.triangle, placed);
  return placed;
}

/**
 * Once the hand has let go the order of the page follows the order of sight, and the server hears of the weights once.
 *
 * @param {View} view
 */
function settle(view) {
  view.hand.unsettled = isPressed(view);
  if (view.hand.unsettled) { view.schedule(); return; }
  endMove(view);
  settleList(view, draw(view));
  if (view.hand.byKeys) sendWhenKeysRest(view); else sendWeights(view);
  takeWaiting(view);
}
