// Where the keyboard is.

/**
 * Whether it is on nothing that can be pressed: on the page, or on the part of it that scrolls.
 *
 * @param {Element | null} focused
 */
export function isNowhere(focused) {
  return focused === null || focused === document.body || focused.tagName === "MAIN";
}
