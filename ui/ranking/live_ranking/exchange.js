// Weights between this browser and the server. The server's are taken only where they are news: neither what it said
// before nor an echo of what this browser sent.

/** @import { View } from "./view.js" */
import { adoptWeights } from "./weighting.js";

/**
 * @typedef {object} Exchange
 * @property {string} received the server's weights as they last came
 * @property {string} agreed the weights that both sides know of
 * @property {{ weights: string, at: number }[]} echoes weights sent that may still come back
 */

// A run takes a second at most; what comes back later than this was said by the server itself.
const ECHO_WITHIN = 10_000;

/** @param {View} view */
export function receiveWeights(view) {
  const { exchange } = view;
  const weights = JSON.stringify(view.picture.weights);
  if (exchange.received === weights) return;
  exchange.received = weights;
  exchange.echoes = exchange.echoes.filter((echo) => performance.now() - echo.at < ECHO_WITHIN);
  const echo = exchange.echoes.findIndex((sent) => sent.weights === weights);
  if (echo >= 0) { exchange.echoes.splice(0, echo + 1); return; }
  exchange.agreed = weights;
  exchange.echoes = [];
  adoptWeights(view, view.picture.weights);
}

/** @param {View} view */
export function sendWeights(view) {
  const { exchange, weighting } = view;
  const weights = JSON.stringify(weighting.weights);
  if (weights === exchange.agreed) return;
  exchange.echoes.push({ weights, at: performance.now() });
  exchange.agreed = weights;
  view.component.setStateValue("weights", weighting.weights.slice());
}
