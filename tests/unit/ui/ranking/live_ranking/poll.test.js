// Where a page asks for news.
import assert from "node:assert/strict";
import test from "node:test";

import { beside } from "#live_ranking/poll.js";

test("the question goes beside the page's own address, under any base path", () => {
  assert.equal(beside("/ranking", "ranking-news"), "/ranking-news");
  assert.equal(beside("/", "ranking-news"), "/ranking-news");
  assert.equal(beside("/some/base/ranking", "ranking-news"), "/some/base/ranking-news");
  assert.equal(beside("/base/ranking/", "ranking-news"), "/base/ranking-news");
});
