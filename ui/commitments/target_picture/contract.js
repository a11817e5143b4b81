// What the server sends of a slot: the contract with ui/commitments/drawing.py.

/**
 * @typedef {object} Reading a figure of a year, with its limits where they are published
 * @property {number} year
 * @property {string} period
 * @property {number} value
 * @property {number | null} lower
 * @property {number | null} upper
 */
/**
 * @typedef {object} Candidate
 * @property {string} mark a letter that stands at its line and in the list beside the picture
 * @property {string} words
 * @property {number} value
 */
/**
 * @typedef {object} Content
 * @property {string} label what is measured, and of whom
 * @property {string} described the picture in words
 * @property {string} unit
 * @property {"lower" | "higher"} better
 * @property {number} step how far an arrow key moves the handle
 * @property {number} decimals
 * @property {Reading[]} history
 * @property {{ name: string, value: number }[]} boroughs at the baseline
 * @property {Candidate[]} candidates
 * @property {{ low: number, high: number, words: string } | null} band
 * @property {{ year: number, value: number }} baseline
 * @property {number} year of the target
 * @property {string} period of the target, as it is published
 * @property {number | null} target
 * @property {number} low of the axis
 * @property {number} high of the axis
 * @property {boolean} fixed whether the handle cannot be moved
 * @property {boolean} large for a projector
 */

export const VIEW = Symbol.for("explorer.target_picture");
