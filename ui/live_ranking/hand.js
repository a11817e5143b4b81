// Whether a hand is on something. While it is, nothing under it is made anew: what comes from the server waits.
function watchTheHand(view) {
  const { signal } = view.ending;
  view.root.addEventListener("pointerdown", () => { view.down = true; }, { capture: true, signal });
  for (const end of ["pointerup", "pointercancel"]) {
    window.addEventListener(end, () => letGo(view), { capture: true, signal });
  }
}

function isBusy(view) {
  return Boolean(view.down || view.start);
}

function letGo(view) {
  if (!view.down) return;
  view.down = false;
  // A slider says "change" after this, and nothing at all where it came back to where it was.
  setTimeout(() => { if (view.start) settle(view); else takeWhatWaited(view); });
}

function takeWhatWaited(view) {
  if (view.waiting && !isBusy(view)) take(view, view.waiting);
}
