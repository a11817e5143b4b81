// The weights of a view, and what is asked for when they change.
import assert from "node:assert/strict";
import test from "node:test";

import { isBusy } from "#live_ranking/hand.js";
import {
  adoptWeights, beginMove, cancelMove, chooseWeights, endMove, followWeight, isMoving, isStuck, takeLocks, toggleLock,
  typeWeight,
} from "#live_ranking/weighting.js";

const KEPT = new Map();
globalThis.sessionStorage = { getItem: (name) => KEPT.get(name) ?? null, setItem: (name, text) => KEPT.set(name, text) };

/** As much of a view as weights need; `asked` is what it was asked to do. */
function viewOf(weights) {
  const asked = [];
  return {
    asked,
    picture: { criteria: weights.map((_, c) => ({ name: `Criterion ${c}` })) },
    weighting: { weights, start: null, locked: weights.map(() => false), typed: [] },
    hand: { pressed: new Set(), unsettled: false, waiting: null },
    schedule: () => asked.push("schedule"),
    settle: () => asked.push("settle"),
    draw: () => asked.push("draw"),
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
});

test("locks are kept for the tab: a view made anew has them", () => {
  const view = viewOf([50, 30, 20]);
  toggleLock(view, 1);
  const next = viewOf([50, 30, 20]);
  takeLocks(next);
  assert.deepEqual(next.weighting.locked, [false, true, false]);
  globalThis.sessionStorage.setItem("explorer.locked_weights", "{");
  takeLocks(next);
  assert.deepEqual(next.weighting.locked, [false, false, false]);
});

test("with all the others locked a weight has nothing to share with", () => {
  const view = viewOf([50, 30, 20]);
  toggleLock(view, 1);
  toggleLock(view, 2);
  assert.deepEqual([0, 1, 2].map((c) => isStuck(view, c)), [true, false, false]);
});

/** Type a number and leave its box. */
function type(view, c, to) {
  typeWeight(view, c, to);
  endMove(view);
}

test("three weights can be typed in order", () => {
  const view = viewOf([1, 1, 1]);
  type(view, 0, 30);
  type(view, 1, 60);
  type(view, 2, 10);
  assert.deepEqual(view.weighting.weights, [30, 60, 10]);
});

test("who types on before the last number has settled begins from it", () => {
  const view = viewOf([1, 1, 1]);
  typeWeight(view, 0, 3);
  typeWeight(view, 0, 30);
  typeWeight(view, 1, 60);
  assert.deepEqual(view.weighting.weights, [30, 60, 10]);
});

test("where what was typed leaves no room, the first typed gives way", () => {
  const view = viewOf([1, 1, 1]);
  type(view, 0, 30);
  type(view, 1, 60);
  type(view, 2, 25);
  assert.deepEqual(view.weighting.weights, [15, 60, 25]);
  type(view, 1, 90);
  assert.deepEqual(view.weighting.weights.map(Math.round), [4, 90, 6]); // 15 and 25 share the ten points
});

test("a slider forgets what was typed", () => {
  const view = viewOf([1, 1, 1]);
  type(view, 0, 30);
  followWeight(view, 2, 40);
  endMove(view);
  type(view, 1, 60);
  assert.deepEqual(view.weighting.weights, [16, 60, 24]);
});

test("a move that the page takes away leaves the weights of before", () => {
  const view = viewOf([50, 30, 20]);
  followWeight(view, 0, 83);
  cancelMove(view);
  assert.deepEqual(view.weighting.weights, [50, 30, 20]);
  assert.equal(isMoving(view), false);
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
