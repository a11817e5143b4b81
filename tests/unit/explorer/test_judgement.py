"""Problem and praise are a file's own rating where it has one, whichever way its numbers run; wishes stay ours."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from data import Stamp
from engagement import read_export
from engagement.themes.sets.store import GOOD, POOR, Judge, change_judge
from explorer import intake, themes
from explorer.snapshot import Snapshot

HEADER = "Number,Rating,Why?,Service,How satisfied are you with the parking?"
PRAISED = ["The nurses were kind", "Lovely friendly staff", "The doctor was excellent"]
BLAMED = ["The waiting room was dirty", "Nobody answered the phone", "The ward was dirty"]
WISHED = "Please open the clinic on Saturdays"
LINES = [(words, words) for words in (*PRAISED, *BLAMED, WISHED)]


def bring_in(db: Database, stamp: Stamp, rows: list[tuple[str, str]], header: str = HEADER) -> None:
    lines = [f'{number},{rating},"{words} here",North,2' for number, (rating, words) in enumerate(rows, start=1)]
    content = "\n".join([header, *lines]).encode()
    export = read_export(content, filename="rated.csv")
    source = intake.Source(export, "rated.csv", intake.digest(content))
    roles = {"Number": "person", "Rating": "rating", "Why?": "text", "Service": "choice"}
    columns = intake.ColumnChoice.of_roles(roles | {"How satisfied are you with the parking?": "rating"})
    intake.bring_in(db, stamp, source, intake.Choice(columns, "Patients"))
    themes.begin_from_list(db, stamp, 1, LINES)


def ways(now: Snapshot) -> dict[str, str]:
    """What is told of each answer, by its first two words."""
    points = themes.themed_responses(now, 1).points
    return {" ".join(words.split()[:2]): way for words, way in zip(points["words"], points["direction"], strict=True)}


def test_the_files_own_rating_is_shown(db: Database, stamp: Stamp) -> None:
    """4 and 5 are praise though the words blame, 3 is neither, 1 a problem; a wish stays one; no rating, neither."""
    rows = [("5", BLAMED[0]), ("3", PRAISED[0]), ("1", PRAISED[1]), ("5", WISHED), ("", BLAMED[1]), ("4", PRAISED[2])]
    bring_in(db, stamp, rows)
    now = Snapshot()
    judgement = themes.judged_by(now, 1)

    assert (judgement.label, judgement.lowest) == ("Rating", POOR)
    assert judgement.labels == ("Rating",)
    assert judgement.ways == {"1": "problem", "3": "", "4": "praise", "5": "praise"}
    assert ways(now) == {
        "The waiting": "praise", "The nurses": "", "Lovely friendly": "problem", "Please open": "wish",
        "Nobody answered": "", "The doctor": "praise",
    }  # fmt: skip


def test_numbers_that_run_the_other_way(db: Database, stamp: Stamp) -> None:
    """Where what we read as praise stands at the low numbers and problems at the high ones, low is good."""
    rows = [("1", words) for words in PRAISED * 2] + [("5", words) for words in BLAMED * 2]
    bring_in(db, stamp, [(rating, f"{words} {number}") for number, (rating, words) in enumerate(rows)])
    judgement = themes.judged_by(Snapshot(), 1)

    assert judgement.lowest == GOOD
    assert judgement.ways == {"1": "praise", "5": "problem"}


@pytest.mark.parametrize(
    ("judge", "label", "waiting"),
    [
        (Judge(""), "", "problem"),
        (Judge("Rating", GOOD), "Rating", "problem"),
        (Judge("Rating", POOR), "Rating", "praise"),
        (Judge("Gone"), "", "problem"),
    ],
)
def test_what_somebody_said_holds(db: Database, stamp: Stamp, judge: Judge, label: str, waiting: str) -> None:
    """Our reading, or the file's the one way or the other; a rating that is not there any more leaves our reading."""
    bring_in(db, stamp, [("5", BLAMED[0]), ("1", PRAISED[0]), ("3", PRAISED[1])])
    change_judge(db, stamp, 1, judge)
    now = Snapshot()

    assert themes.judged_by(now, 1).label == label
    assert ways(now)["The waiting"] == waiting


def test_without_themes_and_without_a_rating_our_reading_stands(db: Database, stamp: Stamp) -> None:
    """There is nothing to choose from."""
    assert themes.judged_by(Snapshot(), 1).label == ""
    bring_in(db, stamp, [("red", BLAMED[0]), ("blue", PRAISED[0])])
    judgement = themes.judged_by(Snapshot(), 1)

    assert (judgement.label, judgement.labels) == ("", ())
    assert ways(Snapshot())["The waiting"] == "problem"


def test_two_ratings_of_one_answer_that_differ_are_neither(db: Database, stamp: Stamp) -> None:
    """Each answer of a file of one row an answer has its own sentiment; a person who answered twice has two."""
    rows = [
        ("1", "Why?", "The waiting was terrible here", "1"), ("1", "What next?", "The nurses were kind here", "5"),
        ("2", "Why?", "Nobody answered the phone here", "2"), ("2", "What next?", "Lovely friendly staff here", "4"),
        ("2", "Why?", "The ward was dirty here", "5"), ("3", "Why?", "The doctor was excellent here", "4"),
        ("3", "What next?", "The clinic was closed here", "1"),
    ]  # fmt: skip
    lines = ["Respondent,Question,Answer,Sentiment", *(",".join(row) for row in rows)]
    content = "\n".join(lines).encode()
    source = intake.Source(read_export(content, filename="long.csv"), "long.csv", intake.digest(content))
    roles = {"Respondent": "person", "Question": "question", "Answer": "text", "Sentiment": "rating"}
    source = intake.joined(source, roles)
    columns = intake.ColumnChoice.of_roles(intake.roles_of(source.export, {"Why?": "text", "What next?": "text"}))
    intake.bring_in(db, stamp, source, intake.Choice(columns, "Patients"))
    themes.begin_from_list(db, stamp, 1, LINES)
    judgement = themes.judged_by(Snapshot(), 1)

    assert judgement.label == "Sentiment"
    assert ways(Snapshot()) == {
        "The waiting": "problem", "Nobody answered": "", "The ward": "", "The doctor": "praise",
    }  # fmt: skip
