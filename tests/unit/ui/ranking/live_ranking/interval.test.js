// How far a weight can move before the leader changes, worked by hand.
import assert from "node:assert/strict";
import test from "node:test";

import { sameLeader } from "#live_ranking/interval.js";

const ROWS = [{ scores: [1000, 0, 500] }, { scores: [0, 1000, 500] }];

test("the span ends where the second row draws level", () => {
  // With the third at 20 the first leads while its weight w is at least 80 - w.
  assert.deepEqual(sameLeader(ROWS, [50, 30, 20], 0, [false, false, true]), [40, 80]);
});

test("a weight that cannot move has no span", () => {
  assert.equal(sameLeader(ROWS, [50, 30, 20], 0, [false, true, true]), null);
});

test("where two unlike rows lead together any move changes who leads", () => {
  assert.deepEqual(sameLeader([{ scores: [1000, 0] }, { scores: [0, 1000] }], [50, 50], 0, [false, false]), [50, 50]);
});

test("rows that are alike everywhere lead together over the whole span", () => {
  const twins = [{ scores: [1000, 0] }, { scores: [1000, 0] }];
  assert.deepEqual(sameLeader(twins, [60, 40], 0, [false, false]), [0, 100]);
});

test("a row with a gap neither leads nor ends the span", () => {
  const rows = [...ROWS, { scores: [null, 1000, 1000] }];
  assert.deepEqual(sameLeader(rows, [50, 30, 20], 0, [false, false, true]), [40, 80]);
});

test("without a fully scored row there is no leader to keep", () => {
  assert.equal(sameLeader([{ scores: [null, 1000] }], [50, 50], 0, [false, false]), null);
});

test("the span is rounded inwards to whole weights", () => {
  // The first leads while 1000 w is at least 700 (100 - w), that is from 41.18.
  const rows = [{ scores: [1000, 0] }, { scores: [0, 700] }];
  assert.deepEqual(sameLeader(rows, [60, 40], 0, [false, false]), [42, 100]);
  // The second leads while 600 (100 - w) is at least 1000 w, that is up to 37.5.
  const others = [{ scores: [1000, 0] }, { scores: [0, 600] }];
  assert.deepEqual(sameLeader(others, [30, 70], 0, [false, false]), [0, 37]);
});

test("the span of thirds is in whole percent, too", () => {
  // With equal others the first leads while 1000 w is at least 400 (100 - w) / 2 + 400 (100 - w) / 2, from 28.6.
  assert.deepEqual(sameLeader([{ scores: [1000, 0, 0] }, { scores: [0, 400, 400] }], [1, 1, 1], 0, [false, false, false]), [29, 100]);
});

test("other weights that are all nothing share the rest equally", () => {
  // The second has 800 and 1000 of (100 - w) / 2 each: the first leads while 1000 w is at least 900 (100 - w), from 47.4.
  const rows = [{ scores: [1000, 0, 0] }, { scores: [0, 800, 1000] }];
  assert.deepEqual(sameLeader(rows, [100, 0, 0], 0, [false, false, false]), [48, 100]);
});
