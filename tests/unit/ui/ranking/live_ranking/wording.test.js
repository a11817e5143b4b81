// What is said of weights and leaders.
import assert from "node:assert/strict";
import test from "node:test";

import {
  changeInWords, firstTwo, inARow, leadersInWords, lettersOf, outsideInWords, rowInWords, scoreInWords, spanInWords,
  weightsInWords,
} from "#live_ranking/wording.js";

const CRITERIA = ["Collaboration", "Health burden", "Cost", "Fairness"].map((name) => ({ name, question: "" }));

/** Rows in their places: name and rank. */
function order(...places) {
  return places.map(([name, rank]) => ({ row: { name }, rank }));
}

test("names in a row have commas and one last word", () => {
  assert.equal(inARow([]), "");
  assert.equal(inARow(["a"]), "a");
  assert.equal(inARow(["a", "b"]), "a and b");
  assert.equal(inARow(["a", "b", "c"], "or"), "a, b or c");
});

test("finding C: names that hold an \"and\" are told apart by a comma before the last", () => {
  assert.equal(inARow(["Homelessness and rough sleeping", "Violence"]), "Homelessness and rough sleeping, and Violence");
});

test("weights are said in the order of the criteria", () => {
  assert.equal(weightsInWords(CRITERIA.slice(0, 2), [34, 66]), "Collaboration 34%, Health burden 66%");
  assert.equal(weightsInWords(CRITERIA.slice(0, 3), [1, 1, 1]), "Collaboration 33.3%, Health burden 33.3%, Cost 33.3%");
});

test("criteria without a corner are said with the weight at which they are held", () => {
  assert.equal(outsideInWords(CRITERIA, [0, 1, 2], [30, 30, 20, 20]), "Fairness held at 20%");
  assert.equal(outsideInWords(CRITERIA, [1, 2], [30, 30, 20, 20]), "Collaboration held at 30% and Fairness at 20%");
});

test("with a corner for every criterion nothing is said of the others", () => {
  assert.equal(outsideInWords(CRITERIA.slice(0, 3), [0, 1, 2], [30, 30, 40]), "");
});

test("with all the weight outside the triangle only those that have it are named", () => {
  assert.equal(outsideInWords(CRITERIA, [0, 1], [0, 0, 0, 100]), "Fairness");
});

test("leader and second are named, and ties are said as such", () => {
  assert.equal(firstTwo(order(["A", 1], ["B", 2], ["C", 3])), "A leads, B is second");
  assert.equal(firstTwo(order(["A", 1], ["B", 1], ["C", 3])), "A and B lead together, C is next");
  assert.equal(firstTwo(order(["A", 1], ["B", 2], ["C", 2])), "A leads, B and C are second");
  assert.equal(firstTwo(order(["A", 1])), "A leads");
});

test("more than three that tie are counted", () => {
  assert.equal(firstTwo(order(["A", 1], ["B", 1], ["C", 1], ["D", 1])), "4 priorities lead together");
});

test("where nothing is fully scored nobody leads", () => {
  assert.equal(firstTwo(order(["A", null])), "nothing is fully scored");
  assert.equal(leadersInWords(order(["A", null])), "");
});

test("leaders are announced in a sentence", () => {
  assert.equal(leadersInWords(order(["A", 1], ["B", 2])), "A leads.");
  assert.equal(leadersInWords(order(["A", 1], ["B", 1])), "A and B lead together.");
});

test("a screen reader hears rank, score, places moved and route of a row", () => {
  const row = { name: "Air quality", route: "partnership", close: true };
  const placed = { row, scored: true, rank: 2, shared: true, best: 2, worst: 2, low: 73_400 };

  assert.equal(
    rowInWords(placed, 100, "▲2", "Base"),
    "Rank 2 shared: Air quality, 7.3 of 10, up 2 against Base. Route: partnership, close to the line.",
  );
});

test("of a row that is not scored the span of ranks is said, and no score", () => {
  const row = { name: "Air quality", route: "borough", close: false };
  const placed = { row, scored: false, rank: null, shared: false, best: 1, worst: 4, low: 0 };

  assert.equal(rowInWords(placed, 100, "", ""), "Not scored: rank 1 to 4: Air quality. Route: borough.");
});

test("a total of hundredths times parts is said as points of ten", () => {
  assert.equal(scoreInWords(100_000, 100), "10.0");
  assert.equal(scoreInWords(66_666, 100), "6.7");
});

test("places moved have an arrow, staying has none", () => {
  assert.deepEqual([2, -1, 0].map(changeInWords), ["▲2", "▼1", ""]);
});

test("a span of one weight is no span", () => {
  assert.equal(spanInWords([40, 80]), "same leader from 40 to 80");
  assert.equal(spanInWords([50, 50]), "any move changes who leads");
  assert.equal(spanInWords([34, 33]), "any move changes who leads");
});

test("each criterion has the first of its own letters that no other has taken, else its number", () => {
  assert.deepEqual(lettersOf(CRITERIA), ["C", "H", "O", "F"]);
  assert.deepEqual(lettersOf([{ name: "Cc" }, { name: "C" }, { name: "50% élan" }]), ["C", "2", "É"]);
});
