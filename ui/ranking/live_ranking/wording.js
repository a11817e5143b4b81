// What is said of weights and leaders, for the eye and for screen readers.
function inARow(names, last = "and") {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`;
}

function inWordsOf(view, weights) {
  return view.data.criteria.map((criterion, c) => `${criterion.name} ${weights[c]}%`).join(", ");
}

// "sustainability held at 20% and cost at 10%"; nothing with three criteria.
function inWordsOfHeld(view, weights) {
  const others = view.data.criteria.map((_, c) => c).filter((c) => !view.three.includes(c));
  const name = (c) => view.data.criteria[c].name;
  if (heldOf(view, weights) === WHOLE) return inARow(others.filter((c) => weights[c]).map(name));
  return inARow(others.map((c, i) => `${name(c)} ${i ? "" : "held "}at ${weights[c]}%`));
}

function cornersInWords(view) {
  return inARow(view.three.map((c) => view.data.criteria[c].name), "or");
}

// "Air quality leads, Child poverty is second"
function firstTwo(placed) {
  const first = placed.filter((p) => p.rank === 1);
  const next = placed.filter((p) => p.rank === first.length + 1);
  if (!first.length) return "nothing is fully scored";
  const leads = `${few(first)} ${first.length > 1 ? "lead together" : "leads"}`;
  if (!next.length) return leads;
  return `${leads}, ${few(next)} ${next.length > 1 ? "are" : "is"} ${first.length > 1 ? "next" : "second"}`;
}

// A letter for each criterion, the first of its own letters that no other has taken: C for collaboration, O for cost.
function lettersOf(criteria) {
  const taken = [];
  for (const { name } of criteria) {
    const own = [...name.toUpperCase()].filter((letter) => /\p{L}/u.test(letter));
    taken.push(own.find((letter) => !taken.includes(letter)) || String(taken.length + 1));
  }
  return taken;
}

function few(placed) {
  return placed.length > 3 ? `${placed.length} priorities` : inARow(placed.map((p) => p.row.name));
}
