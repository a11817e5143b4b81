// The small pictures of the long list: points lie where their figures say, inside the picture.

import assert from "node:assert/strict";
import { test } from "node:test";

import { across, pointsInWords, up } from "#priority_list/shapes.js";

test("the lowest figure lies at the bottom left, the highest at the top right, with room for a whole dot", () => {
  assert.equal(pointsInWords([[0, 0], [0.5, 0.5], [1, 1]]), "3,19 48,11 93,3");
});

test("a picture 96 wide and 22 high holds every share", () => {
  for (const share of [0, 0.001, 0.25, 0.999, 1]) {
    assert.ok(across(share) >= 3 && across(share) <= 93);
    assert.ok(up(share) >= 3 && up(share) <= 19);
  }
});
