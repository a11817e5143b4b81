// What is written into the triangle: corners, regions, and other people's points with their names. Of a few places
// each name takes the one where it hides the least of what is there already.
const LINE = 11;
const LETTER = 5.2;

function cornerLabel(name, c) {
  const [x, y] = CORNERS[c];
  const anchor = ["middle", "start", "end"][c];
  const [left, below] = [[x, y - 10], [2, y + 20], [WIDE - 2, y + 20]][c];
  return shape("text", { x: left, y: below, class: "corner", "text-anchor": anchor }, name);
}

function fillLabels(view) {
  if (view.map.hidden) return;
  const points = view.data.points.filter((point) => threeOf(view, point.weights).some((weight) => weight > 0));
  const present = threeOf(view, view.data.weights);
  const taken = points.map((point) => boxAround(at(threeOf(view, point.weights)), 6, 6));
  if (present.some((weight) => weight > 0)) taken.push(boxAround(at(present), 10, 10));
  view.layers.points.replaceChildren(...points.map((point) => pointMark(view, point, taken)));
  const named = view.data.regions.filter((region) => region.label);
  view.layers.names.replaceChildren(...named.map((region) => regionLabel(region, taken)));
}

function pointMark(view, point, taken) {
  const [x, y] = at(threeOf(view, point.weights));
  const half = (point.short.length * LETTER) / 2;
  const spots = [[x + 8, y + 3, "start"], [x - 8, y + 3, "end"], [x, y - 8, "middle"], [x, y + 15, "middle"]];
  const centres = [[x + 8 + half, y], [x - 8 - half, y], [x, y - 11], [x, y + 12]];
  const boxes = centres.map((centre) => boxAround(centre, half, LINE / 2));
  const [left, below, anchor] = spots[freest(boxes, taken, (box) => (box[0] < 0 || box[2] > WIDE ? 1000 : 0))];
  const group = shape("g", { class: "other" });
  group.append(shape("rect", { x: x - 4, y: y - 4, width: 8, height: 8, transform: `rotate(45 ${x} ${y})` }));
  group.append(shape("text", { x: left, y: below, "text-anchor": anchor }, point.short));
  group.append(shape("title", {}, [point.name, inWordsOfHeld(view, point.weights)].filter(Boolean).join(", with ")));
  return group;
}

function regionLabel(region, taken) {
  const corners = region.points.map(at);
  const centre = at(region.centre);
  const towards = (share) => corners.map((corner) => [0, 1].map((axis) => centre[axis] + share * (corner[axis] - centre[axis])));
  const centres = [centre, ...towards(0.2), ...towards(0.4), ...towards(0.6)];
  const width = Math.max(...region.label.map((line) => line.length)) * LETTER;
  const boxes = centres.map((place) => boxAround(place, width / 2, (region.label.length * LINE) / 2));
  const [x, y] = centres[freest(boxes, taken, (box) => 60 * cornersOf(box).filter((place) => !isWithin(place, corners)).length)];
  const text = shape("text", { x, y, class: "region-name" });
  const rise = 3 - (LINE * (region.label.length - 1)) / 2;
  region.label.forEach((line, i) => text.append(shape("tspan", { x, dy: i ? LINE : rise }, line)));
  return text;
}

function freest(boxes, taken, extra) {
  const costs = boxes.map((box) => taken.reduce((sum, other) => sum + overlap(box, other), extra(box)));
  const best = costs.indexOf(Math.min(...costs));
  taken.push(boxes[best]);
  return best;
}

// Boxes are left, top, right, bottom.
function boxAround([x, y], halfWidth, halfHeight) {
  return [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
}

function cornersOf([left, top, right, bottom]) {
  return [[left, top], [right, top], [right, bottom], [left, bottom]];
}

function overlap(a, b) {
  const wide = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const high = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return wide > 0 && high > 0 ? wide * high : 0;
}

// Regions are convex: a place lies within where it is on the same side of every edge.
function isWithin([x, y], corners) {
  const sides = corners.map(([ax, ay], i) => {
    const [bx, by] = corners[(i + 1) % corners.length];
    return Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
  });
  return !(sides.includes(1) && sides.includes(-1));
}
