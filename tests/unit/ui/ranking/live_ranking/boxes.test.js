// Where a name is written: the place that hides least, and what counts as hiding.
import assert from "node:assert/strict";
import test from "node:test";

import { boxAround, cornersOf, freest, isWithin, overlap } from "#live_ranking/boxes.js";

test("boxes hide of each other the area they share, and touching hides nothing", () => {
  assert.equal(overlap([0, 0, 4, 4], [2, 1, 6, 3]), 4);
  assert.equal(overlap([0, 0, 4, 4], [4, 0, 8, 4]), 0);
  assert.equal(overlap([0, 0, 1, 1], [5, 5, 6, 6]), 0);
});

test("the freest box is chosen and is taken from then on", () => {
  const taken = [[0, 0, 10, 10]];
  const boxes = [[0, 0, 10, 10], [5, 0, 15, 10], [20, 0, 30, 10]];

  assert.equal(freest(boxes, taken, () => 0), 2);
  assert.deepEqual(taken.at(-1), [20, 0, 30, 10]);
  assert.equal(freest(boxes, taken, () => 0), 1);
});

test("what else speaks against a box counts like area that it hides", () => {
  const boxes = [[0, 0, 10, 10], [20, 0, 30, 10]];
  assert.equal(freest(boxes, [[0, 0, 2, 10]], (box) => (box[0] === 20 ? 21 : 0)), 0);
});

test("the first of equally free boxes is chosen", () => {
  assert.equal(freest([[0, 0, 1, 1], [5, 5, 6, 6]], [], () => 0), 0);
});

test("a box goes half its size to each side of its centre", () => {
  assert.deepEqual(boxAround([10, 20], 3, 2), [7, 18, 13, 22]);
  assert.deepEqual(cornersOf([7, 18, 13, 22]), [[7, 18], [13, 18], [13, 22], [7, 22]]);
});

test("a place within a region is on the same side of every edge, whichever way round the corners go", () => {
  const square = [[0, 0], [4, 0], [4, 4], [0, 4]];
  for (const corners of [square, square.toReversed()]) {
    assert.equal(isWithin([2, 3], corners), true);
    assert.equal(isWithin([5, 3], corners), false);
    assert.equal(isWithin([4, 2], corners), true); // on an edge
  }
});
