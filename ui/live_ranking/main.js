// Where the parts meet: one view per mounted component, drawn at most once a frame, told to the server on release.
// A view is kept on its element, not in this module: the module may be loaded again while the element stays, and what
// the hand is doing must not be lost.
const VIEW = Symbol.for("explorer.live_ranking");

export default function mount(component) {
  const root = component.parentElement;
  const view = root[VIEW] || open(root);
  view.component = component;
  const before = view.data;
  view.data = component.data;
  if (!before || changed(before, view.data, "criteria")) {
    view.locked = view.data.criteria.map(() => false);
    buildWeights(view);
  }
  if (!before || changed(before, view.data, "rows")) buildList(view);
  if (!before || ["criteria", "regions", "points"].some((part) => changed(before, view.data, part))) buildTriangle(view);
  root.querySelector(".frame").classList.toggle("large", Boolean(view.data.large));
  adopt(view);
  buildLegend(view);
  measure(view);
  draw(view);
  settleList(view, ranking(view.data.rows, view.weights));
  return () => { if (!root.isConnected) view.observer.disconnect(); };
}

function open(root) {
  const view = { root, sent: [], start: null, frame: 0 };
  for (const part of ["panel", "list", "map", "announcer", "legend"]) view[part] = root.querySelector(`.${part}`);
  view.observer = new ResizeObserver(() => { if (measure(view)) draw(view); });
  view.observer.observe(view.list.parentElement);
  root[VIEW] = view;
  return view;
}

// The server's weights win unless they only echo what this browser sent.
function adopt(view) {
  const told = JSON.stringify(view.data.weights);
  const echo = view.sent.indexOf(told);
  if (echo >= 0) { view.sent.splice(0, echo + 1); return; }
  if (view.told === told && view.weights) return;
  view.told = told;
  view.weights = view.data.weights.slice();
  view.start = null;
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
}

function settle(view) {
  view.start = null;
  draw(view);
  settleList(view, ranking(view.data.rows, view.weights));
  const now = JSON.stringify(view.weights);
  if (now === view.told && !view.sent.length) return;
  view.sent.push(now);
  view.told = now;
  view.component.setStateValue("weights", view.weights.slice());
}

function buildLegend(view) {
  view.legend.replaceChildren(...view.data.criteria.map((criterion, c) => {
    const entry = element("span", { class: "entry" });
    entry.append(element("i", { class: `segment ${CRITERION_CLASSES[c]}` }, criterion.name[0]), ` ${criterion.name}`);
    return entry;
  }));
}

function changed(before, after, part) {
  return JSON.stringify(before[part]) !== JSON.stringify(after[part]);
}

function element(tag, attributes = {}, text = "") {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

function shape(tag, attributes = {}, text = "") {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
