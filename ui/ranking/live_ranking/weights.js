// The weights: a slider and a number box each, a lock, the span in which the leader stays, and one rule for the others.
function buildWeights(view) {
  view.locked = view.data.criteria.map(() => false);
  view.panel.classList.toggle("many", view.data.criteria.length > 3);
  view.controls = view.data.criteria.map((criterion, c) => weightControl(view, criterion, c));
  const equal = element("button", { type: "button", class: "equal", "data-item": "equal" }, "Equal weights");
  equal.addEventListener("click", () => {
    view.weights = shareOut(WHOLE, view.weights.map(() => 1));
    settle(view);
  });
  const rule = "When one weight moves, the others share the rest in their proportion; locked ones stay.";
  view.panel.replaceChildren(...view.controls.map((control) => control.group), equal, element("p", { class: "rule" }, rule));
}

function weightControl(view, criterion, c) {
  const group = element("fieldset", { class: `weight ${CRITERION_CLASSES[c]}` });
  const label = `Weight of ${criterion.name}, percent`;
  const limits = { min: 0, max: WHOLE, step: 1, "aria-describedby": `same-leader-${c}` };
  const input = (type, item, said) =>
    element("input", { type, ...limits, "data-item": `${item} ${c}`, "aria-label": said });
  const slider = input("range", "slider", `${label}, slider`);
  const box = input("number", "box", label);
  const span = element("span", { class: "span", "aria-hidden": "true" });
  const interval = element("span", { class: "interval", id: `same-leader-${c}` });
  const track = element("span", { class: "track" });
  const line = element("div", { class: "line" });
  const foot = element("div", { class: "foot" });
  track.append(slider, span);
  line.append(track, box);
  foot.append(interval, lockButton(view, criterion, c, [slider, box]));
  group.append(element("legend", { title: criterion.question }, criterion.name), line, foot);
  for (const moved of [slider, box]) {
    moved.addEventListener("input", () => moved.value !== "" && moveTo(view, c, Number(moved.value)));
    moved.addEventListener("change", () => settle(view));
  }
  box.addEventListener("blur", () => view.start && settle(view));
  return { group, slider, box, interval, span };
}

function lockButton(view, criterion, c, inputs) {
  const said = { "aria-pressed": "false", "aria-label": `Lock ${criterion.name}` };
  const lock = element("button", { type: "button", class: "lock", "data-item": `lock ${c}`, ...said }, "lock");
  lock.addEventListener("click", () => {
    view.locked[c] = !view.locked[c];
    lock.setAttribute("aria-pressed", String(view.locked[c]));
    setText(lock, view.locked[c] ? "locked" : "lock");
    for (const input of inputs) input.disabled = view.locked[c];
    draw(view);
  });
  return lock;
}

function moveTo(view, index, to) {
  view.start ??= view.weights;
  view.weights = moveWeight(view.start, index, to, view.locked);
  schedule(view);
}

function drawWeights(view) {
  const typing = view.root.activeElement;
  view.controls.forEach(({ slider, box, interval, span }, c) => {
    const weight = String(view.weights[c]);
    if (slider.value !== weight) slider.value = weight;
    setStyle(slider, "--filled", weight);
    if (box.value !== weight && typing !== box) box.value = weight;
    drawInterval(view, interval, span, c);
  });
}

function drawInterval(view, interval, span, c) {
  const same = view.locked[c] ? null : sameLeader(view.data.rows, view.weights, c, view.locked);
  setAttribute(span, "class", same ? "span" : "span none");
  setText(interval, same ? inWords(same) : "");
  if (!same) return;
  setStyle(span, "--low", String(same[0]));
  setStyle(span, "--high", String(same[1]));
}

function inWords([low, high]) {
  return low === high ? "any move changes who leads" : `same leader from ${low} to ${high}`;
}
