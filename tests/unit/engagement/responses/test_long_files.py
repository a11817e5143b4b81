"""Files of one row an answer: joined to one row a person, and nothing counted twice."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from engagement.parsing import Export, Layout, Role
from engagement.responses import plan_import
from engagement.responses.long_files import spread
from engagement.schema import ColumnChoice

ROLES = {"who": "person", "asked": "question", "said": "text", "trust": "choice", "mood": "choice", "n": "row"}
ROWS = [
    ("7", "What was good?", "The nurses were kind to my mother", "North", "glad", "1"),
    ("7", "How likely are you to return?", "5", "North", "sad", "2"),
    ("8", "What was good?", "", "South", "glad", "3"),
    ("8", "How likely are you to return?", "3", "South", "glad", "4"),
    ("9", "How likely are you to return?", "1", "South", "", "5"),
    ("7", "What was good?", "And the tea was hot when it came", "North", "glad", "6"),
]


def export() -> Export:
    frame = pd.DataFrame(ROWS, columns=list(ROLES), dtype=str)
    return Export(frame, Layout("utf-8-sig", ","), roles={name: Role(kind, "") for name, kind in ROLES.items()})  # type: ignore[arg-type]


def test_each_person_stands_in_one_row_and_a_second_answer_in_a_further_one() -> None:
    """Three people, four rows; what differs between the answers of a person is no fact of theirs."""
    wide = spread(export())

    assert spread(wide) is wide
    assert wide.frame.to_numpy().tolist() == [
        ["7", "North", "The nurses were kind to my mother", "5"],
        ["8", "South", "", "3"],
        ["9", "South", "", "1"],
        ["7", "North", "And the tea was hot when it came", ""],
    ]
    assert list(wide.frame) == ["who", "trust", "What was good?", "How likely are you to return?"]


def test_a_person_who_answered_on_several_days_stands_on_the_first() -> None:
    """A day that differs between the answers of a person is kept, unlike other facts; one left blank is passed over."""
    dated = export()
    frame = dated.frame.assign(day=["", "02/03/2025", "04/03/2025", "04/03/2025", "", "09/03/2025"])
    wide = spread(replace(dated, frame=frame, roles=dated.roles | {"day": Role("time", "")}))

    assert wide.frame["day"].tolist() == ["02/03/2025", "04/03/2025", "", "02/03/2025"]


def test_a_question_that_was_not_asked_is_no_blank_answer() -> None:
    """Read are the three answers to the question that the file holds; person 9 was not asked it."""
    wide = spread(export())
    columns = ColumnChoice(person="who", text=("What was good?",), rating=("How likely are you to return?",))

    plan = plan_import(wide, columns, audience="Patients", secret=b"s")

    assert (plan.counts["read"], plan.counts["stored"], plan.counts["blank"]) == (3, 2, 1)
    assert len(plan.people) == 3
    assert len(set(plan.responses.loc[plan.responses["tray"] == "", "respondent"])) == 1
    assert sorted(plan.closed["value"]) == ["1", "3", "5"]


def test_the_survey_of_a_joined_file_is_the_one_of_its_headers() -> None:
    """Which questions a round happens to hold does not make it another survey."""
    fewer = replace(export(), frame=export().frame.drop(index=[0, 2, 5]))

    assert spread(export()).fingerprint == spread(fewer).fingerprint == export().fingerprint


def test_rows_without_a_number_are_somebody_s_of_their_own() -> None:
    """A blank number joins nothing."""
    frame = pd.DataFrame([("", *row[1:]) for row in ROWS], columns=list(ROLES), dtype=str)
    nameless = Export(frame, Layout(None, None), roles=export().roles)

    assert len(spread(nameless).frame) == 6


def test_columns_that_a_person_named_join_an_ordinary_file() -> None:
    """Nothing looked like it: the question, the answers and the person are as somebody said, and other columns too."""
    looks = {"who": "row", "asked": "choice", "said": "choice", "trust": "choice", "mood": "choice", "n": "ignore"}
    plain = replace(export(), roles={name: Role(kind, "") for name, kind in looks.items()})  # type: ignore[arg-type]
    columns = ColumnChoice(person="who", question="asked", text=("said",), organisation="trust")
    wide = spread(plain, columns)

    assert spread(plain) is plain
    assert wide.frame.equals(spread(export()).frame)
    assert (wide.roles["who"].kind, wide.roles["trust"].kind) == ("person", "organisation")


def test_a_rating_of_each_answer_stays_with_it() -> None:
    """A sentiment that differs between the answers of a person becomes a question of its own for each question."""
    rated = export()
    frame = rated.frame.assign(Sentiment=["5", "3", "", "4", "1", "2"])
    wide = spread(replace(rated, frame=frame, roles=rated.roles | {"Sentiment": Role("rating", "")}))

    headings = ["Sentiment: What was good?", "Sentiment: How likely are you to return?"]
    assert wide.frame[headings].to_numpy().tolist() == [["5", "3"], ["", "4"], ["", "1"], ["2", ""]]
    assert [wide.roles[heading].kind for heading in headings] == ["rating", "rating"]
    assert wide.problems[-1].what == "1 columns that differ between the answers of a person"
