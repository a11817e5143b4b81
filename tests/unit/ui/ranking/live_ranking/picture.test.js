// What is new in a picture from the server.
import assert from "node:assert/strict";
import test from "node:test";

import { differs, newPoints } from "#live_ranking/picture.js";

const NHS = { name: "NHS", short: "NHS", weights: [70, 20, 10] };
const PICTURE = { criteria: [], rows: [], weights: [34, 33, 33], points: [NHS], stands: [] };

test("without an earlier picture everything is new", () => {
  assert.equal(differs(null, PICTURE, "rows"), true);
});

test("a part is compared by its content", () => {
  const next = { ...structuredClone(PICTURE), weights: [40, 30, 30] };
  assert.equal(differs(PICTURE, next, "rows", "points"), false);
  assert.equal(differs(PICTURE, next, "rows", "weights"), true);
});

test("points that came or moved are announced by name, those that went are not", () => {
  const moved = { ...NHS, weights: [60, 30, 10] };
  const councils = { name: "Councils", short: "Councils", weights: [10, 10, 80] };
  assert.equal(newPoints(PICTURE, { ...PICTURE, points: [moved, councils] }), "New in the triangle: NHS, Councils.");
  assert.equal(newPoints(PICTURE, { ...PICTURE, points: [] }), "");
  assert.equal(newPoints(PICTURE, structuredClone(PICTURE)), "");
  const stands = [{ ...councils, name: "PHE (seat)", group: "seat", people: [] }, { ...councils, name: "", group: "workshop", people: [] }];
  assert.equal(newPoints(PICTURE, { ...PICTURE, stands }), "New in the triangle: PHE (seat).");
});
