// Every piece becomes a text node: what people typed is never read as markup.

/** @typedef {{ pieces: [text: string, isMarked: boolean][], below: string }} Comment */
/** @typedef {{ comments: Comment[], meaning: string }} Words and what a mark in them means */

/** @param {{ parentElement: ParentNode, data: Words }} component */
export default function mount({ parentElement, data }) {
  const list = /** @type {Element} */ (parentElement.querySelector(".words"));
  list.replaceChildren(...data.comments.map((comment) => item(comment, data.meaning)));
}

/**
 * @param {Comment} comment
 * @param {string} meaning
 */
function item(comment, meaning) {
  const entry = document.createElement("li");
  const words = entry.appendChild(document.createElement("p"));
  for (const [text, isMarked] of comment.pieces) {
    if (!isMarked) { words.append(text); continue; }
    const mark = words.appendChild(document.createElement("mark"));
    mark.append(hidden(`[${meaning}: `), text, hidden("]"));
  }
  if (comment.below) {
    const below = entry.appendChild(document.createElement("p"));
    below.className = "below";
    below.append(comment.below);
  }
  return entry;
}

/** @param {string} text */
function hidden(text) {
  const span = document.createElement("span");
  span.className = "hidden";
  span.append(text);
  return span;
}
