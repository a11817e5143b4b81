// One view per mounted picture, kept on its element: drawn anew where the server sends something new or the width
// changes, told to the server when the hand lets go.

/** @import { Content } from "./contract.js" */
/** @import { Scale } from "./scale.js" */
import { VIEW } from "./contract.js";
import { stillParts } from "./drawing.js";
import { receive } from "./exchange.js";
import { newHandle, placeHandle } from "./handle.js";
import { scaleOf } from "./scale.js";
import { shape } from "./shapes.js";

/** @typedef {{ parentElement: ShadowRoot, data: Content, setStateValue: (name: "target", value: number) => void }} Component */
/**
 * @typedef {object} View
 * @property {Component} component
 * @property {Content} content
 * @property {Scale} scale
 * @property {SVGSVGElement} svg
 * @property {HTMLElement} reading
 * @property {number | null} value where the handle stands
 * @property {number | null} agreed what the server knows
 * @property {number | null} received what the server said last
 * @property {number[]} sent what the server was told and has not said again yet
 * @property {boolean} isPulled
 * @property {ReturnType<typeof setTimeout> | undefined} timer
 * @property {string} shown the content that is drawn
 * @property {(value: number) => void} put
 * @property {() => void} send
 */
/** @typedef {ShadowRoot & { [VIEW]?: View }} Root */

/** @param {Component} component */
export default function mount(component) {
  const root = /** @type {Root} */ (component.parentElement);
  const view = (root[VIEW] ??= open(component));
  view.component = component;
  take(view, component.data);
}

/**
 * @param {Component} component
 * @returns {View}
 */
function open(component) {
  const root = component.parentElement;
  const svg = /** @type {SVGSVGElement} */ (root.querySelector(".picture"));
  const reading = /** @type {HTMLElement} */ (root.querySelector(".reading"));
  const content = component.data;
  /** @type {View} */
  const view = {
    component, content, scale: scaleOf(content, 0, 0), svg, reading, value: content.target, agreed: content.target,
    received: content.target, sent: [], isPulled: false, timer: undefined, shown: "", put: () => {}, send: () => {},
  };
  const watcher = new ResizeObserver(() => { if (!view.isPulled) draw(view); });
  watcher.observe(/** @type {Element} */ (svg.parentElement));
  return view;
}

/**
 * @param {View} view
 * @param {Content} content
 */
function take(view, content) {
  const words = JSON.stringify(content);
  if (view.shown === words || view.isPulled) return;
  view.content = content;
  receive(view, content.target);
  view.shown = words;
  draw(view);
}

/** @param {View} view */
function draw(view) {
  const { content, svg } = view;
  const wide = svg.parentElement?.clientWidth ?? 0;
  if (!wide) return;
  const high = content.large ? 420 : wide < 480 ? 300 : 340;
  const root = /** @type {ShadowRoot} */ (svg.getRootNode());
  const hadFocus = root.activeElement?.classList.contains("handle") ?? false;
  view.scale = scaleOf(content, wide, high);
  for (const [name, value] of Object.entries({ width: wide, height: high, role: "group", "aria-label": content.described })) {
    svg.setAttribute(name, String(value));
  }
  svg.classList.toggle("large", content.large);
  const path = shape("polyline", { class: "path" });
  const handle = newHandle(view);
  view.put = (value) => { view.value = value; placeHandle(view, handle, path); };
  view.send = () => {
    clearTimeout(view.timer);
    if (view.value === null || view.value === view.agreed) return;
    view.agreed = view.value;
    view.sent.push(view.value);
    view.component.setStateValue("target", view.value);
  };
  svg.replaceChildren(...stillParts(content, view.scale), path, handle);
  placeHandle(view, handle, path);
  if (hadFocus) handle.focus();
}
