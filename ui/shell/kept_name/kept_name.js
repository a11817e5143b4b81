// The name that somebody typed is kept for this tab alone: two people who share a computer keep theirs apart, and a link
// never carries it. A page loaded again has none yet and is given it once.

/**
 * @typedef {object} Component
 * @property {ShadowRoot & { [NAMED]?: string }} parentElement
 * @property {{ name: string }} data
 * @property {(state: "name", name: string) => void} setStateValue
 */

const NAMED = Symbol.for("explorer.kept_name");
const KEPT_NAME = "explorer.name";

/** @param {Component} component */
export default function mount({ parentElement: root, data, setStateValue }) {
  const before = root[NAMED];
  root[NAMED] = data.name;
  const kept = sessionStorage.getItem(KEPT_NAME);
  if (data.name) sessionStorage.setItem(KEPT_NAME, data.name);
  else if (before) sessionStorage.removeItem(KEPT_NAME);
  else if (before === undefined && kept) setStateValue("name", kept);
}
