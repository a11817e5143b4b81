// Weights as places in the drawing: corners at (150, 26), (16, 258) and (284, 258).
import assert from "node:assert/strict";
import test from "node:test";

import { CORNERS, at, cornerWeights, isInside, sharesAt, weightOutside, weightsAt } from "#live_ranking/geometry.js";

test("all weight on a criterion lies on its corner, equal weights in the middle", () => {
  assert.deepEqual(at([100, 0, 0]), [150, 26]);
  assert.deepEqual(at([0, 0, 7]), [284, 258]);
  const [x, y] = at([1, 1, 1]);
  assert.ok(Math.abs(x - 150) < 1e-9 && Math.abs(y - 542 / 3) < 1e-9);
});

test("the shares of a place are the weights that lie there", () => {
  for (const weights of [[50, 30, 20], [0, 40, 60], [100, 0, 0]]) {
    sharesAt(at(weights)).forEach((share, c) => assert.ok(Math.abs(100 * share - weights[c]) < 1e-9));
  }
});

test("a place outside takes the weights of the nearest edge or corner", () => {
  assert.deepEqual(weightsAt([0, 1, 2], [34, 33, 33], [150, 0]), [100, 0, 0]);
});

test("the corners share what the criteria without a corner leave", () => {
  assert.deepEqual(weightsAt([0, 1, 2], [20, 20, 20, 40], CORNERS[0]), [60, 0, 0, 40]);
  assert.deepEqual(weightsAt([3, 1, 0], [20, 20, 20, 40], CORNERS[0]), [0, 0, 20, 80]);
});

test("a weight outside that is no whole percent is kept exactly", () => {
  assert.deepEqual(weightsAt([0, 1, 2], [1, 0, 0, 2], CORNERS[1]), [0, 1, 0, 2]);
});

test("weights are told apart by whether they have a corner", () => {
  assert.deepEqual(cornerWeights([3, 1, 0], [10, 20, 30, 40]), [40, 20, 10]);
  assert.equal(weightOutside([3, 1, 0], [10, 20, 30, 40]), 30);
});

test("a pointer a hair outside still reads the edge, one clearly outside does not", () => {
  // The triangle is 232 high: 4 above the top the lower corners have -0.9 % each, 10 above it -2.2 %.
  assert.equal(isInside([150, 22]), true);
  assert.equal(isInside([150, 16]), false);
});
