// The target between this browser and the server. The server's is taken only where it is news: neither what it said
// before, nor an echo of what this browser sent; else a key pressed meanwhile would be lost.

/**
 * @param {{ value: number | null, agreed: number | null, received: number | null, sent: number[] }} view
 * @param {number | null} target as the server says it now
 */
export function receive(view, target) {
  const echo = target === null ? -1 : view.sent.indexOf(target);
  if (echo >= 0) view.sent.splice(0, echo + 1);
  else if (target !== view.received) {
    view.value = view.agreed = target;
    view.sent = [];
  }
  view.received = target;
}
