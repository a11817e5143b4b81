// Weights between browser and server: whose are news, and what is sent how often.
import assert from "node:assert/strict";
import test from "node:test";

import { receiveWeights, sendWeights, sendWhenKeysRest, undoWeights } from "#live_ranking/exchange.js";

/** A view that has just been drawn with these weights; `sent` is what the server was told. */
function viewOf(weights) {
  const sent = [];
  const view = {
    sent,
    component: { setStateValue: (name, value) => sent.push([name, value]) },
    picture: { weights },
    weighting: { weights: [], start: null, locked: [], typed: [] },
    hand: { pressed: new Set() },
    settle: () => sendWeights(view),
    exchange: { received: "", agreed: "", echoes: [], past: [], undone: "", timer: 0 },
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

test("weights settled before come back one by one, and undoing is told as any move", () => {
  const view = viewOf([50, 50]);
  choose(view, [60, 40]);
  choose(view, [70, 30]);
  undoWeights(view);
  assert.deepEqual(view.weighting.weights, [60, 40]);
  undoWeights(view);
  undoWeights(view);

  assert.deepEqual(view.weighting.weights, [50, 50]);
  assert.deepEqual(view.sent.map(([, weights]) => weights[0]), [60, 70, 60, 50]);
});

test("what the server set can be undone, too", () => {
  const view = viewOf([50, 50]);
  receive(view, [10, 90]);
  undoWeights(view);
  assert.deepEqual(view.weighting.weights, [50, 50]);
});

test("ten presses of a key are one move, told once the keys rest", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const view = viewOf([50, 50]);
  for (let weight = 51; weight <= 60; weight += 1) {
    view.weighting.weights = [weight, 100 - weight];
    sendWhenKeysRest(view);
    t.mock.timers.tick(300);
  }
  assert.deepEqual(view.sent, []);
  t.mock.timers.tick(400);
  assert.deepEqual(view.sent, [["weights", [60, 40]]]);
});
