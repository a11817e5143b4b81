// Reading any point of the triangle: who would lead there and who would be second. It changes no weight until Enter.
function listenToReading(view) {
  const { svg, mark } = view;
  svg.addEventListener("pointermove", (event) => {
    if (isHeld(view) || event.pointerType === "touch") return;
    const here = placeOf(view, event);
    if (isInside(here)) readAt(view, weightsAt(view, here)); else stopReading(view);
  });
  svg.addEventListener("pointerleave", () => stopReading(view));
  mark.addEventListener("focus", () => readAt(view, view.weights));
  mark.addEventListener("blur", () => stopReading(view));
  mark.addEventListener("keydown", (event) => readByKey(view, event));
}

function readByKey(view, event) {
  const next = stepped(view, view.read || view.weights, event);
  if (next) readAt(view, next);
  else if (event.key === "Enter") takeReading(view);
  else if (event.key === "Escape") view.point.focus();
  else return;
  event.preventDefault();
}

function readAt(view, weights) {
  view.read = weights;
  view.readFrame ??= requestAnimationFrame(() => { view.readFrame = null; drawReading(view); });
}

function stopReading(view) {
  if (view.root.activeElement === view.mark) readAt(view, view.weights);
  else if (view.read) readAt(view, null);
}

function takeReading(view) {
  if (!view.read || isFixed(view)) return;
  view.weights = view.read;
  settle(view);
}

function drawReading(view, placedNow) {
  const weights = view.read || view.weights;
  const placed = !view.read && placedNow ? placedNow : ranking(view.data.rows, weights);
  const three = threeOf(view, weights);
  const said = `${inWordsOf(view, weights)}: ${firstTwo(placed)}.`;
  setText(view.reading, view.read ? `Here: ${said}` : said);
  setAttribute(view.reading, "class", view.read ? "reading now" : "reading");
  setAttribute(view.mark, "class", view.read ? "mark" : "mark away");
  setAttribute(view.mark, "aria-valuenow", String(three[0]));
  setAttribute(view.mark, "aria-valuetext", said);
  if (three.some(Boolean)) place(view.mark, ...at(three));
}
