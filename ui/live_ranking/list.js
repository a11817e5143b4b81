// The ranked list: rows glide to their places, bars are split by criterion.
const CRITERION_CLASSES = ["first", "second", "third", "fourth", "fifth", "sixth"];

function buildList(view) {
  view.list.replaceChildren();
  view.rows = new Map();
  for (const row of view.data.rows) {
    const item = element("li", { class: "row" });
    const parts = {
      item,
      rank: element("span", { class: "rank" }),
      name: element("button", { class: "name", type: "button", title: row.name }, row.name),
      bar: element("span", { class: "bar", "aria-hidden": "true" }),
      score: element("span", { class: "score" }),
      change: element("span", { class: "change" }),
      route: element("span", { class: `route ${row.close ? "close" : ""}` }, row.route + (row.close ? " ≈" : "")),
    };
    parts.segments = view.data.criteria.map((criterion, c) => {
      const segment = element("span", { class: `segment ${CRITERION_CLASSES[c]}` }, criterion.name[0]);
      parts.bar.append(segment);
      return segment;
    });
    if (row.close) parts.route.title = "Close to the line between two routes";
    parts.name.addEventListener("click", () => view.component.setStateValue("priority", row.id));
    item.append(parts.rank, parts.name, parts.bar, parts.score, parts.change, parts.route);
    view.list.append(item);
    view.rows.set(row.id, parts);
  }
}

function drawList(view, placed) {
  const height = view.rowHeight;
  view.list.style.height = `${placed.length * height}px`;
  placed.forEach((p, place) => {
    const parts = view.rows.get(p.row.id);
    if (parts.place !== place || parts.height !== height) {
      parts.place = place;
      parts.height = height;
      parts.item.style.transform = `translateY(${place * height}px)`;
    }
    drawRow(view, parts, p);
  });
}

function drawRow(view, parts, p) {
  p.row.scores.forEach((score, c) => {
    const share = ((score || 0) * view.weights[c]) / (TOP_SCORE * WHOLE);
    parts.segments[c].style.width = `${share * 100}%`;
    parts.segments[c].classList.toggle("narrow", share < 0.05);
  });
  setText(parts.rank, p.scored ? `${p.rank}${p.shared ? "=" : ""}` : `${p.best}–${p.worst}`);
  setText(parts.score, p.scored ? (p.low / (WHOLE * 100)).toFixed(1) : "not scored");
  parts.item.classList.toggle("unscored", !p.scored);
  const moved = p.scored && p.row.saved_rank ? p.row.saved_rank - p.rank : 0;
  setText(parts.change, moved > 0 ? `▲${moved}` : moved < 0 ? `▼${-moved}` : "");
  parts.change.className = `change ${moved > 0 ? "up" : moved < 0 ? "down" : ""}`;
}

// After a move has settled the order for keyboards and screen readers follows the order of sight.
function settleList(view, placed) {
  const focused = view.root.activeElement || document.activeElement;
  for (const p of placed) {
    const parts = view.rows.get(p.row.id);
    parts.item.setAttribute("aria-label", spoken(view, p, parts.change.textContent));
    if (!view.list.contains(focused)) view.list.append(parts.item);
  }
  const leaders = placed.filter((p) => p.scored && p.rank === 1).map((p) => p.row.name);
  setText(view.announcer, leaders.length ? `${leaders.join(" and ")} ${leaders.length > 1 ? "lead together" : "leads"}.` : "");
}

function spoken(view, p, change) {
  const place = p.scored ? `Rank ${p.rank}${p.shared ? " shared" : ""}` : `Not scored: rank ${p.best} to ${p.worst}`;
  const score = p.scored ? `, ${(p.low / (WHOLE * 100)).toFixed(1)} of 10` : "";
  const moved = change ? `, ${change.replace("▲", "up ").replace("▼", "down ")} against ${view.data.saved_name}` : "";
  return `${place}: ${p.row.name}${score}${moved}. Route: ${p.row.route}${p.row.close ? ", close to the line" : ""}.`;
}
