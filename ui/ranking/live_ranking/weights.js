// The weights on screen: a slider and a number box each, a lock, the span in which the leader stays, and one rule for
// the others.

/** @import { Criterion } from "./picture.js" */
/** @import { View } from "./view.js" */
import { WHOLE, evenOut, percentOf } from "./arithmetic.js";
import { CRITERION_CLASSES } from "./classes.js";
import { element, setAttribute, setStyle, setText } from "./elements.js";
import { sameLeader } from "./interval.js";
import { chooseWeights, followWeight, isMoving, toggleLock, unlockAll } from "./weighting.js";
import { percentInWords, rounded, spanInWords } from "./wording.js";

/**
 * @typedef {object} Control
 * @property {HTMLElement} group
 * @property {HTMLInputElement} slider
 * @property {HTMLInputElement} box
 * @property {HTMLElement} interval in words
 * @property {HTMLElement} span along the slider
 */

/** @param {View} view */
export function buildWeights(view) {
  const { criteria } = view.picture;
  const { panel } = view.places;
  unlockAll(view);
  panel.classList.toggle("many", criteria.length > 3);
  view.controls = criteria.map((criterion, c) => weightControl(view, criterion, c));
  const equal = element("button", { type: "button", class: "equal", "data-item": "equal" }, "Equal weights");
  equal.addEventListener("click", () => chooseWeights(view, evenOut(view.weighting.weights, view.weighting.locked)));
  view.rounded = element("p", { class: "rule rounded" }, "Counted exactly, shown rounded: what is shown may not add up to 100.");
  const rule = "When one weight moves, the others share the rest in their proportion; locked ones stay.";
  panel.replaceChildren(...view.controls.map((control) => control.group), equal, view.rounded, element("p", { class: "rule" }, rule));
}

/**
 * @param {View} view
 * @param {Criterion} criterion
 * @param {number} c
 * @returns {Control}
 */
function weightControl(view, criterion, c) {
  const group = element("fieldset", { class: `weight ${CRITERION_CLASSES[c]}` });
  const label = `Weight of ${criterion.name}, percent`;
  const slider = weightInput(view, "range", `slider ${c}`, `${label}, slider`, c);
  const box = weightInput(view, "number", `box ${c}`, label, c);
  box.addEventListener("blur", () => { if (isMoving(view)) view.settle(); });
  const span = element("span", { class: "span", "aria-hidden": "true" });
  const interval = element("span", { class: "interval", id: `same-leader-${c}` });
  const track = element("span", { class: "track" });
  const line = element("div", { class: "line" });
  const foot = element("div", { class: "foot" });
  track.append(slider, span);
  line.append(track, box);
  foot.append(interval, lockButton(view, criterion, c, [slider, box]));
  group.append(element("legend", { title: criterion.question }, criterion.name), line, foot);
  return { group, slider, box, interval, span };
}

/**
 * @param {View} view
 * @param {"range" | "number"} type
 * @param {string} item
 * @param {string} label
 * @param {number} c
 */
function weightInput(view, type, item, label, c) {
  const limits = { min: 0, max: WHOLE, step: 1, "aria-describedby": `same-leader-${c}` };
  const input = element("input", { type, ...limits, "data-item": item, "aria-label": label });
  input.addEventListener("input", () => { if (input.value !== "") followWeight(view, c, Number(input.value)); });
  input.addEventListener("change", () => view.settle());
  return input;
}

/**
 * @param {View} view
 * @param {Criterion} criterion
 * @param {number} c
 * @param {HTMLInputElement[]} inputs
 */
function lockButton(view, criterion, c, inputs) {
  const state = { "aria-pressed": "false", "aria-label": `Lock ${criterion.name}` };
  const lock = element("button", { type: "button", class: "lock", "data-item": `lock ${c}`, ...state }, "lock");
  lock.addEventListener("click", () => {
    toggleLock(view, c);
    const isLocked = view.weighting.locked[c];
    lock.setAttribute("aria-pressed", String(isLocked));
    setText(lock, isLocked ? "locked" : "lock");
    for (const input of inputs) input.disabled = isLocked;
    view.draw();
  });
  return lock;
}

/** @param {View} view */
export function drawWeights(view) {
  const focused = view.root.activeElement;
  view.rounded.hidden = view.weighting.weights.every((_, c) => Number.isInteger(percentOf(view.weighting.weights, c)));
  view.controls.forEach((control, c) => {
    const { slider, box } = control;
    const { weights } = view.weighting;
    const percent = percentOf(weights, c);
    if (slider.value !== percent.toFixed()) slider.value = percent.toFixed();
    setStyle(slider, "--filled", String(percent));
    setAttribute(slider, "aria-valuetext", percentInWords(weights, c));
    if (box.value !== rounded(percent) && focused !== box) box.value = rounded(percent);
    drawInterval(view, control, c);
  });
}

/**
 * @param {View} view
 * @param {Control} control
 * @param {number} c
 */
function drawInterval(view, { interval, span }, c) {
  const { weights, locked } = view.weighting;
  const same = locked[c] ? null : sameLeader(view.picture.rows, weights, c, locked);
  setAttribute(span, "class", same ? "span" : "span none");
  setText(interval, same ? spanInWords(same) : "");
  if (!same) return;
  const [low, high] = same[0] > same[1] ? [percentOf(weights, c), percentOf(weights, c)] : same;
  setStyle(span, "--low", String(low));
  setStyle(span, "--high", String(high));
}
