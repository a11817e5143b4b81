// The weights of a view, and what is asked for when they change.
import assert from "node:assert/strict";
import test from "node:test";

import { isBusy } from "#live_ranking/hand.js";
import {
  adoptWeights, beginMove, chooseWeights, endMove, followWeight, isMoving, toggleLock, unlockAll,
} from "#live_ranking/weighting.js";

/** As much of a view as weights need; `asked` is what it was asked to do. */
function viewOf(weights) {
  const asked = [];
  return {
    asked,
    picture: { criteria: weights.map((_, c) => ({ name: `Criterion ${c}` })) },
    weighting: { weights, start: null, locked: weights.map(() => false) },
    hand: { pressed: new Set(), unsettled: false, waiting: null },
    schedule: () => asked.push("schedule"),
    settle: () => asked.push("settle"),
  };
}

test("a weight moved away and back leaves the others as they were when the move began", () => {
  const view = viewOf([50, 30, 20]);
  followWeight(view, 0, 100);
  assert.deepEqual(view.weighting.weights, [100, 0, 0]);
  followWeight(view, 0, 50);

  assert.deepEqual(view.weighting.weights, [50, 30, 20]);
  assert.deepEqual(view.asked, ["schedule", "schedule"]);
});

test("a weight that follows the hand leaves locked ones alone", () => {
  const view = viewOf([50, 30, 20]);
  toggleLock(view, 1);
  followWeight(view, 0, 60);
  assert.deepEqual(view.weighting.weights, [60, 30, 10]);
  unlockAll(view);
  assert.deepEqual(view.weighting.locked, [false, false, false]);
});

test("weights chosen in one step are settled at once", () => {
  const view = viewOf([50, 30, 20]);
  chooseWeights(view, [34, 33, 33]);
  assert.deepEqual(view.weighting.weights, [34, 33, 33]);
  assert.deepEqual(view.asked, ["settle"]);
});

test("a view is busy while something is pressed or a move is under way", () => {
  const view = viewOf([50, 50]);
  assert.equal(isBusy(view), false);
  view.hand.pressed.add("key");
  assert.equal(isBusy(view), true);
  view.hand.pressed.clear();
  beginMove(view);
  assert.equal(isBusy(view), true);
  endMove(view);
  assert.equal(isBusy(view), false);
});

test("weights from the server end a move and are a list of the view's own", () => {
  const view = viewOf([50, 50]);
  const sent = [40, 60];
  beginMove(view);
  adoptWeights(view, sent);
  sent[0] = 0;
  assert.deepEqual(view.weighting.weights, [40, 60]);
  assert.equal(isMoving(view), false);
});
