// The triangle of all weightings of three criteria, the others held: who leads where, the present point, other
// people's points.
const SVG = "http://www.w3.org/2000/svg";
const CORNERS = [[150, 26], [16, 258], [284, 258]];
const EDGE = 0.02;
const WIDE = 300;
const TOP = 8;
const HIGH = 276;

function at(parts) {
  const sum = parts[0] + parts[1] + parts[2];
  return [0, 1].map((axis) => parts.reduce((v, part, c) => v + (part / sum) * CORNERS[c][axis], 0));
}

// Shares of the three corners at a place; below 0 outside.
function sharesAt([x, y]) {
  const [[ax, ay], [bx, by], [cx, cy]] = CORNERS;
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  const second = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area;
  const third = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area;
  return [1 - second - third, second, third];
}

function isInside(place) {
  return sharesAt(place).every((share) => share > -EDGE);
}

// The weights at a place: the three share what the held ones leave.
function weightsAt(view, place) {
  const parts = sharesAt(place).map((share) => Math.round(Math.max(0, share) * 100000));
  const next = view.weights.slice();
  shareOut(WHOLE - heldOf(view, next), parts).forEach((share, c) => { next[view.three[c]] = share; });
  return next;
}

function threeOf(view, weights) {
  return view.three.map((c) => weights[c]);
}

function heldOf(view, weights) {
  return weights.reduce((sum, weight, c) => sum + (view.three.includes(c) ? 0 : weight), 0);
}

function buildTriangle(view) {
  view.map.hidden = view.data.criteria.length < 3;
  view.map.replaceChildren();
  if (view.map.hidden) return;
  const layers = {};
  for (const name of ["regions", "names", "points"]) layers[name] = shape("g", { class: name });
  const corners = view.three.map((c, corner) => cornerLabel(view.data.criteria[c].name, corner));
  const viewBox = `0 ${TOP} ${WIDE} ${HIGH}`;
  view.svg = shape("svg", { viewBox, role: "group", "aria-label": "All possible weightings" });
  view.layers = layers;
  view.nearest = shape("line", { class: "nearest" });
  view.mark = handle("mark", 6, "Read any point; arrow keys move the mark, Enter takes these weights, Escape leaves");
  view.point = handle("point", 8, "Weights as a point; arrow keys move it");
  const outline = shape("polygon", { class: "outline", points: CORNERS.map((corner) => corner.join(",")).join(" ") });
  view.svg.append(outline, layers.regions, layers.names, ...corners, view.nearest, layers.points, view.mark, view.point);
  view.reading = element("p", { class: "reading" });
  view.heldLine = element("p", { class: "held" });
  const hint = "Point anywhere in the triangle to read who would lead there; press to take those weights.";
  view.map.append(view.svg, view.heldLine, view.reading, element("p", { class: "hint" }, hint));
  view.read = null;
  listenToPoint(view);
  listenToReading(view);
}

function handle(name, r, label) {
  const limits = { "aria-valuemin": 0, "aria-valuemax": WHOLE, "data-item": name };
  return shape("circle", { r, class: name, tabindex: 0, role: "slider", "aria-label": label, ...limits });
}

function fillRegions(view) {
  if (view.map.hidden) return;
  view.regions = view.data.regions.map((region) => {
    const corners = region.points.map((parts) => at(parts).join(",")).join(" ");
    const polygon = shape("polygon", { points: corners, "data-id": region.id });
    polygon.append(shape("title", {}, `${region.name} leads here: ${region.share} of all weightings`));
    return polygon;
  });
  view.layers.regions.replaceChildren(...view.regions);
}

function drawTriangle(view, placed) {
  if (view.map.hidden) return;
  drawHeld(view);
  const three = threeOf(view, view.weights);
  if (!three.some(Boolean)) return;
  const [x, y] = at(three);
  place(view.point, x, y);
  setAttribute(view.point, "aria-valuenow", String(three[0]));
  setAttribute(view.point, "aria-valuetext", inWordsOf(view, view.weights));
  const ids = new Set(placed.filter((p) => p.rank === 1).map((p) => p.row.id));
  for (const region of view.regions) {
    setAttribute(region, "class", ids.has(region.dataset.id) ? "region here" : "region");
  }
  drawReading(view, placed);
  drawNearest(view, x, y);
}

// Regions belong to the held weights they were worked out for; while those move there is nothing true to show.
function drawHeld(view) {
  const moved = view.weights.some((weight, c) => !view.three.includes(c) && weight !== view.data.weights[c]);
  const empty = heldOf(view, view.weights) === WHOLE;
  const locked = view.three.filter((c) => view.locked[c]).map((c) => view.data.criteria[c].name);
  const held = inWordsOfHeld(view, view.weights);
  const said = [];
  if (empty) said.push(`All the weight is on ${held}. Give ${cornersInWords(view)} some weight to see the triangle.`);
  else if (held) said.push(`With ${held}.`);
  if (locked.length) said.push(`Unlock ${inARow(locked)} to move the point.`);
  setAttribute(view.svg, "class", empty ? "empty" : moved ? "stale" : "");
  setText(view.heldLine, said.join(" "));
  if (empty) setText(view.reading, "");
}

function drawNearest(view, x, y) {
  const isThree = view.data.criteria.length === 3;
  const target = view.start || !isThree ? null : view.data.nearest;
  setAttribute(view.nearest, "visibility", target ? "visible" : "hidden");
  if (!target) return;
  const [toX, toY] = at(threeOf(view, target));
  const ends = { x1: x, y1: y, x2: toX, y2: toY };
  for (const [key, value] of Object.entries(ends)) setAttribute(view.nearest, key, String(value));
}
