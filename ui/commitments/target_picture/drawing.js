// What stands still in the picture: axes, history with its limits, boroughs, the band and the candidates' lines.

/** @import { Content } from "./contract.js" */
/** @import { Scale } from "./scale.js" */
import { apartFrom, ticksOf } from "./scale.js";
import { shape } from "./shapes.js";

// Pixels between the middles of two marks that can both be read.
const APART = 15;
const APART_LARGE = 20;

/**
 * @param {Content} content
 * @param {Scale} scale
 * @returns {SVGElement[]}
 */
export function stillParts(content, scale) {
  return [...axes(content, scale), ...band(content, scale), ...boroughs(content, scale), ...lines(content, scale),
    ...history(content, scale)];
}

/**
 * @param {Content} content
 * @param {Scale} scale
 */
function axes(content, scale) {
  const parts = [];
  for (const value of ticksOf(content.low, content.high)) {
    const y = scale.y(value);
    parts.push(shape("line", { class: "grid", x1: scale.left, x2: scale.right, y1: y, y2: y }));
    parts.push(shape("text", { class: "tick", x: scale.left - 6, y: y + 4, "text-anchor": "end" }, String(value)));
  }
  const first = content.history[0] ?? { year: content.baseline.year, period: String(content.baseline.year) };
  const years = new Map([[first.year, first.period], [content.year, content.period]]);
  const baseline = content.history.find((reading) => reading.year === content.baseline.year);
  const wide = scale.x(content.baseline.year) - scale.x(first.year) > 80;
  if (wide) years.set(content.baseline.year, baseline?.period ?? String(content.baseline.year));
  for (const [year, words] of years) {
    const anchor = year === first.year ? "start" : year === content.year ? "end" : "middle";
    parts.push(shape("text", { class: "tick", x: scale.x(year), y: scale.high - 8, "text-anchor": anchor }, words));
  }
  return parts;
}

/**
 * @param {Content} content
 * @param {Scale} scale
 */
function band(content, scale) {
  if (!content.band) return [];
  const [x, end] = [scale.x(content.baseline.year), scale.x(content.year)];
  const [start, low, high] = [content.baseline.value, content.band.low, content.band.high].map(scale.y);
  const area = shape("polygon", { class: "band", points: `${x},${start} ${end},${low} ${end},${high}` });
  area.append(shape("title", {}, content.band.words));
  return [area];
}

/**
 * @param {Content} content
 * @param {Scale} scale
 */
function boroughs(content, scale) {
  const x = scale.x(content.baseline.year);
  return content.boroughs.filter(({ value }) => value >= content.low && value <= content.high).map(({ name, value }) => {
    const dot = shape("circle", { class: "borough", cx: x, cy: scale.y(value), r: 3.5 });
    dot.append(shape("title", {}, `${name}: ${value}`));
    return dot;
  });
}

/**
 * @param {Content} content
 * @param {Scale} scale
 */
function history(content, scale) {
  const parts = [];
  for (const { year, lower, upper } of content.history) {
    if (lower === null || upper === null) continue;
    const x = scale.x(year);
    parts.push(shape("line", { class: "limits", x1: x, x2: x, y1: scale.y(lower), y2: scale.y(upper) }));
  }
  const points = content.history.map(({ year, value }) => `${scale.x(year)},${scale.y(value)}`).join(" ");
  parts.push(shape("polyline", { class: "history", points }));
  for (const { year, value, period } of content.history) {
    const dot = shape("circle", { class: "reading", cx: scale.x(year), cy: scale.y(value), r: 3 });
    dot.append(shape("title", {}, `${period}: ${value}`));
    parts.push(dot);
  }
  return parts;
}

/**
 * @param {Content} content
 * @param {Scale} scale
 */
function lines(content, scale) {
  const from = scale.x(content.baseline.year);
  const heights = content.candidates.map((candidate) => scale.y(candidate.value));
  const places = apartFrom(heights, content.large ? APART_LARGE : APART, scale.top, scale.bottom);
  return content.candidates.flatMap((candidate, at) => {
    const [y, place, end] = [heights[at], places[at], scale.right + 16];
    const line = shape("polyline", { class: "candidate", points: `${from},${y} ${scale.right},${y} ${end},${place}` });
    line.append(shape("title", {}, candidate.words));
    return [line, shape("text", { class: "mark", x: end + 5, y: place + 4 }, candidate.mark)];
  });
}
