"""Commitments as they are read on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from explorer.commitments import CommitmentNow
from explorer.slots import SlotNow
from priorities.commitments import Band, Candidate, Situation, change
from priorities.commitments.ticks import Tick
from ui.shell import state
from ui.shell.wording import count, moment, plain

STATE = {
    "draft": "Draft",
    "proposed": "Proposed",
    "agreed": "Agreed",
    "withdrawn": "Withdrawn",
}


BASIS = {
    "measure published later": "Counted anew since: the board saw these years by an older definition.",
    "revised since": "Revised since: the board saw the first release of these years.",
    "put together later": "Put together later, from figures that had been published.",
}
"""What must be said of figures that the board did not see in quite this form."""


def sentence(entry: CommitmentNow) -> str:
    """Return the sentence as markdown, with what fills its slots strong and in brackets."""
    return "".join(f"**\\[ {plain(piece)} \\]**" if fills else _spaced(piece) for piece, fills in entry.pieces)


def _spaced(piece: str) -> str:
    """Words between slots, with the spaces at their ends that `plain` takes away."""
    start, end = " " * piece.startswith(" "), " " * piece.endswith(" ")
    return f"{start}{plain(piece)}{end}"


def state_words(entry: CommitmentNow) -> str:
    """Return state, meeting and (but on a projector) who: "Agreed · Board of March · 1 of 2 slots filled"."""
    standing = entry.standing
    parts = [STATE[standing.state]]
    if standing.meeting:
        parts.append(standing.meeting)
    if standing.who and not state.projector():
        parts.append(f"{standing.who}, {moment(standing.at)}")
    filled = sum(slot.target is not None or slot.milestone is not None for slot in entry.slots)
    missing = sum(slot.slot.kind == "unmeasured" for slot in entry.slots)
    rest = f", {count(missing, 'figure')} to collect" if missing else ""
    return f"{' · '.join(parts)} · {filled} of {count(len(entry.slots), 'slot')} filled{rest}"


def trend(now: Situation) -> str:
    """Return which way the figure is heading by the public test, with the reason where it cannot be told."""
    heading = now.trend
    return f"Recent trend by the public test: {heading.word}{f' ({heading.reason})' if heading.reason else ''}."


def candidate_line(standing: SlotNow, candidate: Candidate, mark: str) -> str:
    """Return a candidate in a line: "E · Reach England: 20.1% (13% less); few did (1 in 31)"."""
    line = f"{mark} · {candidate.words}: {standing.figure(candidate.value)}"
    how_much = change(candidate.per_cent)
    if how_much and how_much != "as today":
        line += f" ({how_much})"
    return f"{line}; {candidate.attainable}" if candidate.reached.windows else line


def judgement(standing: SlotNow, candidate: Candidate, year: int) -> list[str]:
    """Return what is said of a target: how far, how many managed it, whether it could be told from chance."""
    now = standing.situation
    if now is None:
        return []
    how_much = change(candidate.per_cent)
    away = f", {how_much}{'' if how_much == 'as today' else ' than today'}" if how_much else ""
    lines = [f"{standing.figure(candidate.value)} by {now.period_of(year)}{away}."]
    if candidate.reached.windows:
        of_whom = (
            f"{candidate.reached.areas} {now.reference}" if now.reference else count(candidate.reached.areas, "area")
        )
        lines.append(
            f"Has anybody done it? Of {of_whom} over {count(year - now.year, 'year')}, {candidate.attainable}."
        )
    elif candidate.attainable:
        lines.append(f"Has anybody done it? {candidate.attainable[0].upper()}{candidate.attainable[1:]}.")
    if candidate.chance.words:
        lines.append(f"Could anybody see it? {candidate.chance.words}")
    if candidate.pace:
        lines.append(f"How fast? {candidate.pace}")
    return lines


def band(standing: SlotNow, expected: Band, period: str) -> str:
    """Return what can be expected with how often such bands held, or why nothing is said."""
    if isnan(expected.low):
        return f"What to expect if nothing new is done: {expected.words[0].lower()}{expected.words[1:]}"
    ends = f"{standing.figure(expected.low)} to {standing.with_unit(expected.high)}"
    return f"What to expect by {period} if nothing new is done: {ends}. {expected.words}"


def tick_line(tick: Tick) -> str:
    """Return a tick as it is read: "✓ Specific" or "✗ Measurable"."""
    return f"{'✓' if tick.is_met else '✗'} {tick.word}"


def ticks_line(ticks: Sequence[Tick]) -> str:
    """Return the five in a row."""
    return " · ".join(tick_line(tick) for tick in ticks)
