"""Five ticks of a target that can fail: specific, measurable, attainable, relevant, time-bound."""

from __future__ import annotations

from typing import Final, NamedTuple

from priorities.commitments.candidates import Candidate
from priorities.commitments.situation import Situation

FEWEST_LETTERS: Final = 40
"""What a justification has at least that says more than "we must": about eight words (the specification's number)."""

RARE: Final = 0.02
"""Below one window in fifty nobody can be said to have shown that it can be done (the specification's number)."""


class Tick(NamedTuple):
    """One question of the five.

    Attributes
    ----------
    letter, word : "S", "Specific".
    is_met : whether it holds.
    why : why it holds or fails, in words without a full stop.
    """

    letter: str
    word: str
    is_met: bool
    why: str


def ticks(
    situation: Situation, candidate: Candidate, justification: str, *, area: str, leads: bool, leading: str
) -> tuple[Tick, ...]:
    """Look at a target by the five questions.

    Parameters
    ----------
    situation : with the year of the target; `candidate` : the target, judged.
    area : of whom it is.
    leads : whether its priority stands among those that lead the ranking, which `leading` names ("the first nine").
    """
    argued = len(justification.strip()) >= FEWEST_LETTERS
    return (
        Tick("S", "Specific", bool(situation.indicator and area), f"{situation.indicator}, {area}"),
        _measurable(situation, candidate),
        _attainable(candidate, argued=argued),
        _relevant(argued=argued, leads=leads, leading=leading),
        _time_bound(situation),
    )


def _measurable(situation: Situation, candidate: Candidate) -> Tick:
    if not situation.source:
        return Tick("M", "Measurable", is_met=False, why="No source is named")
    words = candidate.chance.words.removesuffix(".")
    return Tick("M", "Measurable", is_met=candidate.chance.beyond is True, why=words)


def _attainable(candidate: Candidate, *, argued: bool) -> Tick:
    if candidate.reached.share >= RARE:
        return Tick("A", "Attainable", is_met=True, why=f"Of others followed as long, {candidate.attainable}")
    few = candidate.attainable.capitalize() or "Nobody can be looked at"
    if argued:
        return Tick("A", "Attainable", is_met=True, why=f"{few}; the justification says why it can be done here")
    words = f"{few}, and no justification of {FEWEST_LETTERS} letters or more says why it can be done here"
    return Tick("A", "Attainable", is_met=False, why=words)


def _relevant(*, argued: bool, leads: bool, leading: str) -> Tick:
    if leads:
        return Tick("R", "Relevant", is_met=True, why=f"Its priority is among {leading} of the ranking")
    words = f"Its priority is not among {leading} of the ranking"
    ending = "; the justification says why it matters" if argued else ", and no justification says why it matters"
    return Tick("R", "Relevant", is_met=argued, why=words + ending)


def _time_bound(situation: Situation) -> Tick:
    years, length = situation.years, situation.length
    if years < length:
        words = (
            "No year after the baseline is named" if years < 1 else "The reading would share years with the baseline"
        )
        return Tick("T", "Time-bound", is_met=False, why=words)
    reading = situation.period_of(situation.target_year)
    return Tick("T", "Time-bound", is_met=True, why=f"The reading of {reading} will tell")
