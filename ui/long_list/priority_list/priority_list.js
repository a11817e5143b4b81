// The long list as a table of one line a priority; everything that people typed goes in as text only.

/** @import { Strip, Years } from "./shapes.js" */
import { isNowhere } from "../../parts/nowhere.js";
import { dotStrip, sparkline } from "./shapes.js";

/** @typedef {{ letter: string, text: string, told: string }} Score */
/**
 * @typedef {object} Row
 * @property {string} id
 * @property {string} name
 * @property {string} stage
 * @property {string} indicator
 * @property {(Years & { told: string }) | null} years
 * @property {{ london: string, england: string, word: string, told: string } | null} level
 * @property {(Strip & { low: string, high: string, told: string }) | null} boroughs
 * @property {Score[]} scores
 * @property {string} keeps
 */
/**
 * @typedef {object} Content
 * @property {string} caption
 * @property {string} key what the small pictures mean
 * @property {{ kind: string, name: string }[]} columns
 * @property {Row[]} rows
 * @property {string} left the priority whose card was closed: the keyboard goes on from there
 * @property {boolean} large
 */
/** @typedef {{ parentElement: ParentNode, data: Content, setTriggerValue: (name: string, value: string) => void }} Component */

const ARROWS = new Map([["ArrowDown", 1], ["ArrowUp", -1]]);

/** @param {Component} component */
export default function mount({ parentElement, data, setTriggerValue }) {
  const table = /** @type {HTMLTableElement} */ (parentElement.querySelector(".priorities"));
  const isBack = data.left !== (table.dataset["left"] || "") && isNowhere(document.activeElement);
  const focused = isBack ? data.left : idWithFocus(table);
  table.dataset["left"] = data.left;
  table.classList.toggle("large", data.large);
  table.replaceChildren(node("caption", "hidden", data.caption), head(data), body(data));
  table.onclick = (event) => { const id = idOf(event.target); if (id) setTriggerValue("opened", id); };
  table.onkeydown = step;
  /** @type {HTMLElement} */ (parentElement.querySelector(".key")).textContent = data.key;
  const skip = /** @type {HTMLElement} */ (parentElement.querySelector(".skip"));
  skip.onclick = () => /** @type {HTMLElement} */ (parentElement.querySelector(".after")).focus();
  if (focused) focus(table, focused, isBack);
}

/** @param {Content} data */
function head(data) {
  const line = cell("tr", "", "", "row");
  for (const { kind, name } of data.columns) line.append(cell("th", kind, name, "columnheader"));
  return section("thead", [line]);
}

/** @param {Content} data */
function body(data) {
  return section("tbody", data.rows.map((row) => entry(row, data.columns.map((column) => column.kind))));
}

/**
 * @param {Row} row
 * @param {string[]} kinds
 */
function entry(row, kinds) {
  const line = cell("tr", "", "", "row");
  line.dataset["id"] = row.id;
  let place = 0;
  for (const kind of kinds) {
    if (kind === "score") line.append(told(cell("td", kind, "", "cell"), row.scores[place++] || { letter: "", text: "", told: "" }));
    else line.append((DRAWN[kind] || plain)(row, kind));
  }
  return line;
}

/** @type {Record<string, (row: Row, kind: string) => HTMLElement>} */
const DRAWN = { title, indicator, years, level, boroughs };

/**
 * @param {Row} row
 * @param {string} kind
 */
function plain(row, kind) {
  return cell("td", kind, kind === "stage" ? row.stage : row.keeps, "cell");
}

/** @param {Row} row */
function title(row) {
  const made = cell("th", "title", "", "rowheader");
  const button = made.appendChild(node("button", "", row.name));
  button.setAttribute("type", "button");
  button.setAttribute("title", row.name);
  return made;
}

/** @param {Row} row */
function indicator(row) {
  const made = cell("td", "indicator", row.indicator, "cell");
  made.title = row.indicator;
  return made;
}

/** @param {Row} row */
function years(row) {
  const made = cell("td", "years", "", "cell");
  if (row.years) made.append(sparkline(row.years), node("span", "hidden", row.years.told));
  return made;
}

/** @param {Row} row */
function level(row) {
  const made = cell("td", "level", "", "cell");
  if (!row.level) return made;
  const shown = made.appendChild(node("span", "", ""));
  shown.setAttribute("aria-hidden", "true");
  shown.append(node("span", "here", row.level.london), node("span", "against", ` / ${row.level.england} `), node("span", "word", row.level.word));
  made.append(node("span", "hidden", row.level.told));
  return made;
}

/** @param {Row} row */
function boroughs(row) {
  const made = cell("td", "boroughs", "", "cell");
  if (!row.boroughs) return made;
  const shown = made.appendChild(node("span", "range", ""));
  shown.setAttribute("aria-hidden", "true");
  shown.append(node("span", "end", row.boroughs.low), dotStrip(row.boroughs), node("span", "end", row.boroughs.high));
  made.title = row.boroughs.told;
  made.append(node("span", "hidden", row.boroughs.told));
  return made;
}

/**
 * @param {HTMLElement} made
 * @param {Score} score
 */
function told(made, score) {
  const shown = made.appendChild(node("span", "", ""));
  shown.setAttribute("aria-hidden", "true");
  shown.append(node("span", "letter", score.letter), score.text);
  made.append(node("span", "hidden", score.told));
  return made;
}

/**
 * The arrows go from row to row.
 *
 * @param {KeyboardEvent} event
 */
function step(event) {
  const by = ARROWS.get(event.key);
  const row = /** @type {HTMLElement} */ (event.target).closest("tr");
  if (!by || !row) return;
  const next = by > 0 ? row.nextElementSibling : row.previousElementSibling;
  next?.querySelector("button")?.focus();
  event.preventDefault();
}

/** @param {EventTarget | null} target */
function idOf(target) {
  const row = target instanceof Element ? target.closest("tr") : null;
  return row?.dataset["id"] || "";
}

/** @param {HTMLTableElement} table */
function idWithFocus(table) {
  const root = /** @type {ShadowRoot | Document} */ (table.getRootNode());
  return idOf(root.activeElement);
}

/**
 * @param {HTMLTableElement} table
 * @param {string} id
 * @param {boolean} isBack whether it may lie out of sight
 */
function focus(table, id, isBack) {
  const row = [...table.rows].find((line) => line.dataset["id"] === id);
  row?.querySelector("button")?.focus({ preventScroll: !isBack });
}

/**
 * @param {string} tag
 * @param {HTMLElement[]} lines
 */
function section(tag, lines) {
  const made = node(tag, "", "");
  made.setAttribute("role", "rowgroup");
  made.append(...lines);
  return made;
}

/**
 * A cell that stays one for screen readers where a phone draws rows as blocks.
 *
 * @param {string} tag
 * @param {string} kind
 * @param {string} text
 * @param {string} role
 */
function cell(tag, kind, text, role) {
  const made = node(tag, kind, text);
  made.setAttribute("role", role);
  return made;
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
