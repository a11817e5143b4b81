// Weights between browser and server: whose are news, and what is sent how often.
import assert from "node:assert/strict";
import test from "node:test";

import { receiveWeights, sendWeights } from "#live_ranking/exchange.js";

/** A view that has just been drawn with these weights; `sent` is what the server was told. */
function viewOf(weights) {
  const sent = [];
  const view = {
    sent,
    component: { setStateValue: (name, value) => sent.push([name, value]) },
    picture: { weights },
    weighting: { weights: [], start: null, locked: [] },
    exchange: { received: "", agreed: "", echoes: [] },
  };
  receiveWeights(view);
  return view;
}

function receive(view, weights) {
  view.picture = { weights };
  receiveWeights(view);
}

function choose(view, weights) {
  view.weighting.weights = weights;
  sendWeights(view);
}

test("the first weights come from the server and are not sent back", () => {
  const view = viewOf([50, 50]);
  sendWeights(view);
  assert.deepEqual(view.weighting.weights, [50, 50]);
  assert.deepEqual(view.sent, []);
});

test("weights are sent once", () => {
  const view = viewOf([50, 50]);
  choose(view, [60, 40]);
  choose(view, [60, 40]);
  assert.deepEqual(view.sent, [["weights", [60, 40]]]);
});

test("an echo of what was sent does not take back what the hand did since", () => {
  const view = viewOf([50, 50]);
  choose(view, [60, 40]);
  choose(view, [70, 30]);
  receive(view, [60, 40]);
  assert.deepEqual(view.weighting.weights, [70, 30]);
});

test("what the server said before is no news", () => {
  const view = viewOf([50, 50]);
  choose(view, [60, 40]);
  receive(view, [50, 50]);
  assert.deepEqual(view.weighting.weights, [60, 40]);
});

test("weights that the server sets by itself are taken", () => {
  const view = viewOf([50, 50]);
  choose(view, [60, 40]);
  receive(view, [10, 90]);
  assert.deepEqual(view.weighting.weights, [10, 90]);
  sendWeights(view);
  assert.equal(view.sent.length, 1);
});

test("an echo is expected for ten seconds; later the same weights are news", (t) => {
  let now = 0;
  t.mock.method(performance, "now", () => now);
  const view = viewOf([50, 50]);
  choose(view, [60, 40]);
  choose(view, [70, 30]);
  now = 10_000;
  receive(view, [60, 40]);
  assert.deepEqual(view.weighting.weights, [60, 40]);
});
