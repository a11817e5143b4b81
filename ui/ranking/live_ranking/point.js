// Moving the point: by pointer anywhere in the triangle, by arrow keys on the point itself.
function listenToPoint(view) {
  const { svg, point } = view;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button || isFixed(view)) return;
    view.start = view.weights;
    stopReading(view);
    svg.setPointerCapture(event.pointerId);
    moveToPoint(view, event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (svg.hasPointerCapture(event.pointerId)) moveToPoint(view, event);
  });
  point.addEventListener("keydown", (event) => {
    const next = stepped(view, view.weights, event);
    if (!next) return;
    event.preventDefault();
    if (isFixed(view)) return;
    view.weights = next;
    settle(view);
  });
}

function isFixed(view) {
  return view.three.some((c) => view.locked[c]);
}

function moveToPoint(view, event) {
  view.weights = weightsAt(view, placeOf(view, event));
  schedule(view);
}

// Where the pointer is, in the numbers of the drawing.
function placeOf(view, event) {
  const box = view.svg.getBoundingClientRect();
  const scale = WIDE / box.width;
  return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale + TOP];
}

// Up and down trade the top corner against the others; left and right trade the two lower corners.
function stepped(view, weights, event) {
  const [top, left, right] = view.three;
  const step = event.shiftKey ? 10 : 1;
  const held = weights.map((_, c) => !view.three.includes(c));
  const trade = (from, to) => {
    const next = weights.slice();
    const moved = Math.min(step, next[from]);
    next[from] -= moved;
    next[to] += moved;
    return next;
  };
  if (event.key === "ArrowUp") return moveWeight(weights, top, weights[top] + step, held);
  if (event.key === "ArrowDown") return moveWeight(weights, top, weights[top] - step, held);
  if (event.key === "ArrowLeft") return trade(right, left);
  if (event.key === "ArrowRight") return trade(left, right);
  return null;
}

function place(circle, x, y) {
  setAttribute(circle, "cx", String(x));
  setAttribute(circle, "cy", String(y));
}
