// Making and changing elements; text from people goes in as text only.
function element(tag, attributes = {}, text = "") {
  return dressed(document.createElement(tag), attributes, text);
}

function shape(tag, attributes = {}, text = "") {
  return dressed(document.createElementNS(SVG, tag), attributes, text);
}

function dressed(made, attributes, text) {
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

// What a node shows is remembered beside it: comparing with the page itself would cost more than the drawing.
function setText(node, text) {
  if (node.shownText === text) return;
  node.shownText = text;
  node.textContent = text;
}

function setAttribute(node, name, value) {
  const shown = (node.shownAttributes ??= {});
  if (shown[name] === value) return;
  shown[name] = value;
  node.setAttribute(name, value);
}

function setStyle(node, name, value) {
  const shown = (node.shownStyles ??= {});
  if (shown[name] === value) return;
  shown[name] = value;
  node.style.setProperty(name, value);
}

function changed(before, after, part) {
  return JSON.stringify(before[part]) !== JSON.stringify(after[part]);
}

// Where the focused item is made anew, the focus goes to its successor.
function keepFocus(view, work) {
  const item = view.root.activeElement?.dataset.item;
  work();
  if (!item || view.root.activeElement?.dataset.item === item) return;
  view.root.querySelector(`[data-item="${CSS.escape(item)}"]`)?.focus({ preventScroll: true });
}
