"""The workbook that goes round says whose weights, of which day, on which scores, for which reasons."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import openpyxl
import pytest
from sqlite_utils import Database

from data import Stamp, bundled
from explorer.ranking import save_scenario, standing
from explorer.ranking_file import draft_sentence, workbook
from explorer.snapshot import Snapshot
from priorities import DEFAULT_THRESHOLDS, store

LINES = tuple(DEFAULT_THRESHOLDS.items())
NHS = {"collaboration": 30, "health_burden": 60, "regional_action": 10}
AT = datetime(2019, 5, 3, 14, tzinfo=UTC)


def book(weights: dict[str, float]) -> openpyxl.Workbook:
    now = Snapshot()
    content = workbook(now, standing(now, tuple(weights.items()), LINES), AT)
    return openpyxl.load_workbook(io.BytesIO(content))


def lines(sheet: object) -> list[dict[str, object]]:
    rows = list(sheet.iter_rows(values_only=True))  # type: ignore[attr-defined]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


@pytest.mark.finding("A10")
def test_it_says_whose_weights_of_which_day_and_that_scores_are_drafts(db: Database, stamp: Stamp) -> None:
    """The scenario with its author and day, the time, and how many priorities rest on drafts; else whose they are."""
    save_scenario(db, Stamp("NHS SRO", AT), "NHS first round", NHS)

    notes = {row[0].value: str(row[1].value) for row in book(NHS)["Read me"].iter_rows()}
    assert notes["Whose weights"] == (
        "Weights of the scenario “NHS first round”, saved by NHS SRO on 3 May 2019: collaboration 30%, "
        "health burden 60% and regional action 10%."
    )
    assert notes["Made at"].startswith("2019-05-03 14:00")
    assert notes["Drafts"] == draft_sentence(Snapshot())
    assert "all 35 priorities rest on scores that nobody" in notes["Drafts"]
    equal = book(dict.fromkeys(NHS, 100 / 3))["Read me"]
    assert any("Equal weights, which nobody has chosen yet" in str(row[1].value) for row in equal.iter_rows())


def test_every_score_has_its_reason_and_every_figure_its_source(db: Database, stamp: Stamp) -> None:
    """Drafts with the draft's reason, a person's with theirs, name and time; figures with period and source."""
    store.set_score(db, Stamp("Ada", stamp.at, "read again"), "SW01", "health_burden", 4)
    workbook_now = book(NHS)
    scores = {(row["Priority"], row["Criterion"]): row for row in lines(workbook_now["Scores and reasons"])}

    changed = scores["Childhood obesity", "health burden"]
    assert (changed["Score"], changed["From"], changed["Set by"], changed["Why"]) == (
        4,
        "a person",
        "Ada",
        "read again",
    )
    draft = scores["Childhood obesity", "collaboration"]
    assert draft["From"] == "draft, nobody's judgement yet"
    assert draft["Why"] == bundled.long_list().loc["SW01", "collaboration_reason"]
    figures = {row["Priority"]: row for row in lines(workbook_now["Figures and sources"])}
    assert figures["Childhood obesity"]["Source"] == "ONS, Explore Local Statistics"
    assert figures["Childhood obesity"]["Period"] == "2017/18"


def test_a_further_version_is_named(db: Database, stamp: Stamp) -> None:
    """Weights say which version of a scenario they are, and that thirds are rounded where they are printed."""
    save_scenario(db, stamp, "NHS", NHS)
    save_scenario(db, stamp, "NHS", dict.fromkeys(NHS, 1))
    now = Snapshot()

    told = standing(now, tuple(dict.fromkeys(NHS, 100 / 3).items()), LINES).whose()
    assert "“NHS”, version 2, saved by" in told
    assert told.endswith("regional action 33.3% (rounded here, kept exactly).")
