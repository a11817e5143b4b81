// Where the parts meet: one view per mounted component, drawn at most once a frame, told to the server on release.
// A view is kept on its element, not in this module: the module may be loaded again while the element stays, and what
// the hand is doing must not be lost.
const VIEW = Symbol.for("explorer.live_ranking");
const ECHO_WITHIN = 10_000;

export default function mount(component) {
  const root = component.parentElement;
  const view = root[VIEW] || open(root);
  view.component = component;
  if (view.data && isBusy(view)) view.waiting = component.data;
  else take(view, component.data);
  watchForChanges(view);
  return () => { if (!root.isConnected) close(view); };
}

function open(root) {
  const view = { root, sent: [], start: null, frame: 0, ending: new AbortController() };
  for (const part of ["panel", "list", "map", "announcer", "legend"]) view[part] = root.querySelector(`.${part}`);
  view.observer = new ResizeObserver(() => { if (measure(view)) draw(view); });
  view.observer.observe(view.list.parentElement);
  watchTheHand(view);
  root[VIEW] = view;
  return view;
}

function close(view) {
  view.observer.disconnect();
  view.ending.abort();
  stopWatching(view);
  delete view.root[VIEW];
}

// Only what differs is drawn anew, so that the focus stays where it is.
function take(view, data) {
  const before = view.data;
  const differs = (...parts) => !before || parts.some((part) => changed(before, data, part));
  view.data = data;
  view.waiting = null;
  view.three = data.triangle || [0, 1, 2];
  adopt(view);
  keepFocus(view, () => {
    if (differs("criteria")) buildWeights(view);
    if (differs("criteria", "saved_name")) buildLegend(view);
    if (differs("criteria", "rows")) fillList(view);
    if (differs("criteria", "triangle")) buildTriangle(view);
    if (differs("criteria", "triangle", "regions")) fillRegions(view);
    if (differs("criteria", "triangle", "regions", "points", "weights")) fillLabels(view);
  });
  view.news = before && differs("points") ? newPoints(before, data) : "";
  view.root.querySelector(".frame").classList.toggle("large", Boolean(data.large));
  measure(view);
  settleList(view, draw(view));
}

// The server's weights win where they are news: neither what it said before nor an echo of what this browser sent.
function adopt(view) {
  const told = JSON.stringify(view.data.weights);
  if (view.server === told && view.weights) return;
  view.server = told;
  view.sent = view.sent.filter((sent) => performance.now() - sent.at < ECHO_WITHIN);
  const echo = view.sent.findIndex((sent) => sent.weights === told);
  if (echo >= 0) { view.sent.splice(0, echo + 1); return; }
  view.told = told;
  view.weights = view.data.weights.slice();
  view.start = null;
  view.sent = [];
}

function measure(view) {
  const height = Number.parseFloat(getComputedStyle(view.list).getPropertyValue("--row")) || 30;
  const isNew = height !== view.rowHeight;
  view.rowHeight = height;
  return isNew;
}

function schedule(view) {
  if (view.frame) return;
  view.frame = requestAnimationFrame(() => { view.frame = 0; draw(view); });
}

function draw(view) {
  const placed = ranking(view.data.rows, view.weights);
  drawWeights(view);
  drawList(view, placed);
  drawTriangle(view, placed);
  return placed;
}

// Once the hand has let go the order of the page follows the order of sight, and the server hears of the weights once.
function settle(view) {
  view.unsettled = isHeld(view);
  if (view.unsettled) { schedule(view); return; }
  view.start = null;
  settleList(view, draw(view));
  const now = JSON.stringify(view.weights);
  if (now !== view.told) {
    view.sent.push({ weights: now, at: performance.now() });
    view.told = now;
    view.component.setStateValue("weights", view.weights.slice());
  }
  takeWhatWaited(view);
}

function buildLegend(view) {
  const letters = lettersOf(view.data.criteria);
  const saved = view.data.saved_name;
  const against = saved ? [element("span", { class: "entry against" }, `▲▼ places against “${saved}”`)] : [];
  const entries = view.data.criteria.map((criterion, c) => {
    const entry = element("span", { class: "entry" });
    const swatch = { class: `segment ${CRITERION_CLASSES[c]}`, "aria-hidden": "true" };
    entry.append(element("i", swatch, letters[c]), ` ${criterion.name}`);
    return entry;
  });
  view.legend.replaceChildren(...entries, ...against);
}

function newPoints(before, data) {
  const known = new Set(before.points.map((point) => JSON.stringify(point)));
  const fresh = data.points.filter((point) => !known.has(JSON.stringify(point))).map((point) => point.name);
  return fresh.length ? `New in the triangle: ${fresh.join(", ")}.` : "";
}
