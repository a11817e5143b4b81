// The target as a handle: moved by pointer, where it snaps to the candidates, or by keys.

/** @import { View } from "./main.js" */
import { moved, onSteps, snapped } from "./scale.js";
import { shape } from "./shapes.js";
import { targetInWords } from "./wording.js";

// Milliseconds: who holds an arrow key down is heard once, after the last press.
const AFTER_KEYS = 500;

/** @param {View} view */
export function newHandle(view) {
  const { content } = view;
  const handle = shape("g", {
    class: "handle", role: "slider", tabindex: 0, "aria-orientation": "vertical", "aria-label": `Target: ${content.label}`,
    "aria-valuemin": content.low, "aria-valuemax": content.high,
  });
  if (content.fixed) handle.setAttribute("aria-disabled", "true");
  handle.append(shape("circle", { class: "reach", r: 18 }), shape("path", { class: "diamond", d: "M0 -10 L10 0 L0 10 L-10 0 Z" }));
  watchKeys(view, handle);
  watchPointer(view, handle);
  return handle;
}

/**
 * @param {View} view
 * @param {SVGGElement} handle
 * @param {SVGElement} path
 */
export function placeHandle(view, handle, path) {
  const { content, scale, value } = view;
  const at = value ?? content.baseline.value;
  const [x, y] = [scale.x(content.year), scale.y(at)];
  handle.setAttribute("transform", `translate(${x} ${y})`);
  handle.setAttribute("aria-valuenow", String(at));
  const words = value === null ? "no target yet" : targetInWords(content, value);
  handle.setAttribute("aria-valuetext", words);
  handle.classList.toggle("none", value === null);
  const start = `${scale.x(content.baseline.year)},${scale.y(content.baseline.value)}`;
  path.setAttribute("points", value === null ? "" : `${start} ${x},${y}`);
  view.reading.textContent = value === null ? hint(content.fixed) : `Target ${words}`;
}

/** @param {boolean} fixed */
function hint(fixed) {
  return fixed ? "No target." : "No target yet: pull the diamond, or choose from the list.";
}

/**
 * @param {View} view
 * @param {SVGGElement} handle
 */
function watchKeys(view, handle) {
  handle.addEventListener("keydown", (event) => {
    const next = moved(view.content, view.value ?? view.content.baseline.value, event.key);
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (view.content.fixed) return;
    view.put(next);
    clearTimeout(view.timer);
    view.timer = setTimeout(() => { view.send(); }, AFTER_KEYS);
  });
  handle.addEventListener("blur", () => { view.send(); });
}

/**
 * @param {View} view
 * @param {SVGGElement} handle
 */
function watchPointer(view, handle) {
  handle.addEventListener("pointerdown", (event) => {
    if (event.button || view.content.fixed) return;
    handle.setPointerCapture(event.pointerId);
    view.isPulled = true;
  });
  handle.addEventListener("pointermove", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    const y = event.clientY - view.svg.getBoundingClientRect().top;
    view.put(onSteps(view.content, snapped(view.content, view.scale, y)));
  });
  for (const ending of ["pointerup", "pointercancel"]) {
    handle.addEventListener(ending, () => { view.isPulled = false; view.send(); });
  }
}
