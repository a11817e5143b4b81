// A row opens to a dialog of the page. When that is closed, the keyboard is back on the row.

/** @import { View } from "./view.js" */
import { isNowhere } from "../../parts/nowhere.js";

const LOOK_EVERY = 150; // milliseconds; only while a dialog is awaited or open
const OPENS_WITHIN = 10_000;

/**
 * @param {View} view
 * @param {string} id
 */
export function openRow(view, id) {
  view.component.setTriggerValue("priority", id);
  comeBackTo(view, id);
}

/**
 * Once the dialog of a row is closed, by whatever way, and the keyboard is nowhere else.
 *
 * @param {View} view
 * @param {string} id
 */
export function comeBackTo(view, id) {
  if (!id || view.opened === id) return;
  view.opened = id;
  const start = performance.now();
  let wasOpen = hasDialog();
  const timer = setInterval(() => {
    const isOpen = hasDialog();
    wasOpen ||= isOpen;
    if (isOpen || (!wasOpen && performance.now() - start < OPENS_WITHIN)) return;
    clearInterval(timer);
    view.opened = "";
    if (wasOpen && isNowhere(document.activeElement)) view.rows.get(id)?.name.focus({ preventScroll: true });
  }, LOOK_EVERY);
  view.ending.signal.addEventListener("abort", () => clearInterval(timer));
}

function hasDialog() {
  return document.querySelector("[role=dialog]") !== null;
}
