// The weights on screen: a slider and a number box each, a lock, the span in which the leader stays, and one rule for
// the others.

/** @import { Criterion } from "./picture.js" */
/** @import { Placed } from "./arithmetic.js" */
/** @import { View } from "./view.js" */
import { WHOLE, evenOut, percentOf } from "./arithmetic.js";
import { CRITERION_CLASSES } from "./classes.js";
import { element, setAttribute, setStyle, setText } from "./elements.js";
import { undoWeights } from "./exchange.js";
import { sameLeader } from "./interval.js";
import { chooseWeights, endMove, followWeight, isMoving, isStuck, takeLocks, toggleLock, typeWeight } from "./weighting.js";
import { firstTwo, percentInWords, rounded, spanInWords } from "./wording.js";

const RULE = "When one weight moves, the others share the rest in their proportion; locked ones stay.";

/**
 * @typedef {object} Control
 * @property {HTMLElement} group
 * @property {HTMLInputElement} slider
 * @property {HTMLInputElement} box
 * @property {HTMLButtonElement} lock
 * @property {HTMLElement} interval in words
 * @property {HTMLElement} span along the slider
 */

/** @param {View} view */
export function buildWeights(view) {
  const { criteria } = view.picture;
  const { panel } = view.places;
  takeLocks(view);
  panel.classList.toggle("many", criteria.length > 3);
  view.controls = criteria.map((criterion, c) => weightControl(view, criterion, c));
  view.beside = newBeside();
  const { equal, undo, rounded: note, first } = view.beside;
  equal.addEventListener("click", () => chooseWeights(view, evenOut(view.weighting.weights, view.weighting.locked)));
  undo.addEventListener("click", () => undoWeights(view));
  const buttons = element("div", { class: "buttons" });
  buttons.append(equal, undo);
  panel.replaceChildren(first, ...view.controls.map((control) => control.group), buttons, note, element("p", { class: "rule" }, RULE));
}

/** @returns {View["beside"]} */
export function newBeside() {
  return {
    equal: element("button", { type: "button", class: "equal", "data-item": "equal" }, "Equal weights"),
    undo: element("button", { type: "button", class: "equal", "data-item": "undo", "aria-label": "Undo the last change of weights" }, "Undo"),
    rounded: element("p", { class: "rule rounded" }, "Counted exactly, shown rounded: what is shown may not add up to 100."),
    first: element("p", { class: "first-now" }),
  };
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
  box.addEventListener("blur", () => endTyping(view, c));
  const span = element("span", { class: "span", "aria-hidden": "true" });
  const interval = element("span", { class: "interval", id: `same-leader-${c}` });
  const track = element("span", { class: "track" });
  const line = element("div", { class: "line" });
  const foot = element("div", { class: "foot" });
  track.append(slider, span);
  line.append(track, box);
  const lock = lockButton(view, criterion, c);
  foot.append(interval, lock);
  group.append(element("legend", { title: criterion.question }, criterion.name), line, foot);
  return { group, slider, box, lock, interval, span };
}

/**
 * A number is whole once its box is left, by a key that is still down as well: what is typed next is another step.
 *
 * @param {View} view
 * @param {number} c
 */
function endTyping(view, c) {
  if (!isMoving(view)) return;
  if (view.weighting.typed.at(-1) === c) endMove(view);
  view.settle();
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
  const follow = type === "number" ? typeWeight : followWeight;
  input.addEventListener("input", () => { if (input.value !== "") follow(view, c, Number(input.value)); });
  input.addEventListener("change", () => view.settle());
  return input;
}

/**
 * @param {View} view
 * @param {Criterion} criterion
 * @param {number} c
 */
function lockButton(view, criterion, c) {
  const lock = element("button", { type: "button", class: "lock", "data-item": `lock ${c}`, "aria-label": `Lock ${criterion.name}` });
  lock.addEventListener("click", () => { toggleLock(view, c); view.draw(); });
  return lock;
}

/**
 * @param {View} view
 * @param {Placed[]} placed
 */
export function drawWeights(view, placed) {
  const { weights, locked } = view.weighting;
  view.controls.forEach((control, c) => drawControl(view, control, c));
  const { equal, undo, rounded: note, first } = view.beside;
  note.hidden = weights.every((_, c) => Number.isInteger(percentOf(weights, c)));
  equal.disabled = locked.filter((isLocked) => !isLocked).length < 2;
  undo.disabled = !view.exchange.past.length;
  setText(first, `${firstTwo(placed)}.`);
}

/**
 * @param {View} view
 * @param {Control} control
 * @param {number} c
 */
function drawControl(view, control, c) {
  const { slider, box, lock } = control;
  const { weights, locked } = view.weighting;
  const percent = percentOf(weights, c);
  if (slider.value !== percent.toFixed()) slider.value = percent.toFixed();
  setStyle(slider, "--filled", String(percent));
  setAttribute(slider, "aria-valuetext", percentInWords(weights, c));
  if (box.value !== rounded(percent) && view.root.activeElement !== box) box.value = rounded(percent);
  for (const input of [slider, box]) input.disabled = locked[c] || isStuck(view, c);
  setAttribute(lock, "aria-pressed", String(locked[c]));
  setText(lock, locked[c] ? "locked" : "lock");
  drawInterval(view, control, c);
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
  setText(interval, same ? spanInWords(same) : !locked[c] && isStuck(view, c) ? "the others are locked" : "");
  if (!same) return;
  const [low, high] = same[0] > same[1] ? [percentOf(weights, c), percentOf(weights, c)] : same;
  setStyle(span, "--low", String(low));
  setStyle(span, "--high", String(high));
}
