// Every piece becomes a text node: what people typed is never read as markup.
export default function mount(component) {
  const list = component.parentElement.querySelector(".words");
  const { comments, told } = component.data;
  list.replaceChildren(...comments.map((comment) => item(comment, told)));
}

function item(comment, told) {
  const entry = document.createElement("li");
  const words = entry.appendChild(document.createElement("p"));
  for (const [text, isMarked] of comment.pieces) {
    if (!isMarked) { words.append(text); continue; }
    const mark = words.appendChild(document.createElement("mark"));
    mark.append(hidden(`[${told}: `), text, hidden("]"));
  }
  if (comment.below) {
    const below = entry.appendChild(document.createElement("p"));
    below.className = "below";
    below.append(comment.below);
  }
  return entry;
}

function hidden(text) {
  const span = document.createElement("span");
  span.className = "hidden";
  span.append(text);
  return span;
}
