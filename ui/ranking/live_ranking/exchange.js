// Weights between this browser and the server. The server's are taken only where they are news: neither what it said
// before nor an echo of what this browser sent.

/** @import { View } from "./view.js" */
import { adoptWeights, chooseWeights, isMoving } from "./weighting.js";

/**
 * @typedef {object} Exchange
 * @property {string} received the server's weights as they last came
 * @property {string} agreed the weights that both sides know of
 * @property {{ weights: string, at: number }[]} echoes weights sent that may still come back
 * @property {string[]} past weights that stood before, the latest last: what can be brought back
 * @property {string} undone weights just brought back; empty for none
 * @property {ReturnType<typeof setTimeout>} timer until keys have come to rest; 0 while none waits
 */

// A run takes a second at most; what comes back later than this was said by the server itself.
const ECHO_WITHIN = 10_000;
// Ten presses of an arrow key are one move: longer than the pause between two of them.
const KEYS_REST = 400;
// More steps back than anybody takes.
const PAST = 100;

/** @param {View} view */
export function receiveWeights(view) {
  const { exchange } = view;
  const weights = JSON.stringify(view.picture.weights);
  if (exchange.received === weights) return;
  exchange.received = weights;
  exchange.echoes = exchange.echoes.filter((echo) => performance.now() - echo.at < ECHO_WITHIN);
  const echo = exchange.echoes.findIndex((sent) => sent.weights === weights);
  if (echo >= 0) { exchange.echoes.splice(0, echo + 1); return; }
  clearTimeout(exchange.timer);
  agree(view, weights);
  exchange.echoes = [];
  adoptWeights(view, view.picture.weights);
}

/**
 * Weights of other criteria cannot be brought back.
 *
 * @param {View} view
 */
export function forgetPast(view) {
  view.exchange.past = [];
}

/**
 * What stood before stands again; that is a move as any other, and can itself not be taken back but by the browser.
 *
 * @param {View} view
 */
export function undoWeights(view) {
  const { exchange } = view;
  sendWeights(view);
  const before = exchange.past.pop();
  if (!before) return;
  exchange.undone = before;
  chooseWeights(view, JSON.parse(before));
}

/**
 * Once no key has been pressed for a moment.
 *
 * @param {View} view
 */
export function sendWhenKeysRest(view) {
  clearTimeout(view.exchange.timer);
  view.exchange.timer = setTimeout(() => sendWeights(view), KEYS_REST);
}

/**
 * @param {View} view
 * @param {string} weights
 */
function agree({ exchange }, weights) {
  if (exchange.agreed && weights !== exchange.undone) exchange.past = [...exchange.past, exchange.agreed].slice(-PAST);
  exchange.undone = "";
  exchange.agreed = weights;
}

/** @param {View} view */
export function sendWeights(view) {
  const { exchange, weighting } = view;
  clearTimeout(exchange.timer);
  const weights = JSON.stringify(weighting.weights);
  if (weights === exchange.agreed || isMoving(view)) return;
  exchange.echoes.push({ weights, at: performance.now() });
  agree(view, weights);
  view.component.setStateValue("weights", weighting.weights.slice());
}
