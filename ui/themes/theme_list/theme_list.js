// The list of themes as a table; everything that people typed or wrote goes in as text only.

/** @typedef {{ share: number | null, low: number, high: number, text: string, told: string }} Bar of one audience */
/** @typedef {{ parts: { name: string, share: number }[], told: string, text: string }} Split into directions */
/**
 * @typedef {object} Row
 * @property {number} id
 * @property {string} title
 * @property {string} mark
 * @property {Bar[]} bars
 * @property {Split | null} split
 * @property {string} sure
 * @property {string} line
 */
/**
 * @typedef {object} Content
 * @property {string} caption
 * @property {{ name: string, note: string, kind: string }[]} columns
 * @property {Row[]} rows
 * @property {number} opened
 * @property {boolean} large
 * @property {boolean} narrow
 */
/** @typedef {{ parentElement: ParentNode, data: Content, setTriggerValue: (name: string, value: number) => void }} Component */

/** @param {Component} component */
export default function mount({ parentElement, data, setTriggerValue }) {
  const table = /** @type {HTMLTableElement} */ (parentElement.querySelector(".themes"));
  table.classList.toggle("large", data.large);
  table.classList.toggle("narrow", data.narrow);
  const caption = node("caption", "hidden", data.caption);
  table.replaceChildren(caption, head(data), body(data, (id) => { setTriggerValue("opened", id); }));
}

/** @param {Content} data */
function head(data) {
  const section = document.createElement("thead");
  const line = section.appendChild(document.createElement("tr"));
  for (const column of data.columns) {
    const cell = line.appendChild(node("th", column.kind, column.name));
    cell.setAttribute("scope", "col");
    if (column.note) cell.append(node("span", "note", ` ${column.note}`));
  }
  return section;
}

/**
 * @param {Content} data
 * @param {(id: number) => void} open
 */
function body(data, open) {
  const section = document.createElement("tbody");
  for (const row of data.rows) section.append(line(row, data, open));
  return section;
}

/**
 * @param {Row} row
 * @param {Content} data
 * @param {(id: number) => void} open
 */
function line(row, data, open) {
  const entry = document.createElement("tr");
  entry.classList.toggle("opened", row.id === data.opened);
  const title = entry.appendChild(node("th", "title", ""));
  title.setAttribute("scope", "row");
  const button = title.appendChild(node("button", "", row.title));
  button.setAttribute("type", "button");
  if (row.id === data.opened) button.setAttribute("aria-current", "true");
  entry.addEventListener("click", () => { open(row.id); });
  const kinds = data.columns.map((column) => column.kind);
  if (kinds.includes("mark")) entry.append(node("td", "mark", row.mark));
  for (const value of row.bars) entry.append(bar(value));
  if (kinds.includes("split")) entry.append(split(row.split));
  if (kinds.includes("sure")) entry.append(node("td", "sure", row.sure));
  if (kinds.includes("line")) entry.append(node("td", "line", row.line));
  return entry;
}

/** @param {Bar} value */
function bar(value) {
  const cell = node("td", "bar", "");
  const track = cell.appendChild(node("span", "track", ""));
  if (value.share !== null) {
    const filled = track.appendChild(node("span", "filled", ""));
    filled.style.width = share(value.share);
    const span = track.appendChild(node("span", "interval", ""));
    span.style.left = share(value.low);
    span.style.width = share(value.high - value.low);
  }
  const words = cell.appendChild(node("span", "value", value.text));
  words.setAttribute("aria-hidden", "true");
  cell.append(node("span", "hidden", value.told));
  return cell;
}

/** @param {Split | null} value */
function split(value) {
  const cell = node("td", "split", "");
  if (!value) return cell;
  const track = cell.appendChild(node("span", "track", ""));
  for (const part of value.parts) {
    const filled = track.appendChild(node("span", `part ${part.name}`, ""));
    filled.style.width = share(part.share);
  }
  const words = cell.appendChild(node("span", "value", value.text));
  words.setAttribute("aria-hidden", "true");
  cell.append(node("span", "hidden", value.told));
  return cell;
}

/** @param {number} part */
function share(part) {
  return `${(100 * part).toFixed(1)}%`;
}

/**
 * @param {string} tag
 * @param {string} kind
 * @param {string} text
 */
function node(tag, kind, text) {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  if (text) made.append(text);
  return made;
}
