// What one mounted component remembers. Each part is written by the module that its type comes from.

/** @import { Placed } from "./arithmetic.js" */
/** @import { Exchange } from "./exchange.js" */
/** @import { Hand } from "./hand.js" */
/** @import { RowParts } from "./list.js" */
/** @import { Picture } from "./picture.js" */
/** @import { Poll } from "./poll.js" */
/** @import { Probe } from "./probe.js" */
/** @import { Sift } from "./sift.js" */
/** @import { Triangle } from "./triangle.js" */
/** @import { Weighting } from "./weighting.js" */
/** @import { Control } from "./weights.js" */
import { ASK_EVERY } from "./poll.js";
import { newSift } from "./sift.js";
import { newBeside } from "./weights.js";

/**
 * What Streamlit hands over at every run.
 *
 * @typedef {object} Component
 * @property {ShadowRoot} parentElement
 * @property {Picture} data
 * @property {SetState} setStateValue
 * @property {(name: "priority", id: string) => void} setTriggerValue
 */
/** @typedef {{ (name: "weights", weights: number[]): void, (name: "seen", version: string): void }} SetState */
/** @typedef {Record<"frame" | "panel" | "skip" | "legend" | "sift" | "scroll" | "list" | "after" | "map" | "announcer", HTMLElement>} Places in the markup */
/**
 * @typedef {object} View
 * @property {ShadowRoot} root
 * @property {Places} places
 * @property {Component} component
 * @property {Picture} picture what is drawn
 * @property {number[]} corners which three criteria have the corners of the triangle
 * @property {Weighting} weighting
 * @property {Hand} hand
 * @property {Exchange} exchange
 * @property {Poll} poll
 * @property {Control[]} controls one for each criterion
 * @property {Record<"equal" | "undo", HTMLButtonElement> & Record<"rounded" | "first", HTMLElement>} beside what stands below the weights
 * @property {Map<string, RowParts>} rows
 * @property {Sift} sift which rows are looked at
 * @property {number} rowHeight pixels
 * @property {string} opened the row whose details are open; empty for none
 * @property {string} news to be announced once
 * @property {Triangle | null} triangle
 * @property {Probe} probe
 * @property {AbortController} ending
 * @property {() => Placed[]} draw
 * @property {() => void} schedule draw in the next frame
 * @property {() => void} settle the hand has let go: order the page as it is seen, and tell the server
 * @property {(picture: Picture) => void} take draw what differs in a new picture
 */

/**
 * A view before its first picture is drawn. What draws it is handed in, so that every part can ask for it.
 *
 * @param {Component} component
 * @param {{ draw: (view: View) => Placed[], settle: (view: View) => void, take: (view: View, picture: Picture) => void }} steps
 * @returns {View}
 */
export function newView(component, { draw, settle, take }) {
  let frame = 0;
  /** @type {View} */
  const view = {
    root: component.parentElement,
    places: placesIn(component.parentElement),
    component,
    picture: component.data,
    corners: [],
    weighting: { weights: [], start: null, locked: [], typed: [] },
    hand: { pressed: new Set(), byKeys: false, unsettled: false, waiting: null },
    exchange: { received: "", agreed: "", echoes: [], past: [], undone: "", timer: 0 },
    poll: { timer: 0, patience: ASK_EVERY, answer: null },
    controls: [],
    beside: newBeside(),
    rows: new Map(),
    sift: newSift(),
    rowHeight: 0,
    opened: "",
    news: "",
    triangle: null,
    probe: { weights: null, frame: 0 },
    ending: new AbortController(),
    draw: () => draw(view),
    schedule: () => { frame ||= requestAnimationFrame(() => { frame = 0; draw(view); }); },
    settle: () => settle(view),
    take: (picture) => take(view, picture),
  };
  return view;
}

/**
 * @param {ShadowRoot} root
 * @returns {Places}
 */
function placesIn(root) {
  const place = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`.${name}`));
  return {
    frame: place("frame"),
    panel: place("panel"),
    scroll: place("scroll"),
    list: place("list"),
    map: place("map"),
    announcer: place("announcer"),
    legend: place("legend"),
    skip: place("skip"),
    sift: place("sift"),
    after: place("after"),
  };
}
