// Where the handle goes: steps, snapping, keys, and labels that make room for each other.
import assert from "node:assert/strict";
import test from "node:test";

import { apartFrom, candidateAt, moved, onSteps, scaleOf, snapped, ticksOf } from "#target_picture/scale.js";
import { targetInWords } from "#target_picture/wording.js";

const CONTENT = {
  label: "Year 6 obesity", described: "", unit: "%", better: "lower", step: 0.1, decimals: 1,
  history: [{ year: 2007, period: "2007/08", value: 21.6, lower: null, upper: null }],
  boroughs: [], band: null, baseline: { year: 2017, value: 23.1 }, year: 2022, period: "2022/23", target: null,
  candidates: [{ mark: "B", words: "A tenth better", value: 20.79 }, { mark: "E", words: "Reach England", value: 20.142 }],
  low: 15, high: 30, fixed: false, large: false,
};

test("values and years lie on the axes, and a height leads back to its value", () => {
  const scale = scaleOf(CONTENT, 600, 340);

  assert.equal(scale.y(15), scale.bottom);
  assert.equal(scale.y(30), scale.top);
  assert.equal(scale.x(2007), scale.left);
  assert.equal(scale.x(2022), scale.right);
  assert.ok(Math.abs(scale.valueAt(scale.y(20.5)) - 20.5) < 1e-9);
});

test("a value is on the steps and never off the axis", () => {
  assert.equal(onSteps(CONTENT, 20.7832), 20.8);
  assert.equal(onSteps(CONTENT, 99), 30);
  assert.equal(onSteps(CONTENT, -4), 15);
});

test("near a candidate's line the handle snaps to it, further off it does not", () => {
  const scale = scaleOf(CONTENT, 600, 340);

  assert.equal(snapped(CONTENT, scale, scale.y(20.142) + 5), 20.1);
  assert.equal(snapped(CONTENT, scale, scale.y(25) + 5), onSteps(CONTENT, scale.valueAt(scale.y(25) + 5)));
});

test("arrows go a step, page keys a candidate, home and end to the ends; other keys move nothing", () => {
  assert.equal(moved(CONTENT, 23.1, "ArrowDown"), 23);
  assert.equal(moved(CONTENT, 23.1, "ArrowUp"), 23.2);
  assert.equal(moved(CONTENT, 23.1, "PageDown"), 20.8);
  assert.equal(moved(CONTENT, 20.8, "PageDown"), 20.1);
  assert.equal(moved(CONTENT, 20.1, "PageDown"), 20.1);
  assert.equal(moved(CONTENT, 20.1, "PageUp"), 20.8);
  assert.equal(moved(CONTENT, 20.1, "Home"), 15);
  assert.equal(moved(CONTENT, 20.1, "End"), 30);
  assert.equal(moved(CONTENT, 20.1, "a"), null);
});

test("labels that would cover each other move apart, stay in order and in the picture", () => {
  assert.deepEqual(apartFrom([10, 100], 15, 0, 200), [10, 100]);
  assert.deepEqual(apartFrom([50, 52, 54], 15, 0, 200), [37, 52, 67]);
  assert.deepEqual(apartFrom([199, 198], 15, 0, 200), [200, 185]);
  assert.deepEqual(apartFrom([2, 1, 60], 15, 0, 200), [15, 0, 60]);
});

test("an axis has round numbers", () => {
  assert.deepEqual(ticksOf(15, 30), [15, 20, 25, 30]);
  assert.deepEqual(ticksOf(0, 0.8), [0, 0.2, 0.4, 0.6, 0.8]);
});

test("the handle says value, change, side and candidate in words", () => {
  assert.equal(candidateAt(CONTENT, 20.8).mark, "B");
  assert.equal(targetInWords(CONTENT, 20.8), "20.8%, 10% less than today, B: A tenth better");
  assert.equal(targetInWords(CONTENT, 24), "24.0%, 4% more than today, worse than today");
  assert.equal(targetInWords(CONTENT, 23.1), "23.1%, as today");
});
