// The small pictures of a row: London and England over the years, and boroughs as dots on one line.

/** @typedef {[number, number]} Point across and up, both from 0 to 1 */
/** @typedef {{ london: Point[], england: Point[] }} Years */
/** @typedef {{ dots: number[], london: number | null, england: number | null }} Strip places from 0 to 1 */

const WIDTH = 96;
const HEIGHT = 22;
// Room around the points, so that a dot at the edge is whole.
const EDGE = 3;
const DOT = 2.2;

/** @param {Years} years */
export function sparkline(years) {
  const picture = canvas("spark");
  picture.append(...line(years.england, "england"), ...line(years.london, "london"));
  const last = years.london.at(-1);
  if (last) picture.append(circle(across(last[0]), up(last[1]), "london"));
  return picture;
}

/** @param {Strip} strip */
export function dotStrip(strip) {
  const picture = canvas("strip");
  picture.append(...strip.dots.map((at) => circle(across(at), HEIGHT / 2, "borough")));
  if (strip.england !== null) picture.append(stroke(strip.england, "england"));
  if (strip.london !== null) picture.append(stroke(strip.london, "london"));
  return picture;
}

/**
 * Points as an SVG polyline takes them.
 *
 * @param {Point[]} points
 */
export function pointsInWords(points) {
  return points.map(([x, y]) => `${across(x)},${up(y)}`).join(" ");
}

/** @param {number} share */
export function across(share) {
  return rounded(EDGE + share * (WIDTH - 2 * EDGE));
}

/** @param {number} share */
export function up(share) {
  return rounded(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE));
}

/** @param {number} value */
function rounded(value) {
  return Math.round(10 * value) / 10;
}

/**
 * @param {Point[]} points
 * @param {string} kind
 */
function line(points, kind) {
  return points.length > 1 ? [shape("polyline", { class: kind, points: pointsInWords(points) })] : [];
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string} kind
 */
function circle(x, y, kind) {
  return shape("circle", { class: kind, cx: `${x}`, cy: `${y}`, r: `${DOT}` });
}

/**
 * @param {number} at
 * @param {string} kind
 */
function stroke(at, kind) {
  const x = `${across(at)}`;
  return shape("line", { class: kind, x1: x, x2: x, y1: "1", y2: `${HEIGHT - 1}` });
}

/** @param {string} kind */
function canvas(kind) {
  return shape("svg", { class: kind, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" });
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 */
function shape(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
