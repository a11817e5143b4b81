// What is written into the triangle: corners, regions, and other people's points with their names.
function regionLabel(region) {
  const [x, y] = at(region.centre);
  const text = shape("text", { x, y, class: "region-name" });
  const rise = -5 * (region.label.length - 1);
  region.label.forEach((line, i) => text.append(shape("tspan", { x, dy: i ? 11 : rise }, line)));
  return text;
}

function cornerLabel(name, c) {
  const [x, y] = CORNERS[c];
  const anchor = ["middle", "start", "end"][c];
  const [left, below] = [[x, y - 10], [2, y + 20], [WIDE - 2, y + 20]][c];
  return shape("text", { x: left, y: below, class: "corner", "text-anchor": anchor }, name);
}

function pointMark(view, point) {
  const [x, y] = at(threeOf(view, point.weights));
  const group = shape("g", { class: "other" });
  group.append(shape("rect", { x: x - 4, y: y - 4, width: 8, height: 8, transform: `rotate(45 ${x} ${y})` }));
  const isRight = x > 190;
  const anchor = isRight ? "end" : "start";
  group.append(shape("text", { x: x + (isRight ? -8 : 8), y: y + 3, "text-anchor": anchor }, point.short));
  group.append(shape("title", {}, [point.name, inWordsOfHeld(view, point.weights)].filter(Boolean).join(", with ")));
  return group;
}
