"""Each of the five ticks can hold and fail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from priorities.commitments import Candidate, Chance, Reached
from priorities.commitments.situation import Situation
from priorities.commitments.ticks import ticks

FIGURE = Situation("Obesity", "%", "lower", "share", "2017/18", 2017, 1, 23.1, 2022, 2017, source="ONS")
TARGET = Candidate(
    "own", "", 20.8, -10.0, reached=Reached(0.059, 974, 149), attainable="few did (1 in 17)",
    chance=Chance(beyond=True, year=2018, words="Could be told from chance from 2018/19 on."),
)  # fmt: skip
ARGUED = "Ten boroughs have plans that add up to it."


def met(figure: Situation = FIGURE, target: Candidate = TARGET, reason: str = "", *, leads: bool = True) -> str:
    """Letters of the ticks that hold."""
    looked_at = ticks(figure, target, reason, area="London", leads=leads, leading="the first nine")
    assert all(tick.why for tick in looked_at)
    return "".join(tick.letter for tick in looked_at if tick.is_met)


def test_all_five_hold() -> None:
    """A target that few reached, that can be told, of a leading priority, by a year, needs no justification."""
    assert met() == "SMART"


@pytest.mark.parametrize(
    ("figure", "target", "letters"),
    [
        (replace(FIGURE, source=""), TARGET, "SART"),
        (FIGURE, replace(TARGET, chance=Chance(beyond=False, year=None, words="One reading could not.")), "SART"),
        (FIGURE, replace(TARGET, chance=Chance(beyond=None, year=None, words="Without limits.")), "SART"),
        (FIGURE, replace(TARGET, reached=Reached(0.019, 974, 149)), "SMRT"),
        (FIGURE, replace(TARGET, reached=Reached(float("nan"), 0, 0), attainable=""), "SMRT"),
        (replace(FIGURE, target_year=2017), TARGET, "SMAR"),
        (replace(FIGURE, length=3, target_year=2019), TARGET, "SMAR"),
        (replace(FIGURE, indicator=""), TARGET, "MART"),
    ],
)
def test_one_fails(figure: Situation, target: Candidate, letters: str) -> None:
    """Without source or beyond no chance, reached by under 2 %, overlapping the baseline, of nothing in particular."""
    assert met(figure, target) == letters


def test_forty_letters_argue_for_what_is_rare_or_does_not_lead() -> None:
    """A justification carries attainable and relevant; a short one does not."""
    rare = replace(TARGET, reached=Reached(0.0, 974, 149), attainable="nobody has yet (0 of 974)")

    assert met(target=rare, leads=False, reason=ARGUED) == "SMART"
    assert met(target=rare, leads=False, reason="we must") == "SMT"
