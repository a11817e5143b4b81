"""The ranking as one noun: read once, worked out once, and the same numbers as the functions give."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import numpy as np
import pandas as pd
import pytest

from priorities import (
    Ranking,
    Scenario,
    ScoredList,
    dominance,
    narrative,
    rank,
    rank_acceptability,
    smallest_change,
    smallest_whole_move,
    stability_interval,
    winning_regions,
)
from priorities.export import ranking_record, ranking_workbook
from priorities.fixed_point import ScoreTable, read_scores, weighted_totals, whole_weights
from priorities.rank import competition_ranks
from priorities.routes import route
from priorities.schema import Weights
from tests.unit.priorities.oracles import CRITERIA, frame, weights

SCORES = frame([(5, 6, 7), (9.5, 8, 6), (9, 9.25, np.nan), (5, 6, 7)])
W = weights(50, 30, 20)

OF_BASE = "2f1b6894f793a01e88b9ca90d1eb5219d221bd782ea9b52dfaae2233dbdd64e1"
"""Digest of the ranks below as the first published state of the engine gives them."""


def ranking(scores: pd.DataFrame, under: Weights) -> Ranking:
    """Read the scores and rank them."""
    return ScoredList.read(scores).under(under)


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one each time a frame of scores is read into whole numbers."""
    read, counted = ScoreTable.read.__func__, []  # type: ignore[attr-defined]

    def counting(kind: type[ScoreTable], scores: pd.DataFrame) -> ScoreTable:
        counted.append(1)
        table: ScoreTable = read(kind, scores)
        return table

    monkeypatch.setattr(ScoreTable, "read", classmethod(counting))
    return counted


def use_everything(board: Ranking, scenario: Scenario) -> None:
    """Ask for all that the ranking page shows."""
    _ = board.ordered, board.labels, board.leaders, board.routes, board.regions, board.intervals, board.smallest_change
    _ = board.scores.acceptability, board.scores.dominance, board.scores.whole_rows, board.scores.unscored
    _ = board.under(scenario.weights).table, board.top(2), board.why_above("b", "a")
    narrative.headline(board)
    narrative.change(board.smallest_whole_move)
    narrative.unscored(board.table)
    narrative.compromise(board.scores, [scenario.weights, board.weights])


@pytest.mark.parametrize("m", [3, 5])
def test_scores_are_read_once_for_a_page(readings: list[int], m: int) -> None:
    """All that a page shows takes one reading of the scores, a triangle with further criteria held included."""
    rows = [(5, 6, 7, 1, 2)[:m], (9.5, 8, 6, 3, 4)[:m], (9, 9.25, np.nan, 5, 6)[:m]]
    now = weights(*(20, 20, 20, 20, 20)[:m], m=m)

    board = ranking(frame(rows), now)
    if m == 3:
        use_everything(board, Scenario("NHS", weights(20, 30, 50), "Ann", datetime(2019, 3, 15, tzinfo=UTC)))
    assert board.regions

    assert len(readings) == 1


def test_scores_are_read_once_for_a_workbook(readings: list[int]) -> None:
    """One workbook with scenarios, and the record for machines, take no reading beyond the ranking's own."""
    board = ranking(SCORES, W)
    ranking_workbook(board, scenarios=[Scenario("NHS", weights(1, 1, 8), "Ann", datetime(2019, 3, 15, tzinfo=UTC))])
    ranking_record(board)

    assert len(readings) == 1


def test_the_record_gives_what_the_functions_give() -> None:
    """Each value of the record is that of the function it names."""
    board = ranking(SCORES, W)

    pd.testing.assert_frame_equal(board.table, rank(SCORES, W))
    pd.testing.assert_frame_equal(board.routes, route(SCORES))
    pd.testing.assert_frame_equal(board.scores.acceptability, rank_acceptability(SCORES))
    pd.testing.assert_series_equal(board.scores.dominance, dominance(SCORES))
    assert board.smallest_change == smallest_change(SCORES, W)
    assert board.smallest_whole_move == smallest_whole_move(SCORES, W)
    assert board.intervals == {name: stability_interval(SCORES, W, name) for name in CRITERIA}
    assert [r.priorities for r in board.regions] == [r.priorities for r in winning_regions(SCORES)]


def test_order_labels_and_gaps() -> None:
    """Second of four leads; the two equals share rank 2; the unscored stands last and could be first."""
    board = ranking(SCORES, W)

    assert board.ordered.index.tolist() == ["b", "a", "d", "c"]
    assert board.labels.tolist() == ["1", "2=", "2=", "1–2"]
    assert board.leaders == ("b",)
    assert board.top(2) == ("a", "b", "d")
    assert board.scores.unscored == ["c"]
    assert board.scores.whole_rows == [[500, 600, 700], [950, 800, 600], [900, 925, None], [500, 600, 700]]


def test_other_weights_share_what_the_list_knows() -> None:
    """Under other weights the list is the same object, and so is what was worked out on it."""
    board = ScoredList.read(SCORES).under(W, {"collaboration": 9})
    other = board.under(weights(0, 0, 100))

    assert other.scores is board.scores
    assert other.thresholds == board.thresholds
    assert other.leaders == ("a", "d")


@pytest.mark.parametrize("percent", [(0, 0, 0, 100), (50, 50)])
def test_no_regions_without_a_triangle(percent: tuple[int, ...]) -> None:
    """With all the weight on a fourth criterion, or only two criteria, there is nothing to draw."""
    m = len(percent)

    assert ranking(frame([(1, 2, 3, 4)[:m], (4, 3, 2, 1)[:m]]), weights(*percent, m=m)).regions == ()


def test_a_fourth_criterion_keeps_its_weight_in_the_triangle() -> None:
    """With 20% held for a, a leads where 0.2 + 0.8 w >= 0.8 (1 - w), that is from w = 3/8 on."""
    board = ranking(frame([(10, 0, 0, 10), (0, 10, 10, 0)]), weights(30, 30, 20, 20, m=4))

    firsts = {region.priorities: region.corners[:, 0] for region in board.regions}

    assert firsts[("a",)].min() == pytest.approx(0.375)
    assert firsts[("b",)].max() == pytest.approx(0.375)


def test_twenty_thousand_rankings_are_as_published() -> None:
    """2,000 lists of nine under ten weightings each: every exact rank is what it was, to the digest."""
    rng, digest = np.random.default_rng(10), hashlib.sha256()
    for number in range(2_000):
        cells = rng.integers(0, 1001, (9, 3)) / 100 if number % 2 else rng.integers(0, 11, (9, 3)).astype(float)
        table = read_scores(pd.DataFrame(cells, columns=CRITERIA))
        for row in rng.integers(1, 101, (10, 3)).tolist():
            ranks = competition_ranks(weighted_totals(table.whole, whole_weights(weights(*row), CRITERIA)))
            digest.update(ranks.astype("<i8").tobytes())

    assert digest.hexdigest() == OF_BASE
