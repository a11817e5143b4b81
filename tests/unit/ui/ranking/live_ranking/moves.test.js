// What the arrow keys do to the weights of the triangle's corners.
import assert from "node:assert/strict";
import test from "node:test";

import { stepped } from "#live_ranking/moves.js";

const THREE = [0, 1, 2];
const press = (key, shiftKey = false) => ({ key, shiftKey });

test("up and down trade the top corner against the two others", () => {
  assert.deepEqual(stepped(THREE, [50, 30, 20], press("ArrowUp", true)), [60, 24, 16]);
  assert.deepEqual(stepped(THREE, [50, 30, 20], press("ArrowDown", true)), [40, 36, 24]);
});

test("left and right trade the two lower corners, by 1 or with Shift by 10", () => {
  assert.deepEqual(stepped(THREE, [34, 33, 33], press("ArrowLeft")), [34, 34, 32]);
  assert.deepEqual(stepped(THREE, [34, 33, 33], press("ArrowRight", true)), [34, 23, 43]);
});

test("a corner gives no more than it has", () => {
  assert.deepEqual(stepped(THREE, [94, 6, 0], press("ArrowRight", true)), [94, 0, 6]);
});

test("criteria without a corner keep their weight", () => {
  assert.deepEqual(stepped([3, 1, 0], [20, 20, 20, 40], press("ArrowUp", true)), [15, 15, 20, 50]);
});

test("other keys mean nothing", () => {
  assert.equal(stepped(THREE, [34, 33, 33], press("a")), null);
});
