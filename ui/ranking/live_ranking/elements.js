// Making and changing elements; text from people goes in as text only.

/** @typedef {Record<string, string | number>} Attributes */
/**
 * What a node shows is remembered beside it: comparing with the page itself would cost more than the drawing.
 *
 * @typedef {object} Memory
 * @property {string} [shownText]
 * @property {Record<string, string>} [shownAttributes]
 * @property {Record<string, string>} [shownStyles]
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} attributes
 */
export function element(tag, attributes = {}, text = "") {
  return dress(document.createElement(tag), attributes, text);
}

/**
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} attributes
 */
export function shape(tag, attributes = {}, text = "") {
  return dress(document.createElementNS(SVG, tag), attributes, text);
}

/**
 * @template {Element} T
 * @param {T} node
 * @param {Attributes} attributes
 * @param {string} text
 */
function dress(node, attributes, text) {
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  if (text) node.textContent = text;
  return node;
}

/**
 * @param {Element & Memory} node
 * @param {string} text
 */
export function setText(node, text) {
  if (node.shownText === text) return;
  node.shownText = text;
  node.textContent = text;
}

/**
 * @param {Element & Memory} node
 * @param {string} name
 * @param {string} value
 */
export function setAttribute(node, name, value) {
  const shown = (node.shownAttributes ??= {});
  if (shown[name] === value) return;
  shown[name] = value;
  node.setAttribute(name, value);
}

/**
 * @param {HTMLElement & Memory} node
 * @param {string} name
 * @param {string} value
 */
export function setStyle(node, name, value) {
  const shown = (node.shownStyles ??= {});
  if (shown[name] === value) return;
  shown[name] = value;
  node.style.setProperty(name, value);
}

/**
 * @param {Element} circle
 * @param {number} x
 * @param {number} y
 */
export function setCentre(circle, x, y) {
  setAttribute(circle, "cx", String(x));
  setAttribute(circle, "cy", String(y));
}

/**
 * Where the focused item is made anew, the focus goes to its successor.
 *
 * @param {ShadowRoot} root
 * @param {() => void} work
 */
export function keepFocus(root, work) {
  const item = root.activeElement?.getAttribute("data-item");
  work();
  if (!item || root.activeElement?.getAttribute("data-item") === item) return;
  const successor = root.querySelector(`[data-item="${CSS.escape(item)}"]`);
  if (successor instanceof HTMLElement || successor instanceof SVGElement) successor.focus({ preventScroll: true });
}
