// What the handle says: the value, how far that is from today, and which candidate it is.

/** @import { Content } from "./contract.js" */
import { candidateAt } from "./scale.js";

/**
 * @param {Content} content
 * @param {number} value
 */
export function valueInWords(content, value) {
  const unit = content.unit === "%" ? "%" : "";
  return `${value.toFixed(content.decimals)}${unit}`;
}

/**
 * @param {Content} content
 * @param {number} value
 */
export function targetInWords(content, value) {
  const start = content.baseline.value;
  const parts = [valueInWords(content, value)];
  const share = start ? Math.round((100 * Math.abs(value - start)) / Math.abs(start)) : null;
  if (value === start || share === null) parts.push(value === start ? "as today" : "from nothing");
  else parts.push(`${share ? `${share}%` : "under 1%"} ${value < start ? "less" : "more"} than today`);
  if (content.better === "lower" ? value > start : value < start) parts.push("worse than today");
  const candidate = candidateAt(content, value);
  if (candidate) parts.push(`${candidate.mark}: ${candidate.words}`);
  return parts.join(", ");
}
