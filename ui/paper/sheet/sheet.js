// The document as it will print; every word of it goes in as text only.

/** @typedef {{ kind: "table", text: string, heads: string[], rows: string[][] }} Table */
/** @typedef {{ kind: "picture", text: string, alt: string, source: string }} Picture */
/** @typedef {{ kind: "numbered" | "item" | "plain" | "source" | "quote" | "heading", label: string, lead: string, text: string, changed: boolean }} Paragraph */
/** @typedef {{ draft: boolean, title: string, header: [string, string][], parts: { title: string, blocks: (Table | Picture | Paragraph)[] }[] }} Content */
/** @typedef {{ parentElement: ParentNode, data: Content }} Component */

/** @param {Component} component */
export default function mount({ parentElement, data }) {
  const sheet = /** @type {HTMLElement} */ (parentElement.querySelector(".sheet"));
  const top = sheet.scrollTop;
  sheet.replaceChildren(...head(data), ...data.parts.flatMap((part) => [node("h2", "", part.title), ...part.blocks.map(block)]));
  sheet.scrollTop = top;
}

/** @param {Content} data */
function head(data) {
  const list = node("dl", "", "");
  for (const [lead, text] of data.header) list.append(node("dt", "", lead), node("dd", "", text));
  const state = data.draft ? [node("p", "state", "DRAFT")] : [];
  return [...state, node("p", "title", data.title), ...(data.header.length ? [list] : [])];
}

/** @param {Table | Picture | Paragraph} value */
function block(value) {
  if (value.kind === "table") return table(value);
  if (value.kind === "picture") return picture(value);
  const line = node("p", value.changed ? `${value.kind} changed` : value.kind, "");
  if (value.label) line.append(node("span", "label", value.label));
  if (value.changed) line.append(node("span", "mark", "changed by a person"), " ");
  if (value.lead) line.append(node("strong", "", value.lead), " ");
  line.append(node("bdi", "", value.text));
  return line;
}

/** @param {Table} value */
function table(value) {
  const frame = node("div", "scroll", "");
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", value.text);
  const own = frame.appendChild(document.createElement("table"));
  own.append(node("caption", "", value.text));
  const first = own.appendChild(document.createElement("thead")).appendChild(document.createElement("tr"));
  for (const name of value.heads) first.appendChild(node("th", "", name)).setAttribute("scope", "col");
  const body = own.appendChild(document.createElement("tbody"));
  for (const row of value.rows) body.appendChild(document.createElement("tr")).append(...row.map((cell) => node("td", "", cell)));
  return frame;
}

/** @param {Picture} value */
function picture(value) {
  const figure = node("figure", "", "");
  const image = document.createElement("img");
  image.alt = value.alt;
  image.src = value.source;
  figure.append(node("figcaption", "", value.text), image);
  return figure;
}

/**
 * @param {string} tag
 * @param {string} name
 * @param {string} text
 */
function node(tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text) element.textContent = text;
  return element;
}
