// The browser's half of ranking and of moving weights; test_same_order.py compares it with the engine at random.
import assert from "node:assert/strict";
import test from "node:test";

import { evenOut, moveWeight, ranking, shareOut, smallest, tradeWeight } from "#live_ranking/arithmetic.js";

const FREE = [false, false, false];

/** A row of the list by its name and scores in hundredths. */
function row(name, ...scores) {
  return { id: name, name, scores, route: "partnership", close: false };
}

test("what rounding leaves goes to the largest remainders, the first ones first", () => {
  assert.deepEqual(shareOut(100, [1, 1, 1]), [34, 33, 33]);
  assert.deepEqual(shareOut(10, [1, 2]), [3, 7]); // 3.33 and 6.67
});

test("parts that are all nothing share equally", () => {
  assert.deepEqual(shareOut(100, [0, 0]), [50, 50]);
});

test("the other weights share the rest in their proportion", () => {
  assert.deepEqual(moveWeight([50, 30, 20], 0, 60, FREE), [60, 24, 16]);
  assert.deepEqual(moveWeight([100, 0, 0], 0, 40, FREE), [40, 30, 30]);
});

test("a locked weight stays, and the moved one goes no further than it leaves room for", () => {
  assert.deepEqual(moveWeight([50, 30, 20], 0, 60, [false, false, true]), [60, 20, 20]);
  assert.deepEqual(moveWeight([50, 30, 20], 0, 95, [false, false, true]), [80, 0, 20]);
});

test("with every other weight locked nothing moves", () => {
  assert.deepEqual(moveWeight([50, 30, 20], 0, 60, [false, true, true]), [50, 30, 20]);
});

test("a weight stays between 0 and 100 and is whole", () => {
  assert.deepEqual(moveWeight([50, 30, 20], 0, -5, FREE), [0, 60, 40]);
  assert.deepEqual(moveWeight([50, 50], 0, 49.6, [false, false]), [50, 50]);
});

test("weights are the smallest whole numbers in proportion, percent where those are whole", () => {
  assert.deepEqual(smallest([100, 100, 100]), [1, 1, 1]);
  assert.deepEqual(smallest([5, 3, 2]), [50, 30, 20]);
  assert.deepEqual(smallest([100, 50, 25]), [4, 2, 1]);
  assert.deepEqual(smallest([123456, 123456, 753088]), [617, 617, 3765]); // more than 10,000 parts: rounded to 5,000
});

test("equal weights stay equal when another moves", () => {
  assert.deepEqual(moveWeight([1, 1, 1], 0, 41, FREE), [82, 59, 59]);
  assert.deepEqual(moveWeight([1, 1, 1], 0, 40, [false, true, false]), [6, 5, 4]); // 40, 33.3 and 26.7 percent
});

test("weights made equal are exact thirds, and locked ones keep theirs", () => {
  assert.deepEqual(evenOut([50, 30, 20], FREE), [1, 1, 1]);
  assert.deepEqual(evenOut([50, 30, 20], [true, false, false]), [50, 25, 25]);
  assert.deepEqual(evenOut([50, 30, 20], [true, true, true]), [50, 30, 20]);
});

test("points traded leave a third what it has", () => {
  assert.deepEqual(tradeWeight([1, 1, 1], 1, 2, 1), [100, 97, 103]);
});

test("equal thirds keep ties that whole percent would break", () => {
  const rows = [row("Air", 900, 800, 900), row("Care", 900, 900, 800), row("Debt", 800, 900, 900)];
  assert.deepEqual(ranking(rows, [1, 1, 1]).map((p) => p.rank), [1, 1, 1]);
});

test("equal totals share a rank, and names settle the order of sight alone", () => {
  const rows = [row("Cost", 500, 500), row("Air", 1000, 0), row("Care", 0, 1000), row("Debt", 0, 0)];
  const seen = ranking(rows, [50, 50]).map((p) => [p.row.name, p.rank, p.shared]);

  assert.deepEqual(seen, [["Air", 1, true], ["Care", 1, true], ["Cost", 1, true], ["Debt", 4, false]]);
});

test("two rows are enough to share a rank", () => {
  const seen = ranking([row("Air", 1000, 0), row("Care", 0, 1000), row("Debt", 0, 0)], [50, 50]);

  assert.deepEqual(seen.map((p) => [p.rank, p.shared]), [[1, true], [1, true], [3, false]]);
});

test("a row with a gap takes no rank from others and has the span of ranks that its gap leaves open", () => {
  // Totals: Air 60,000; Care 40,000; Gap 40,000 to 100,000. At best it is first; at worst it ties with Care for second.
  const seen = ranking([row("Gap", null, 1000), row("Care", 0, 1000), row("Air", 1000, 0)], [60, 40]);

  assert.deepEqual(seen.map((p) => [p.row.name, p.rank]), [["Air", 1], ["Care", 2], ["Gap", null]]);
  assert.deepEqual([seen[2].best, seen[2].worst], [1, 2]);
});
