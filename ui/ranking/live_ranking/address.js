// The address of the page holds the weights on screen. The server writes those that somebody settles there, each as one
// step of the browser's history; where the address has none, or some that cannot be read, they are put right without one.

/** @import { View } from "./view.js" */

/** @param {View} view */
export function mendAddress({ picture }) {
  if (!picture.link) return;
  const there = new URL(window.location.href);
  for (const [name, value] of Object.entries(picture.link)) there.searchParams.set(name, value);
  picture.link = null; // once: what somebody settles later is the server's to write
  if (there.href !== window.location.href) window.history.replaceState(window.history.state, "", there);
}
