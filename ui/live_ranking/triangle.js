// The triangle of all weightings: who leads where, the present point, other people's points.
const SVG = "http://www.w3.org/2000/svg";
const CORNERS = [[150, 26], [16, 258], [284, 258]];

function at(weights) {
  const sum = weights[0] + weights[1] + weights[2];
  return [0, 1].map((axis) => weights.reduce((v, w, c) => v + (w / sum) * CORNERS[c][axis], 0));
}

function weightsAt(x, y) {
  const [[ax, ay], [bx, by], [cx, cy]] = CORNERS;
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  const second = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area;
  const third = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area;
  const parts = [1 - second - third, second, third].map((v) => Math.round(Math.max(0, v) * 100000));
  return shareOut(WHOLE, parts);
}

function buildTriangle(view) {
  view.map.replaceChildren();
  view.map.hidden = view.data.criteria.length !== 3;
  if (view.map.hidden) return;
  const svg = shape("svg", { viewBox: "0 0 300 300", role: "group", "aria-label": "All possible weightings" });
  for (const region of view.data.regions) {
    const corners = region.points.map((w) => at(w).join(",")).join(" ");
    const polygon = shape("polygon", { points: corners, class: "region", "data-id": region.id });
    polygon.append(shape("title", {}, `${region.name} leads here: ${region.share} of all weightings`));
    svg.append(polygon);
  }
  for (const region of view.data.regions.filter((r) => r.label)) svg.append(regionLabel(region));
  view.data.criteria.forEach((criterion, c) => svg.append(cornerLabel(criterion.name, c)));
  view.nearest = shape("line", { class: "nearest" });
  svg.append(view.nearest);
  for (const point of view.data.points) svg.append(pointMark(point));
  view.point = shape("circle", { r: 8, class: "point", tabindex: 0, role: "slider", "aria-label": "Weights as a point; arrow keys move it" });
  view.point.setAttribute("aria-valuemin", "0");
  view.point.setAttribute("aria-valuemax", "100");
  svg.append(view.point);
  view.reading = element("p", { class: "reading" });
  view.map.append(svg, view.reading);
  listen(view, svg);
}

function regionLabel(region) {
  const [x, y] = at(region.centre);
  const text = shape("text", { x, y, class: "region-name" });
  region.label.forEach((line, i) => text.append(shape("tspan", { x, dy: i ? 11 : -5 * (region.label.length - 1) }, line)));
  return text;
}

function cornerLabel(name, c) {
  const [x, y] = CORNERS[c];
  const anchor = ["middle", "start", "end"][c];
  return shape("text", { x: c === 1 ? 2 : c === 2 ? 298 : x, y: c ? y + 20 : y - 10, class: "corner", "text-anchor": anchor }, name);
}

function pointMark(point) {
  const [x, y] = at(point.weights);
  const group = shape("g", { class: "other" });
  group.append(shape("rect", { x: x - 4, y: y - 4, width: 8, height: 8, transform: `rotate(45 ${x} ${y})` }));
  const isRight = x > 190;
  const anchor = isRight ? "end" : "start";
  group.append(shape("text", { x: x + (isRight ? -8 : 8), y: y + 3, "text-anchor": anchor }, point.short));
  group.append(shape("title", {}, point.name));
  return group;
}

function listen(view, svg) {
  const toWeights = (event) => {
    const box = svg.getBoundingClientRect();
    const side = Math.min(box.width, box.height);
    const x = ((event.clientX - box.left - (box.width - side) / 2) / side) * 300;
    const y = ((event.clientY - box.top - (box.height - side) / 2) / side) * 300;
    return weightsAt(x, y);
  };
  svg.addEventListener("pointerdown", (event) => {
    view.start = view.weights;
    svg.setPointerCapture(event.pointerId);
    moveToPoint(view, toWeights(event));
  });
  svg.addEventListener("pointermove", (event) => {
    if (svg.hasPointerCapture(event.pointerId)) moveToPoint(view, toWeights(event));
  });
  svg.addEventListener("pointerup", () => view.start && settle(view));
  view.point.addEventListener("keydown", (event) => byKey(view, event));
}

function moveToPoint(view, weights) {
  if (view.locked.some(Boolean)) return;
  view.weights = weights;
  schedule(view);
}

// Up and down trade the top corner against the others; left and right trade the two lower corners.
function byKey(view, event) {
  const [top, left, right] = view.weights;
  const moves = {
    ArrowUp: () => moveWeight(view.weights, 0, top + 1, view.locked),
    ArrowDown: () => moveWeight(view.weights, 0, top - 1, view.locked),
    ArrowLeft: () => (right > 0 ? [top, left + 1, right - 1] : view.weights),
    ArrowRight: () => (left > 0 ? [top, left - 1, right + 1] : view.weights),
  };
  if (!(event.key in moves)) return;
  event.preventDefault();
  if (!view.locked.some(Boolean)) view.weights = moves[event.key]();
  draw(view);
  settle(view);
}

function drawTriangle(view, placed) {
  if (view.map.hidden) return;
  const [x, y] = at(view.weights);
  view.point.setAttribute("cx", x);
  view.point.setAttribute("cy", y);
  const spokenWeights = view.data.criteria.map((criterion, c) => `${criterion.name} ${view.weights[c]}%`).join(", ");
  view.point.setAttribute("aria-valuenow", view.weights[0]);
  view.point.setAttribute("aria-valuetext", spokenWeights);
  const leaders = placed.filter((p) => p.rank === 1).map((p) => p.row);
  const ids = new Set(leaders.map((row) => row.id));
  for (const region of view.map.querySelectorAll(".region")) region.classList.toggle("here", ids.has(region.dataset.id));
  setText(view.reading, `${spokenWeights}: ${leaders.map((row) => row.name).join(" and ") || "nothing"} ${leaders.length > 1 ? "lead" : "leads"}.`);
  const target = view.start ? null : view.data.nearest;
  view.nearest.setAttribute("visibility", target ? "visible" : "hidden");
  if (!target) return;
  const [toX, toY] = at(target);
  for (const [key, value] of Object.entries({ x1: x, y1: y, x2: toX, y2: toY })) view.nearest.setAttribute(key, value);
}
