// Where a year and a value lie in the picture, where a handle snaps, and how labels make room for each other.

/** @import { Candidate, Content } from "./contract.js" */
/**
 * @typedef {object} Scale
 * @property {number} wide
 * @property {number} high
 * @property {(year: number) => number} x
 * @property {(value: number) => number} y
 * @property {(y: number) => number} valueAt the other way round
 * @property {number} left
 * @property {number} right
 * @property {number} top
 * @property {number} bottom
 */

// Pixels: as near as a finger or a pointer comes to a line on purpose.
export const SNAP = 7;

/**
 * @param {Content} content
 * @param {number} wide
 * @param {number} high
 * @returns {Scale}
 */
export function scaleOf(content, wide, high) {
  const [left, right, top, bottom] = [44, wide - 46, 14, high - 26];
  const first = Math.min(content.baseline.year, ...content.history.map((reading) => reading.year));
  const last = Math.max(content.year, content.baseline.year + 1);
  const span = content.high - content.low || 1;
  return {
    wide, high, left, right, top, bottom,
    x: (year) => left + ((right - left) * (year - first)) / (last - first || 1),
    y: (value) => bottom - ((bottom - top) * (value - content.low)) / span,
    valueAt: (y) => content.low + (span * (bottom - y)) / (bottom - top),
  };
}

/**
 * A value on the handle's steps and on the axis.
 *
 * @param {Content} content
 * @param {number} value
 */
export function onSteps(content, value) {
  const within = Math.min(content.high, Math.max(content.low, value));
  const stepped = Math.round(within / content.step) * content.step;
  return Number(Math.min(content.high, Math.max(content.low, stepped)).toFixed(content.decimals));
}

/**
 * The value under a pointer; near the line of a candidate it is that candidate's.
 *
 * @param {Content} content
 * @param {Scale} scale
 * @param {number} y
 */
export function snapped(content, scale, y) {
  const near = content.candidates
    .map((candidate) => ({ value: candidate.value, away: Math.abs(scale.y(candidate.value) - y) }))
    .filter(({ away }) => away <= SNAP)
    .sort((a, b) => a.away - b.away);
  return onSteps(content, near.length ? near[0].value : scale.valueAt(y));
}

/**
 * Where a key takes the handle; null for a key that does not move it.
 *
 * @param {Content} content
 * @param {number} value
 * @param {string} key
 */
export function moved(content, value, key) {
  const values = content.candidates.map((candidate) => onSteps(content, candidate.value)).sort((a, b) => a - b);
  switch (key) {
    case "ArrowUp": case "ArrowRight": return onSteps(content, value + content.step);
    case "ArrowDown": case "ArrowLeft": return onSteps(content, value - content.step);
    case "PageUp": return values.find((candidate) => candidate > value) ?? value;
    case "PageDown": return values.findLast((candidate) => candidate < value) ?? value;
    case "Home": return onSteps(content, content.low);
    case "End": return onSteps(content, content.high);
    default: return null;
  }
}

/**
 * The candidate that a value is, to the handle's step.
 *
 * @param {Content} content
 * @param {number} value
 * @returns {Candidate | undefined}
 */
export function candidateAt(content, value) {
  return content.candidates.find((candidate) => onSteps(content, candidate.value) === onSteps(content, value));
}

/**
 * Heights for labels that would cover each other: as near to their own as the room allows, in their order.
 *
 * @param {number[]} heights
 * @param {number} apart
 * @param {number} top
 * @param {number} bottom
 */
export function apartFrom(heights, apart, top, bottom) {
  const order = heights.map((height, at) => ({ height, at })).sort((a, b) => a.height - b.height || a.at - b.at);
  const room = Math.min(apart, (bottom - top) / Math.max(order.length - 1, 1));
  /** @type {{ first: number, heights: number[] }[]} */
  const groups = [];
  for (const [place, label] of order.entries()) {
    groups.push({ first: place, heights: [label.height] });
    while (groups.length > 1 && start(groups[groups.length - 2]) + room * groups[groups.length - 2].heights.length > start(groups[groups.length - 1])) {
      const last = groups.pop();
      groups[groups.length - 1].heights.push(...(last?.heights ?? []));
    }
  }
  /** @param {{ heights: number[] }} group the height of its first label: the group stands around its own middle */
  function start({ heights: own }) {
    const middle = own.reduce((sum, height) => sum + height, 0) / own.length;
    const half = (room * (own.length - 1)) / 2;
    return Math.min(Math.max(middle - half, top), bottom - 2 * half);
  }
  const places = heights.slice();
  for (const group of groups) {
    group.heights.forEach((_, step) => { places[order[group.first + step].at] = start(group) + room * step; });
  }
  return places;
}

/**
 * Round numbers for an axis.
 *
 * @param {number} low
 * @param {number} high
 */
export function ticksOf(low, high) {
  const rough = (high - low) / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? rough;
  const ticks = [];
  for (let at = Math.ceil(low / step); at * step <= high; at += 1) ticks.push(Number((at * step).toFixed(6)));
  return ticks;
}
