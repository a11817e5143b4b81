// The triangle of all possible weights of three criteria while the others stay: who leads where, the present point, other
// people's points.

/** @import { Placed } from "./arithmetic.js" */
/** @import { View } from "./view.js" */
import { WHOLE, percentOf, sum } from "./arithmetic.js";
import { element, setAttribute, setCentre, setText, shape } from "./elements.js";
import { CORNERS, HIGH, TOP, WIDE, at, cornerWeights, weightOutside } from "./geometry.js";
import { cornerLabel } from "./labels.js";
import { watchPoint } from "./point.js";
import { drawProbe, forgetProbe, watchProbe } from "./probe.js";
import { inARow, outsideInWords, rounded, weightsInWords } from "./wording.js";

/**
 * @typedef {object} Triangle
 * @property {SVGSVGElement} svg
 * @property {Record<"regions" | "names" | "points", SVGGElement>} layers
 * @property {SVGPolygonElement[]} regions
 * @property {SVGLineElement} nearest from the present weights to the nearest under which another leads
 * @property {SVGCircleElement} mark reads
 * @property {SVGCircleElement} point changes weights
 * @property {SVGCircleElement} grip as large as a finger, around the point
 * @property {HTMLElement} reading what is read, in words
 * @property {HTMLElement} outside at what weight the other criteria stay, in words
 * @property {HTMLElement} kinds what the marks stand for, where there is more than one kind
 * @property {HTMLElement} drawn which of the saved points are drawn, where not all are
 */

const HINT = "Point anywhere in the triangle to read who would lead there; press to take those weights.";
const READS = "Read any point; arrow keys move the mark, Enter takes these weights, Escape leaves";

/** @param {View} view */
export function buildTriangle(view) {
  const { map } = view.places;
  map.hidden = view.picture.criteria.length < 3;
  map.replaceChildren();
  view.triangle = map.hidden ? null : newTriangle();
  if (!view.triangle) return;
  const { svg, layers, nearest, mark, grip, point, reading, outside, kinds, drawn } = view.triangle;
  const names = view.corners.map((c, corner) => cornerLabel(view.picture.criteria[c].name, corner));
  const outline = shape("polygon", { class: "outline", points: CORNERS.map((corner) => corner.join(",")).join(" ") });
  svg.append(outline, layers.regions, layers.names, ...names, nearest, layers.points, mark, grip, point);
  map.append(svg, kinds, outside, reading, drawn, element("p", { class: "hint" }, HINT));
  forgetProbe(view);
  watchPoint(view, view.triangle);
  watchProbe(view, view.triangle);
}

/** @returns {Triangle} */
function newTriangle() {
  const layer = (/** @type {string} */ name) => shape("g", { class: name });
  const viewBox = `0 ${TOP} ${WIDE} ${HIGH}`;
  return {
    svg: shape("svg", { viewBox, role: "group", "aria-label": "All possible weightings" }),
    layers: { regions: layer("regions"), names: layer("names"), points: layer("points") },
    regions: [],
    nearest: shape("line", { class: "nearest" }),
    mark: handle("mark", 6, READS),
    grip: shape("circle", { class: "grip", r: 20 }),
    point: handle("point", 8, "Weights as a point; arrow keys move it"),
    reading: element("p", { class: "reading" }),
    outside: element("p", { class: "held" }),
    kinds: element("p", { class: "kinds" }),
    drawn: element("p", { class: "hint drawn" }),
  };
}

/**
 * @param {string} name
 * @param {number} r
 * @param {string} label
 */
function handle(name, r, label) {
  const limits = { "aria-valuemin": 0, "aria-valuemax": WHOLE, "data-item": name };
  return shape("circle", { r, class: name, tabindex: 0, role: "slider", "aria-label": label, ...limits });
}

/**
 * @param {View} view
 * @param {Triangle} triangle
 */
export function fillRegions(view, triangle) {
  triangle.regions = view.picture.regions.map((region) => {
    const corners = region.points.map((parts) => at(parts).join(",")).join(" ");
    const polygon = shape("polygon", { points: corners, "data-id": region.id });
    polygon.append(shape("title", {}, `${region.name} leads here: ${region.share} of all possible weights`));
    return polygon;
  });
  triangle.layers.regions.replaceChildren(...triangle.regions);
}

/**
 * @param {View} view
 * @param {Triangle} triangle
 * @param {Placed[]} placed
 */
export function drawTriangle(view, triangle, placed) {
  const { weights } = view.weighting;
  drawOutside(view, triangle);
  const three = cornerWeights(view.corners, weights);
  if (!three.some(Boolean)) return;
  const [x, y] = at(three);
  setCentre(triangle.point, x, y);
  setCentre(triangle.grip, x, y);
  setAttribute(triangle.point, "aria-valuenow", rounded(percentOf(weights, view.corners[0])));
  setAttribute(triangle.point, "aria-valuetext", weightsInWords(view.picture.criteria, weights));
  const leaders = new Set(placed.filter((p) => p.rank === 1).map((p) => p.row.id));
  for (const region of triangle.regions) {
    setAttribute(region, "class", leaders.has(region.dataset.id ?? "") ? "region here" : "region");
  }
  drawProbe(view, triangle, placed);
  drawNearest(view, triangle, [x, y]);
}

/**
 * Regions belong to the weights outside the triangle that they were worked out for; while those move there is nothing
 * true to show.
 *
 * @param {View} view
 * @param {Triangle} triangle
 */
function drawOutside(view, triangle) {
  const { picture, corners } = view;
  const { weights } = view.weighting;
  const isStale = weights.some((weight, c) => !corners.includes(c) && weight * sum(picture.weights) !== picture.weights[c] * sum(weights));
  const isEmpty = weightOutside(corners, weights) === sum(weights);
  setAttribute(triangle.svg, "class", isEmpty ? "empty" : isStale ? "stale" : "");
  setText(triangle.outside, outsideLine(view, isEmpty));
  if (isEmpty) setText(triangle.reading, "");
}

/**
 * @param {View} view
 * @param {boolean} isEmpty whether nothing is left for the corners
 */
function outsideLine({ picture, corners, weighting }, isEmpty) {
  const name = (/** @type {number} */ c) => picture.criteria[c].name;
  const outside = outsideInWords(picture.criteria, corners, weighting.weights);
  const locked = corners.filter((c) => weighting.locked[c]).map(name);
  const sentences = [];
  if (isEmpty) sentences.push(`All the weight is on ${outside}. Give ${inARow(corners.map(name), "or")} some weight to see the triangle.`);
  else if (outside) sentences.push(`With ${outside}.`);
  if (locked.length) sentences.push(`Unlock ${inARow(locked)} to move the point.`);
  return sentences.join(" ");
}

/**
 * @param {View} view
 * @param {Triangle} triangle
 * @param {[x: number, y: number]} present
 */
function drawNearest(view, { nearest }, [x, y]) {
  const { criteria, nearest: weights } = view.picture;
  const target = view.weighting.start || criteria.length !== 3 ? null : weights;
  setAttribute(nearest, "visibility", target ? "visible" : "hidden");
  if (!target) return;
  const [toX, toY] = at(cornerWeights(view.corners, target));
  const ends = { x1: x, y1: y, x2: toX, y2: toY };
  for (const [key, value] of Object.entries(ends)) setAttribute(nearest, key, String(value));
}
