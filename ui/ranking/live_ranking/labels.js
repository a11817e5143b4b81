// What is written into the triangle: corners, regions, and other people's points with their names.

/** @import { Box } from "./boxes.js" */
/** @import { Place } from "./geometry.js" */
/** @import { Region, SavedPoint, Stand } from "./picture.js" */
/** @import { Triangle } from "./triangle.js" */
/** @import { View } from "./view.js" */
import { boxAround, cornersOf, freest, isWithin } from "./boxes.js";
import { setText, shape } from "./elements.js";
import { CORNERS, WIDE, at, cornerWeights } from "./geometry.js";
import { outsideInWords } from "./wording.js";

// Height of a line and width of a letter of the small writing in live_ranking.css, in the numbers of the drawing.
const LINE = 11;
const LETTER = 5.2;
// What speaks against a place, in the square units that it would hide: leaving the drawing is never worth it, leaving
// the region by one corner of the name is worth as much as hiding twelve letters.
const LEAVES_DRAWING = 1000;
const LEAVES_REGION = 60;
// Marks of the drawing in words, in the shapes of `symbol`.
const KINDS = {
  seat: "▲ seats that have shared",
  workshop: "■ middle of a workshop, a dot a person",
  saved: "◆ saved scenarios",
};
// How far a region's name may go from the centre towards a corner.
const TOWARDS_CORNERS = [0.2, 0.4, 0.6];

/**
 * @param {string} name
 * @param {number} corner
 */
export function cornerLabel(name, corner) {
  const [x, y] = CORNERS[corner];
  const anchor = ["middle", "start", "end"][corner];
  const [left, below] = [[x, y - 10], [2, y + 20], [WIDE - 2, y + 20]][corner];
  return shape("text", { x: left, y: below, class: "corner", "text-anchor": anchor }, name);
}

/**
 * @param {View} view
 * @param {Triangle} triangle
 */
export function fillLabels(view, { layers, kinds, drawn }) {
  const { picture, corners } = view;
  const isPlaced = (/** @type {number[]} */ weights) => cornerWeights(corners, weights).some((weight) => weight > 0);
  const placeOfWeights = (/** @type {number[]} */ weights) => at(cornerWeights(corners, weights));
  const isCut = picture.points.length < picture.n_saved;
  setText(drawn, isCut ? `The latest ${picture.points.length} of ${picture.n_saved} scenarios are drawn.` : "");
  const stands = picture.stands.filter((stand) => isPlaced(stand.weights));
  const points = [...picture.points.filter((point) => isPlaced(point.weights)), ...stands];
  setText(kinds, stands.length ? kindsInWords(points).join(" · ") : "");
  const taken = points.map((point) => boxAround(placeOfWeights(point.weights), 6, 6));
  if (isPlaced(picture.weights)) taken.push(boxAround(placeOfWeights(picture.weights), 10, 10));
  layers.points.replaceChildren(...stands.flatMap((stand) => peopleOf(view, stand)), ...points.map((point) => pointMark(view, point, taken)));
  layers.names.replaceChildren(...picture.regions.flatMap((region) => regionLabel(region, taken)));
}

/** @param {(SavedPoint | Stand)[]} points */
function kindsInWords(points) {
  return Object.entries(KINDS).filter(([kind]) => points.some((point) => kindOf(point) === kind)).map(([, words]) => words);
}

/** @param {SavedPoint | Stand} point */
function kindOf(point) {
  return "group" in point ? point.group : "saved";
}

/**
 * Where the corners' shares of everybody in a room are known: a triangle of the first three criteria.
 *
 * @param {View} view
 * @param {Stand} stand
 */
function peopleOf({ corners }, stand) {
  if (corners.join() !== "0,1,2") return [];
  return stand.people.map((weights) => { const [cx, cy] = at(weights); return shape("circle", { class: "person", cx, cy, r: 2.5 }); });
}

/**
 * @param {View} view
 * @param {SavedPoint | Stand} point
 * @param {Box[]} taken
 */
function pointMark(view, point, taken) {
  const [x, y] = at(cornerWeights(view.corners, point.weights));
  const half = (point.short.length * LETTER) / 2;
  /** @type {[number, number, string][]} */
  const spots = [[x + 8, y + 3, "start"], [x - 8, y + 3, "end"], [x, y - 8, "middle"], [x, y + 15, "middle"]];
  /** @type {Place[]} */
  const centres = [[x + 8 + half, y], [x - 8 - half, y], [x, y - 11], [x, y + 12]];
  const boxes = centres.map((centre) => boxAround(centre, half, LINE / 2));
  const [left, below, anchor] = spots[freest(boxes, taken, (box) => (box[0] < 0 || box[2] > WIDE ? LEAVES_DRAWING : 0))];
  const outside = outsideInWords(view.picture.criteria, view.corners, point.weights);
  const kind = kindOf(point);
  const group = shape("g", { class: `other ${kind}` });
  group.append(symbol(kind, x, y));
  if (view.picture.large) return group; // a projector shows no names
  group.append(shape("text", { x: left, y: below, "text-anchor": anchor }, point.short));
  group.append(shape("title", {}, [point.name, outside].filter(Boolean).join(", with ")));
  return group;
}

/**
 * A shape of its own for each kind, beside its colour.
 *
 * @param {string} kind
 * @param {number} x
 * @param {number} y
 */
function symbol(kind, x, y) {
  if (kind === "seat") return shape("polygon", { points: `${x},${y - 6} ${x - 5.5},${y + 4.5} ${x + 5.5},${y + 4.5}` });
  const square = { x: x - 4, y: y - 4, width: 8, height: 8 };
  return shape("rect", kind === "workshop" ? square : { ...square, transform: `rotate(45 ${x} ${y})` });
}

/**
 * @param {Region} region
 * @param {Box[]} taken
 * @returns {SVGTextElement[]} none for a region without a label
 */
function regionLabel(region, taken) {
  const { label } = region;
  if (!label) return [];
  const corners = region.points.map(at);
  const centre = at(region.centre);
  const centres = [centre, ...TOWARDS_CORNERS.flatMap((share) => corners.map((corner) => between(centre, corner, share)))];
  const width = Math.max(...label.map((line) => line.length)) * LETTER;
  const boxes = centres.map((place) => boxAround(place, width / 2, (label.length * LINE) / 2));
  const [x, y] = centres[freest(boxes, taken, (box) => LEAVES_REGION * cornersOf(box).filter((place) => !isWithin(place, corners)).length)];
  const text = shape("text", { x, y, class: "region-name" });
  const rise = 3 - (LINE * (label.length - 1)) / 2;
  label.forEach((line, i) => text.append(shape("tspan", { x, dy: i ? LINE : rise }, line)));
  return [text];
}

/**
 * @param {Place} from
 * @param {Place} to
 * @param {number} share of the way
 * @returns {Place}
 */
function between([ax, ay], [bx, by], share) {
  return [ax + share * (bx - ax), ay + share * (by - ay)];
}
