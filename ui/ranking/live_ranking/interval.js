// How far one weight can move before the leader changes: priorities.stability.stability_interval in whole numbers.
// The unlocked others share the rest in their proportion, locked ones stay.
function sameLeader(rows, weights, index, locked) {
  const free = weights.map((_, i) => i).filter((i) => i !== index && !locked[i]);
  if (!free.length) return null;
  const room = weights[index] + free.reduce((sum, i) => sum + weights[i], 0);
  const lines = linesOf(rows.filter((row) => !row.scores.includes(null)), weights, index, free, room);
  const totals = lines.map(([none, all]) => none * (room - weights[index]) + all * weights[index]);
  const most = Math.max(...totals);
  const leaders = lines.filter((_, i) => totals[i] === most);
  if (!room || !leaders.length) return null;
  const here = weights[index];
  if (leaders.some(([none, all]) => none !== leaders[0][0] || all !== leaders[0][1])) return [here, here];
  return stretch(leaders[0], lines.filter((_, i) => totals[i] !== most), room);
}

// Totals with none of the room on one criterion and with all of it there, in whole numbers of one scale.
function linesOf(rows, weights, index, free, room) {
  const shared = free.reduce((sum, i) => sum + weights[i], 0);
  const parts = free.map((i) => (shared ? weights[i] : 1));
  const whole = shared || free.length;
  const kept = weights.map((_, i) => i).filter((i) => i !== index && !free.includes(i));
  return rows.map(({ scores }) => {
    const held = whole * kept.reduce((sum, i) => sum + scores[i] * weights[i], 0);
    const none = room * free.reduce((sum, i, place) => sum + scores[i] * parts[place], 0);
    return [held + none, held + room * whole * scores[index]];
  });
}

function stretch([none, all], rivals, room) {
  let low = 0;
  let high = room;
  for (const [rivalNone, rivalAll] of rivals) {
    const atNone = none - rivalNone;
    const atAll = all - rivalAll;
    if (atNone <= 0) low = Math.max(low, Math.ceil((room * atNone) / (atNone - atAll)));
    if (atAll <= 0) high = Math.min(high, Math.floor((room * atNone) / (atNone - atAll)));
  }
  return [low, high];
}
