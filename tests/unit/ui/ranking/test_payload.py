"""The picture of the live ranking: regions of the first three criteria, the others held where they are."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd
import pytest

from explorer.ranking import Standing
from priorities import Scenario, ScoredList
from priorities.fixed_point import ScoreTable
from ui.parts import standing
from ui.ranking.payload import payload, regions

NAMES = ["A", "B"]


def drawn(weights):
    """A leads on the first criterion and the fourth, B on the others; every lead is by 10 points."""
    scores = pd.DataFrame([[10.0, 0, 0, 10], [0, 10, 10, 0]], index=NAMES, columns=list("wxyz"))
    columns = list("wxyz")[: len(weights)]
    ranking = ScoredList.read(scores[columns]).under(dict(zip(columns, weights, strict=True)))
    return regions(ranking.regions)


def first_weights(region):
    """Lowest and highest share of the first criterion in a region."""
    return pytest.approx((min(p[0] for p in region["points"]), max(p[0] for p in region["points"])))


def test_three_criteria_cut_the_whole_triangle():
    """A leads where the first has half of the weight or more: a quarter of all possible weights."""
    cut = {region["id"]: region for region in drawn([34, 33, 33])}

    assert first_weights(cut["A"]) == (0.5, 1)
    assert first_weights(cut["B"]) == (0, 0.5)
    assert (cut["A"]["share"], cut["B"]["share"]) == ("25%", "75%")


def test_a_fourth_criterion_is_held_where_it_is():
    """With 20% held for A, A leads where 0.2 + 0.8 w >= 0.8 (1 - w), that is from w = 3/8 on."""
    cut = {region["id"]: region for region in drawn([30, 30, 20, 20])}

    assert first_weights(cut["A"]) == (0.375, 1)
    assert all(len(point) == 3 for region in cut.values() for point in region["points"])


@pytest.mark.parametrize("weights", [[0, 0, 0, 100], [50, 50]])
def test_no_regions_where_there_is_no_triangle(weights):
    """With all the weight held, or fewer than three criteria, there is nothing to draw and no error."""
    assert drawn(weights) == []


def test_a_run_of_the_page_reads_the_scores_once(monkeypatch):
    """Sentences, tables and picture, a saved scenario's ranks included, rest on one reading of the scores."""
    readings, read = [], ScoreTable.read.__func__
    monkeypatch.setattr(ScoreTable, "read", classmethod(lambda kind, frame: readings.append(1) or read(kind, frame)))
    names = ["collaboration", "health_burden", "regional_action"]
    scores = pd.DataFrame([[9.0, 1, 5], [1, 9, 5], [4, 4, float("nan")]], index=["A", "B", "C"], columns=names)
    criteria = pd.DataFrame({"name": names, "question": names}, index=names)
    saved = tuple(
        Scenario(name, dict(zip(names, weights, strict=True)), "Ann", datetime(2019, 3, 15, tzinfo=UTC))
        for name, weights in (("NHS", (20, 60, 20)), ("Mayor", (50, 25, 25)))
    )

    ranking = ScoredList.read(scores).under(dict(zip(names, (34, 33, 33), strict=True)))
    page = Standing(ranking, criteria, saved)
    _ = page.sentence, page.more_sentences, standing.table(page), standing.shares(page), standing.top(page, 2)
    drawn = payload(page)

    assert len(drawn["regions"]) == 2
    assert len(readings) == 1
