// The weights: a slider and a number box each, a lock, and one rule for the others.
function buildWeights(view) {
  view.panel.replaceChildren();
  view.controls = view.data.criteria.map((criterion, c) => {
    const group = element("fieldset", { class: "weight" });
    group.append(element("legend", { title: criterion.question }, criterion.name));
    const label = `Weight of ${criterion.name}, percent`;
    const slider = element("input", { type: "range", min: 0, max: 100, step: 1, "aria-label": `${label}, slider` });
    slider.classList.add(CRITERION_CLASSES[c]);
    const box = element("input", { type: "number", min: 0, max: 100, step: 1, "aria-label": label });
    const lock = element("button", { type: "button", class: "lock", "aria-pressed": "false" }, "lock");
    lock.setAttribute("aria-label", `Lock ${criterion.name}`);
    const line = element("div", { class: "line" });
    line.append(slider, box);
    const foot = element("div", { class: "foot" });
    const interval = element("span", { class: "interval" });
    foot.append(interval, lock);
    group.append(line, foot);
    view.panel.append(group);
    slider.addEventListener("input", () => moveTo(view, c, Number(slider.value)));
    slider.addEventListener("change", () => settle(view));
    box.addEventListener("input", () => box.value !== "" && moveTo(view, c, Number(box.value)));
    box.addEventListener("change", () => settle(view));
    lock.addEventListener("click", () => {
      view.locked[c] = !view.locked[c];
      lock.setAttribute("aria-pressed", String(view.locked[c]));
      setText(lock, view.locked[c] ? "locked" : "lock");
      slider.disabled = box.disabled = view.locked[c];
    });
    return { slider, box, interval };
  });
  const equal = element("button", { type: "button", class: "equal" }, "Equal weights");
  equal.addEventListener("click", () => {
    view.weights = shareOut(WHOLE, view.weights.map(() => 1));
    draw(view);
    settle(view);
  });
  view.panel.append(equal);
}

function moveTo(view, index, to) {
  view.start ??= view.weights;
  view.weights = moveWeight(view.start, index, to, view.locked);
  schedule(view);
}

function drawWeights(view) {
  view.controls.forEach(({ slider, box, interval }, c) => {
    const weight = String(view.weights[c]);
    if (slider.value !== weight) slider.value = weight;
    slider.style.setProperty("--filled", `${weight}%`);
    if (box.value !== weight && view.root.activeElement !== box) box.value = weight;
    const span = view.data.intervals && view.data.intervals[c];
    setText(interval, span && !view.start ? `same leader from ${span[0]} to ${span[1]}` : "");
  });
}
