// Locks hold when the page is loaded again or left and come back to: they are kept for this tab of the browser.

/** @import { Criterion } from "./picture.js" */

const KEPT = "explorer.locked_weights";

/**
 * @param {Criterion[]} criteria
 * @returns {boolean[]}
 */
export function lockedBefore(criteria) {
  const names = namesOf(sessionStorage.getItem(KEPT));
  return criteria.map((criterion) => names.includes(criterion.name));
}

/**
 * @param {Criterion[]} criteria
 * @param {boolean[]} locked
 */
export function rememberLocks(criteria, locked) {
  sessionStorage.setItem(KEPT, JSON.stringify(criteria.filter((_, c) => locked[c]).map((criterion) => criterion.name)));
}

/**
 * @param {string | null} text
 * @returns {string[]}
 */
function namesOf(text) {
  try {
    const names = JSON.parse(text || "[]");
    return Array.isArray(names) ? names : [];
  } catch {
    return [];
  }
}
