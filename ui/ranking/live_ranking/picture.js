// What the server sends: the contract with the Python side, which makes it of the standing list and the visit's weights.

/**
 * @typedef {object} Criterion
 * @property {string} name
 * @property {string} question
 */
/**
 * @typedef {object} Row
 * @property {string} id
 * @property {string} name
 * @property {(number | null)[]} scores hundredths of a point, 0 to 1000, in the order of the criteria
 * @property {string} route
 * @property {string} stage of life; empty for none
 * @property {boolean} close whether it lies close to the line between two routes
 */
/**
 * @typedef {object} Region
 * @property {string} id the row that leads there
 * @property {string} name
 * @property {string} share of all possible weights, in words
 * @property {number[][]} points corners as weights of the triangle's three criteria
 * @property {number[]} centre as weights, too
 * @property {string[] | null} label lines to write there, where there is room
 */
/**
 * @typedef {object} SavedPoint
 * @property {string} name
 * @property {string} short
 * @property {number[]} weights
 */
/**
 * A group that stands in the triangle: a seat that has shared its weights, or a room with a dot for each person.
 *
 * @typedef {SavedPoint & { group: "seat" | "workshop", people: number[][] }} Stand
 */
/**
 * What others saved: it comes with a run of the page, and between runs by itself.
 *
 * @typedef {object} Others
 * @property {string} others letters that are the same for as long as nobody saves
 * @property {SavedPoint[]} points the latest
 * @property {number} n_saved how many are saved in all
 * @property {string} saved_name the scenario that places are compared with; empty for none
 * @property {Record<string, number>} saved_ranks row -> its rank under that scenario
 * @property {string} compromise what holds under any compromise of what is saved; empty before there are two
 */
/**
 * @typedef {object} List
 * @property {Criterion[]} criteria two to six
 * @property {Row[]} rows
 * @property {number[]} weights whole parts of their sum, as `priorities.in_parts` gives them
 * @property {Region[]} regions
 * @property {number[] | null} nearest the nearest weights under which another leads
 * @property {boolean} large for a projector
 * @property {string | null} version letters that are the same for as long as the list is
 * @property {Record<string, string> | null} [link] the weights as the address should hold them, where it does not
 * @property {string} [opened] the row whose details are open; empty for none
 * @property {Stand[]} stands seats and rooms, as this visit may see them
 * @property {number[]} [triangle] which criteria the corners stand for; the first three where it is missing
 */
/** @typedef {List & Others} Picture */

/**
 * Whether one of the parts named differs between two pictures; without an earlier one everything is new.
 *
 * @param {Picture | null} before
 * @param {Picture} after
 * @param {(keyof Picture)[]} parts
 */
export function differs(before, after, ...parts) {
  return !before || parts.some((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
}

/**
 * What is said of saved points that came since.
 *
 * @param {Picture} before
 * @param {Picture} after
 */
export function newPoints(before, after) {
  const all = (/** @type {Picture} */ picture) => [...picture.points, ...picture.stands].filter((point) => point.name);
  const known = new Set(all(before).map((point) => JSON.stringify(point)));
  const names = all(after).filter((point) => !known.has(JSON.stringify(point))).map((point) => point.name);
  return names.length ? `New in the triangle: ${names.join(", ")}.` : "";
}
