// Hearing of what others do: a page that is looked at asks every few seconds. What others saved is drawn as it comes;
// only where the list itself is another than the page was drawn with is Streamlit asked for one run. The server's half is
// ui/ranking/news.py.

/** @import { Others } from "./picture.js" */
/** @import { View } from "./view.js" */
import { isBusy } from "./hand.js";

/**
 * @typedef {object} Poll
 * @property {ReturnType<typeof setTimeout>} timer 0 while nothing is asked
 * @property {number} patience milliseconds between two questions
 * @property {{ list: string, at: number } | null} answer the last list for which a run was asked, and when
 */

// Others' weights appear within a breath, and thirty open pages cost the server eight small answers a second.
export const ASK_EVERY = 4_000;
// A server that does not answer is asked ever less often, and at least once a minute so that the page recovers by itself.
const ASK_AT_LEAST_EVERY = 60_000;

/** @param {View} view */
export function watchForWrites(view) {
  if (view.poll.timer || !view.picture.version) return;
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
    const address = new URL(beside(window.location.pathname, "ranking-news"), window.location.origin);
    address.searchParams.set("others", latest(view).others);
    const answer = await fetch(address, { cache: "no-store", signal: ending.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    const { list, others } = await answer.json();
    poll.patience = ASK_EVERY;
    if (others) takeOthers(view, others);
    askForRun(view, list);
  } catch {
    poll.patience = Math.min(2 * poll.patience, ASK_AT_LEAST_EVERY);
  }
}

/**
 * The picture that came last, drawn or waiting for the hand to let go.
 *
 * @param {View} view
 */
function latest(view) {
  return view.hand.waiting || view.picture;
}

/**
 * What others saved is drawn here; the server runs nothing for it.
 *
 * @param {View} view
 * @param {Others} others
 */
function takeOthers(view, others) {
  const picture = { ...latest(view), ...others };
  if (isBusy(view)) view.hand.waiting = picture; else view.take(picture);
}

/**
 * One run a list: a run that fails must not be asked for again and again, one that was lost is after a minute.
 *
 * @param {View} view
 * @param {string | null} list letters of the list as it stands
 */
function askForRun(view, list) {
  if (!list || list === latest(view).version || isBusy(view)) return;
  const { answer } = view.poll;
  if (answer && answer.list === list && performance.now() - answer.at < ASK_AT_LEAST_EVERY) return;
  view.poll.answer = { list, at: performance.now() };
  view.component.setStateValue("seen", list);
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
