"""Scores that figures propose."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from data import bundled
from priorities import ScoringRule, anchored, anchored_rules, anchors, moved_proposals, proposals
from priorities.errors import EvidenceError
from priorities.values import ValueFunction

GAP = ScoringRule("health_burden", "gap_to_england", anchored((-40, 0, 40)))
SPREAD = ScoringRule("health_burden", "borough_spread", anchored((1, 2, 4)), weight=3)
LEVELS = pd.DataFrame(
    {"gap_to_england": [20.0, np.nan, 400.0], "borough_spread": [3.0, 2.0, np.nan], "baseline": [10.0, 20.0, 30.0]},
    index=["a", "b", "c"],
)
INDICATOR = pd.Series({"a": "smoking", "b": "asthma", "c": "asthma"})


def values(*rules: ScoringRule, levels: pd.DataFrame = LEVELS) -> dict[str, float]:
    table = proposals(levels, INDICATOR, rules)
    return dict(zip(table["priority"], table["value"], strict=True))


def test_one_figure_by_hand() -> None:
    """20 % above England is half way from 5 to 10; beyond the ends the score stays; no figure, no score."""
    found = values(GAP)

    assert found["a"] == 7.5
    assert found["c"] == 10
    assert np.isnan(found["b"])


def test_several_figures_count_by_their_weight() -> None:
    """(1 x 7.5 + 3 x 7.5) / 4 for a; b has three quarters of the weight, c only one: none."""
    found = values(GAP, SPREAD)

    assert found["a"] == 7.5
    assert found["b"] == 5
    assert np.isnan(found["c"])


def test_what_was_not_found_is_named() -> None:
    """A proposal says what it rests on and which figure was not found."""
    row = proposals(LEVELS, INDICATOR, [GAP, SPREAD]).set_index("priority").loc["b"]

    assert row["why"] == "highest borough over lowest 2 earns 5"
    assert row["missing"] == "gap to England"


def test_a_baseline_speaks_for_its_own_indicator_only() -> None:
    """A rule on one indicator's baseline scores the priorities that have this indicator."""
    rule = ScoringRule("health_burden", "baseline", anchored((0, 20, 40)), indicator="asthma")
    found = values(rule)

    assert (found["b"], found["c"]) == (5, 7.5)
    assert np.isnan(found["a"])


def test_adding_a_priority_moves_no_proposal() -> None:
    """Scales are fixed by the anchors: the others keep their proposals, whatever is added."""
    extra = pd.DataFrame({"gap_to_england": [9e9], "borough_spread": [9e9], "baseline": [0.0]}, index=["d"])
    both = proposals(pd.concat([LEVELS, extra]), pd.concat([INDICATOR, pd.Series({"d": "x"})]), [GAP, SPREAD])
    kept = both[both["priority"] != "d"].reset_index(drop=True)

    pd.testing.assert_frame_equal(kept, proposals(LEVELS, INDICATOR, [GAP, SPREAD]))


@pytest.mark.finding("B16")
def test_a_changed_anchor_lists_exactly_what_moves() -> None:
    """Moving the upper anchor from 40 to 80 moves a (7.5 to 6.25, kept as 6.3), not c, which stays at the top."""
    before = proposals(LEVELS, INDICATOR, [GAP])
    after = proposals(LEVELS, INDICATOR, [ScoringRule("health_burden", "gap_to_england", anchored((-40, 0, 80)))])
    moved = moved_proposals(before, after)

    assert moved[["priority", "before", "after"]].to_numpy().tolist() == [["a", 7.5, 6.3]]


def test_a_rule_taken_away_takes_its_proposals_away() -> None:
    """What is no longer proposed is listed, without a value after."""
    moved = moved_proposals(proposals(LEVELS, INDICATOR, [GAP]), proposals(LEVELS, INDICATOR, []))

    assert moved["priority"].tolist() == ["a", "c"]
    assert moved["after"].isna().all()


def test_nothing_changed_nothing_moved() -> None:
    """The same rules move nothing, gaps included."""
    same = proposals(LEVELS, INDICATOR, [GAP, SPREAD])

    assert moved_proposals(same, same).empty


@pytest.mark.parametrize("levels", [(0, 0, 1), (0, 2, 1), (1, 0, 2), (float("nan"), 0, 1)])
def test_anchors_must_rise_or_fall(levels: tuple[float, float, float]) -> None:
    """Levels that go up and down, stand still or are missing draw no scale."""
    with pytest.raises(EvidenceError, match="rise"):
        anchored(levels)


def test_falling_anchors_score_low_figures_high() -> None:
    """Where less is worse the lowest level earns 10."""
    assert anchored((90, 80, 70)).at(75) == 7.5


def test_anchors_are_read_back() -> None:
    """The three levels come back; a function without them has gaps."""
    assert anchors(anchored((1, 2, 4))) == (1, 2, 4)
    assert np.isnan(anchors(ValueFunction(((0.0, 1.0), (1.0, 9.0))))).all()


@pytest.mark.parametrize(("figure", "weight"), [("luck", 1.0), ("baseline", 0.0), ("baseline", float("inf"))])
def test_rules_that_cannot_be_applied(figure: str, weight: float) -> None:
    """An unknown figure or a weight that is not above 0 is refused."""
    with pytest.raises(EvidenceError):
        ScoringRule("health_burden", figure, anchored((1, 2, 4)), weight)


def test_bundled_drafts_are_rules() -> None:
    """The bundled anchors are read as rules, each with its source."""
    rules = anchored_rules(bundled.scoring_rules())

    assert [rule.key for rule in rules] == [
        ("health_burden", "gap_to_england", ""),
        ("health_burden", "borough_spread", ""),
        ("health_burden", "trend_per_year", ""),
    ]
    assert all(rule.function.source for rule in rules)


@pytest.mark.finding("B16")
def test_levels_and_scores_are_said_with_the_digits_that_are_of_use() -> None:
    """1,513.27 is said as 1,513, -0.1234 as -0.1, and what 17.93 earns of 40 (4.4825) as 4.5, which is kept, too."""
    levels = pd.DataFrame({"gap_to_england": [1513.27, -0.1234, 17.93]}, index=["a", "b", "c"])
    rule = ScoringRule("health_burden", "gap_to_england", anchored((0, 20, 40)))
    found = proposals(levels, pd.Series("", index=levels.index), [rule]).set_index("priority")

    assert [words.split(" earns ")[0].rsplit(" ", 1)[1] for words in found["why"]] == ["1,513", "-0.1", "17.9"]
    assert found.loc["c", "why"].endswith("earns 4.5")
    assert found.loc["c", "value"] == 4.5
