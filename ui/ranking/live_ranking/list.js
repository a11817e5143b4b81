// The ranked list: rows glide to their places, bars are split by criterion.
const CRITERION_CLASSES = ["first", "second", "third", "fourth", "fifth", "sixth"];

// Rows that stay keep their elements, and with them the focus.
function fillList(view) {
  const kept = view.rows || new Map();
  view.rows = new Map();
  for (const row of view.data.rows) {
    const parts = kept.get(row.id) || newRow(view, row);
    fillRow(view, parts, row);
    view.rows.set(row.id, parts);
  }
  for (const [id, parts] of kept) if (!view.rows.has(id)) parts.item.remove();
}

function newRow(view, row) {
  const parts = {
    item: element("li", { class: "row" }),
    rank: element("span", { class: "rank" }),
    name: element("button", { class: "name", type: "button", "data-item": `row ${row.id}` }),
    bar: element("span", { class: "bar", "aria-hidden": "true" }),
    score: element("span", { class: "score" }),
    change: element("span", { class: "change" }),
    route: element("span", { class: "route" }),
    segments: [],
  };
  parts.name.addEventListener("click", () => view.component.setTriggerValue("priority", row.id));
  parts.item.append(parts.rank, parts.name, parts.bar, parts.score, parts.change, parts.route);
  view.list.append(parts.item);
  return parts;
}

function fillRow(view, parts, row) {
  setText(parts.name, row.name);
  parts.name.title = row.name;
  setText(parts.route, row.route + (row.close ? " ≈" : ""));
  parts.route.classList.toggle("close", row.close);
  parts.route.title = row.close ? "Close to the line between two routes" : "";
  const letters = lettersOf(view.data.criteria);
  if (parts.letters === letters.join()) return;
  parts.letters = letters.join();
  parts.segments = letters.map((letter, c) => element("span", { class: `segment ${CRITERION_CLASSES[c]}` }, letter));
  parts.bar.replaceChildren(...parts.segments);
}

function drawList(view, placed) {
  const height = view.rowHeight;
  setStyle(view.list, "height", `${placed.length * height}px`);
  placed.forEach((p, place) => {
    const parts = view.rows.get(p.row.id);
    setStyle(parts.item, "transform", `translateY(${place * height}px)`);
    drawRow(view, parts, p);
  });
}

function drawRow(view, parts, p) {
  p.row.scores.forEach((score, c) => {
    const share = ((score || 0) * view.weights[c]) / (TOP_SCORE * WHOLE);
    setStyle(parts.segments[c], "width", `${share * 100}%`);
    setAttribute(parts.segments[c], "class", `segment ${CRITERION_CLASSES[c]}${share < 0.05 ? " narrow" : ""}`);
  });
  setText(parts.rank, p.scored ? `${p.rank}${p.shared ? "=" : ""}` : `${p.best}–${p.worst}`);
  setText(parts.score, p.scored ? (p.low / (WHOLE * 100)).toFixed(1) : "not scored");
  setAttribute(parts.item, "class", p.scored ? "row" : "row unscored");
  const moved = p.scored && p.row.saved_rank ? p.row.saved_rank - p.rank : 0;
  setText(parts.change, moved > 0 ? `▲${moved}` : moved < 0 ? `▼${-moved}` : "");
  setAttribute(parts.change, "class", `change ${moved > 0 ? "up" : moved < 0 ? "down" : ""}`);
}

// After a move has settled the order for keyboards and screen readers follows the order of sight.
function settleList(view, placed) {
  const inList = view.list.contains(view.root.activeElement);
  const isOrdered = placed.every((p, place) => view.list.children[place] === view.rows.get(p.row.id).item);
  for (const p of placed) {
    const parts = view.rows.get(p.row.id);
    setAttribute(parts.item, "aria-label", spoken(view, p, parts.change.textContent));
    if (!inList && !isOrdered) view.list.append(parts.item);
  }
  const leaders = placed.filter((p) => p.rank === 1).map((p) => p.row.name);
  const who = leaders.length ? `${leaders.join(" and ")} ${leaders.length > 1 ? "lead together" : "leads"}.` : "";
  setText(view.announcer, [who, view.news].filter(Boolean).join(" "));
  view.news = "";
}

function spoken(view, p, change) {
  const place = p.scored ? `Rank ${p.rank}${p.shared ? " shared" : ""}` : `Not scored: rank ${p.best} to ${p.worst}`;
  const score = p.scored ? `, ${(p.low / (WHOLE * 100)).toFixed(1)} of 10` : "";
  const against = view.data.saved_name;
  const moved = change ? `, ${change.replace("▲", "up ").replace("▼", "down ")} against ${against}` : "";
  return `${place}: ${p.row.name}${score}${moved}. Route: ${p.row.route}${p.row.close ? ", close to the line" : ""}.`;
}
