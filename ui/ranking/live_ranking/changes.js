// Hearing of what others save: a page that is looked at asks for the number of the last write every few seconds, and
// asks Streamlit for one run where it is not the number it was drawn with. See ui/changes.py.
const ASK_EVERY = 4_000;
const ASK_AT_MOST_EVERY = 60_000;

function watchForChanges(view) {
  if (view.asking || !Number.isInteger(view.data.version)) return;
  view.patience = ASK_EVERY;
  view.asking = setTimeout(() => askForChanges(view), soon(view));
}

function stopWatching(view) {
  clearTimeout(view.asking);
  view.asking = 0;
}

// A little jitter, so that thirty pages opened together do not ask together for ever.
function soon(view) {
  return view.patience * (0.9 + 0.2 * Math.random());
}

async function askForChanges(view) {
  if (!view.root.isConnected) { stopWatching(view); return; }
  if (!document.hidden && !isBusy(view)) await askOnce(view);
  if (view.asking) view.asking = setTimeout(() => askForChanges(view), soon(view));
}

async function askOnce(view) {
  try {
    const answer = await fetch(beside("last-write"), { cache: "no-store", signal: view.ending.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    const { version } = await answer.json();
    view.patience = ASK_EVERY;
    hear(view, version);
  } catch {
    view.patience = Math.min(2 * view.patience, ASK_AT_MOST_EVERY);
  }
}

// One run a number: a run that fails must not be asked for again and again, one that was lost is after a minute.
function hear(view, version) {
  const drawn = (view.waiting || view.data).version;
  if (!Number.isInteger(version) || version === drawn || isBusy(view)) return;
  const { heard } = view;
  if (heard && heard.version === version && performance.now() - heard.at < ASK_AT_MOST_EVERY) return;
  view.heard = { version, at: performance.now() };
  view.component.setStateValue("seen", version);
}

// Pages lie side by side under the server's base path: /ranking, or /some/base/ranking.
function beside(name) {
  const page = window.location.pathname.replace(/\/+$/, "");
  return new URL(`${page.slice(0, page.lastIndexOf("/") + 1) || "/"}${name}`, window.location.origin);
}
