// Hearing of what others save: a page that is looked at asks for the number of the last write every few seconds, and
// asks Streamlit for one run where it is not the number it was drawn with. The server's half is the last-write route.

/** @import { View } from "./view.js" */
import { isBusy } from "./hand.js";

/**
 * @typedef {object} Poll
 * @property {ReturnType<typeof setTimeout>} timer 0 while nothing is asked
 * @property {number} patience milliseconds between two questions
 * @property {{ version: number, at: number } | null} answer the last number for which a run was asked, and when
 */

// Others' weights appear within a breath, and thirty open pages cost the server eight small answers a second.
export const ASK_EVERY = 4_000;
// A server that does not answer is asked ever less often, and at least once a minute so that the page recovers by itself.
const ASK_AT_LEAST_EVERY = 60_000;

/** @param {View} view */
export function watchForWrites(view) {
  if (view.poll.timer || !Number.isInteger(view.picture.version)) return;
  view.poll.patience = ASK_EVERY;
  view.poll.timer = setTimeout(() => ask(view), soon(view));
}

/** @param {View} view */
export function stopWatching(view) {
  clearTimeout(view.poll.timer);
  view.poll.timer = 0;
}

/**
 * A little jitter, so that thirty pages opened together do not ask together for ever.
 *
 * @param {View} view
 */
function soon(view) {
  return view.poll.patience * (0.9 + 0.2 * Math.random());
}

/** @param {View} view */
async function ask(view) {
  if (!view.root.isConnected) { stopWatching(view); return; }
  if (!document.hidden && !isBusy(view)) await askOnce(view);
  if (view.poll.timer) view.poll.timer = setTimeout(() => ask(view), soon(view));
}

/** @param {View} view */
async function askOnce(view) {
  const { poll, ending } = view;
  try {
    const address = new URL(beside(window.location.pathname, "last-write"), window.location.origin);
    const answer = await fetch(address, { cache: "no-store", signal: ending.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    const { version } = await answer.json();
    poll.patience = ASK_EVERY;
    compare(view, version);
  } catch {
    poll.patience = Math.min(2 * poll.patience, ASK_AT_LEAST_EVERY);
  }
}

/**
 * One run a number: a run that fails must not be asked for again and again, one that was lost is after a minute.
 *
 * @param {View} view
 * @param {number | null} version
 */
function compare(view, version) {
  const drawn = (view.hand.waiting || view.picture).version;
  if (version === null || !Number.isInteger(version) || version === drawn || isBusy(view)) return;
  const { answer } = view.poll;
  if (answer && answer.version === version && performance.now() - answer.at < ASK_AT_LEAST_EVERY) return;
  view.poll.answer = { version, at: performance.now() };
  view.component.setStateValue("seen", version);
}

/**
 * Pages lie side by side under the server's base path: /ranking, or /some/base/ranking.
 *
 * @param {string} path of the page
 * @param {string} name of what lies beside it
 */
export function beside(path, name) {
  const page = path.replace(/\/+$/, "");
  return `${page.slice(0, page.lastIndexOf("/") + 1) || "/"}${name}`;
}
