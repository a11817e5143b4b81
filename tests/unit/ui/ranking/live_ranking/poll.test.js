// Where a page asks for the number of the last write.
import assert from "node:assert/strict";
import test from "node:test";

import { beside } from "#live_ranking/poll.js";

test("the question goes beside the page's own address, under any base path", () => {
  assert.equal(beside("/ranking", "last-write"), "/last-write");
  assert.equal(beside("/", "last-write"), "/last-write");
  assert.equal(beside("/some/base/ranking", "last-write"), "/some/base/last-write");
  assert.equal(beside("/base/ranking/", "last-write"), "/base/last-write");
});
