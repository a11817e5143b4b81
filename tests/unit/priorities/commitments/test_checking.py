"""What cannot be promised: a sentence each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from priorities.commitments import Baseline, check_target
from priorities.commitments.checking import check_commitment, check_slot
from priorities.commitments.schema import Commitment, Figure, Slot, Target
from priorities.errors import CommitmentError

BASELINE = Baseline(23.1, 2017, "lower", is_share=True)
TARGET = Target("s", "own", 20.0, 2022)
FIGURE = Figure(41.0, "2018/19", "%", "Survey of practices", 38.0, 44.0)
SLOT = Slot("s", "c", "Plans", "measured", measure="level", better="higher", figure=FIGURE)


def test_a_target_that_can_stand() -> None:
    """The ends of what is allowed are allowed."""
    for target in (TARGET, replace(TARGET, value=0.0), replace(TARGET, year=2018), replace(TARGET, year=2032)):
        check_target(target, BASELINE)
    check_target(replace(TARGET, value=24.0, justification="the cohort grows"), BASELINE)
    check_target(replace(TARGET, value=140.0), Baseline(120.0, 2017, "higher"))


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (replace(TARGET, value=None), "not a number"),
        (replace(TARGET, value=float("nan")), "not a number"),
        (replace(TARGET, value=float("inf")), "not a number"),
        (replace(TARGET, value=100.1), "between 0 and 100"),
        (replace(TARGET, value=-0.1), "between 0 and 100"),
        (replace(TARGET, year=None), "no year"),
        (replace(TARGET, year=2017), "after that of the baseline"),
        (replace(TARGET, year=2033), "more than 15 years"),
        (replace(TARGET, value=23.2), "worse than today"),
        (replace(TARGET, justification="x" * 2001), "at most 2,000"),
    ],
)
def test_targets_that_cannot(target: Target, words: str) -> None:
    """Each is refused in one sentence that says what to do."""
    with pytest.raises(CommitmentError, match=words):
        check_target(target, BASELINE)
    with pytest.raises(CommitmentError, match="below nothing"):
        check_target(replace(TARGET, value=-1.0), Baseline(30.0, 2017, "lower"))


@pytest.mark.parametrize(
    ("slot", "words"),
    [
        (replace(SLOT, kind="other"), "measured, a milestone"),
        (replace(SLOT, name=" "), "name is empty"),
        (replace(SLOT, kind="unmeasured"), "which figure to collect"),
        (replace(SLOT, measure="other"), "what is measured"),
        (replace(SLOT, better=""), "what is measured"),
        (replace(SLOT, figure=None), "needs an indicator"),
        (replace(SLOT, figure=replace(FIGURE, source=" ")), "No figure without a source"),
        (replace(SLOT, figure=replace(FIGURE, value=float("nan"))), "not a number"),
        (replace(SLOT, figure=replace(FIGURE, period="last year")), "no year"),
        (replace(SLOT, figure=replace(FIGURE, lower=None)), "both limits"),
        (replace(SLOT, figure=replace(FIGURE, lower=42.0)), "between its limits"),
        (replace(SLOT, figure=replace(FIGURE, unit="x" * 201)), "unit is too long"),
    ],
)
def test_slots_that_cannot(slot: Slot, words: str) -> None:
    """No figure without source, year and number; limits around it or none."""
    check_slot(SLOT)
    with pytest.raises(CommitmentError, match=words):
        check_slot(slot)


@pytest.mark.parametrize(
    ("name", "sentence"), [("", "Fewer."), ("Falls", " "), ("x" * 201, "Fewer."), ("Falls", "x" * 601)]
)
def test_commitments_that_cannot(name: str, sentence: str) -> None:
    """Name and sentence are there and short enough."""
    with pytest.raises(CommitmentError):
        check_commitment(Commitment("", "", name, "", sentence))
