// Whether a hand is on something: a pointer pressed, a key held, a number half typed. While it is, nothing under it is
// made anew and the server hears nothing; what comes from the server waits.
function watchTheHand(view) {
  const { signal } = view.ending;
  const held = { pointerdown: "pointer", keydown: "key" };
  const ends = { pointerup: "pointer", pointercancel: "pointer", keyup: "key", blur: "key" };
  view.held = new Set();
  for (const [event, by] of Object.entries(held)) {
    view.root.addEventListener(event, () => view.held.add(by), { capture: true, signal });
  }
  for (const [event, by] of Object.entries(ends)) {
    window.addEventListener(event, () => letGo(view, by), { capture: event !== "blur", signal });
  }
}

function isHeld(view) {
  return view.held.size > 0;
}

function isBusy(view) {
  return isHeld(view) || Boolean(view.start);
}

// What the hand did is painted first and told after. A slider that came back to where it was never says "change".
function letGo(view, by) {
  if (!view.held.delete(by)) return;
  requestAnimationFrame(() => setTimeout(() => {
    if (view.unsettled || (view.start && by === "pointer")) settle(view); else takeWhatWaited(view);
  }));
}

function takeWhatWaited(view) {
  if (view.waiting && !isBusy(view)) take(view, view.waiting);
}
