// What comes from the server while a hand is at work: news is taken, echoes and old words are not.
import assert from "node:assert/strict";
import test from "node:test";

import { receive } from "#target_picture/exchange.js";

test("an echo of what was sent leaves a later move as it is", () => {
  const view = { value: 22.5, agreed: 22.7, received: null, sent: [22.8, 22.7] };
  receive(view, 22.8);
  assert.deepEqual(view, { value: 22.5, agreed: 22.7, received: 22.8, sent: [22.7] });
  receive(view, 22.7);
  assert.deepEqual(view, { value: 22.5, agreed: 22.7, received: 22.7, sent: [] });
});

test("what the server said before is no news", () => {
  const view = { value: 22.5, agreed: 22.7, received: 22.7, sent: [] };
  receive(view, 22.7);
  assert.equal(view.value, 22.5);
});

test("news is taken: from the number box, or a target taken back", () => {
  const view = { value: 22.7, agreed: 22.7, received: 22.7, sent: [] };
  receive(view, 20.8);
  assert.deepEqual([view.value, view.agreed], [20.8, 20.8]);
  receive(view, null);
  assert.equal(view.value, null);
});
