"""Filters narrow, whatever their order: by hand, and for random selections of a made engagement."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import reduce
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from data import connect, prepare, write
from engagement.answers import store
from engagement.answers.selection import EVERYTHING, FIELDS, Selection
from explorer.workspace import MIGRATIONS

SURVEY = "INSERT INTO survey (survey_id, fingerprint, name, audience) VALUES (?, ?, ?, ?)"
QUESTION = (
    "INSERT INTO question (question_id, survey_id, place, text, kind, asks, columns) VALUES (?, ?, ?, ?, ?, ?, '[]')"
)
IMPORT = (
    "INSERT INTO survey_import (import_id, survey_id, file_name, sha256, tool, who, at, read, stored, already_there,"
    " set_aside, undone_at) VALUES (?, ?, ?, ?, '', 'Ann', ?, 0, 0, 0, 0, ?)"
)
PERSON = (
    "INSERT INTO respondent (respondent_id, import_id, code, audience, forum, borough, system, age_band, organisation,"
    " answered_at) VALUES (?, ?, ?, ?, '', ?, '', ?, '', ?)"
)
ANSWER = (
    "INSERT INTO response (response_id, import_id, respondent_id, question_id, row, text, tray, campaign, replaces)"
    " VALUES (?, ?, ?, ?, 1, ?, ?, 0, 0)"
)
TICK = "INSERT INTO closed_answer (question_id, respondent_id, value) VALUES (?, ?, ?)"


@pytest.fixture(name="db")
def _db(tmp_path: Path) -> Iterator[Database]:
    """Two rounds of one survey, in which Ada moved from Brent to Camden and Ben did not say again; and another survey.

    Survey 1: question 1 open, 2 and 3 closed. Import 1: Ada, Ben, Cem; 2: Ada, Ben, Dee; 3 is undone. Survey 2:
    question 4 open; import 4: Eva.
    """
    with closing(_empty(tmp_path)) as db, write(db):
        db.conn.executemany(SURVEY, [(1, "a", "Staying well", "Londoners"), (2, "b", "Staff", "Professionals")])
        db.conn.executemany(
            QUESTION,
            [
                (1, 1, 1, "What matters?", "open", "open"), (2, 1, 2, "Do you walk?", "choice", "open"),
                (3, 1, 3, "Which of these?", "choices", "open"), (4, 2, 1, "What helps?", "open", "open"),
            ],
        )  # fmt: skip
        db.conn.executemany(
            IMPORT,
            [
                (1, 1, "may.csv", "x1", "2026-05-09T10:00:00", None),
                (2, 1, "june.csv", "x2", "2026-06-09T10:00:00", None),
                (3, 1, "wrong.csv", "x3", "2026-06-10T10:00:00", "2026-06-11T10:00:00"),
                (4, 2, "staff.csv", "x4", "2026-07-09T10:00:00", None),
            ],
        )  # fmt: skip
        db.conn.executemany(
            PERSON,
            [
                (1, 1, "ada", "Londoners", "Brent", "35-44", "2026-05-01"),
                (2, 1, "ben", "Londoners", "Brent", "", "2026-05-02T08:00:00"),
                (3, 1, "cem", "Londoners", "Ealing", "", ""), (4, 2, "ada", "Londoners", "Camden", "", "2026-06-01"),
                (5, 2, "ben", "Londoners", "", "45-54", "2026-06-02"),
                (6, 2, "dee", "Londoners", "Camden", "", "2026-06-03"),
                (7, 3, "fay", "Londoners", "Brent", "", "2026-06-03"),
                (8, 4, "eva", "Professionals", "Brent", "", "2026-07-01"),
            ],
        )  # fmt: skip
        db.conn.executemany(
            ANSWER,
            [
                (1, 1, 1, 1, "Night buses and documents", ""),
                (2, 1, 2, 1, "Nothing", "nothing"),
                (3, 1, 3, 1, "", "blank"),
                (4, 2, 6, 1, "A tram, a documented one", ""),
                (5, 3, 7, 1, "Undone buses", ""),
                (6, 4, 8, 4, "Buses for staff", ""),
            ],
        )  # fmt: skip
        db.conn.executemany(
            TICK,
            [
                (2, 1, "Yes"),
                (2, 2, "No"),
                (2, 3, "Yes"),
                (2, 4, "No"),
                (3, 1, "Parks"),
                (3, 1, "Food"),
                (3, 6, "Food"),
                (2, 7, "Yes"),
            ],
        )  # fmt: skip
    with closing(connect(tmp_path / "explorer.sqlite")) as db:
        yield db


def _empty(folder: Path) -> Database:
    prepare(folder / "explorer.sqlite", MIGRATIONS).release()
    return connect(folder / "explorer.sqlite")


def texts(db: Database, selection: Selection) -> list[int]:
    return store.responses(db, selection)["response_id"].tolist()


def who(db: Database, selection: Selection) -> list[str]:
    return sorted(store.people(db, selection)["respondent"])


def base(db: Database, selection: Selection) -> list[str]:
    return store.answered(db, selection)["respondent"].tolist()


@pytest.mark.parametrize(
    ("selection", "answers", "people", "who_answered"),
    [
        (Selection(), [1, 4, 6], ["ada", "ben", "cem", "dee", "eva"], ["ada", "ben", "dee", "eva"]),
        (Selection(survey=1), [1, 4], ["ada", "ben", "cem", "dee"], ["ada", "ben", "dee"]),
        # Ada told Camden last; Ben told no borough in June, so that Brent still holds.
        (Selection(borough="Brent"), [6], ["ben", "eva"], ["ben", "eva"]),
        (Selection(borough="Camden"), [1, 4], ["ada", "dee"], ["ada", "dee"]),
        (Selection(borough="Brent", round=1), [1], ["ada", "ben"], ["ada", "ben"]),
        # June's file holds Ada and Ben, whose answers of May stand.
        (Selection(round=2), [1, 4], ["ada", "ben", "dee"], ["ada", "ben", "dee"]),
        (Selection(round=3), [], [], []),
        (Selection(age_band="35-44"), [1], ["ada"], ["ada"]),
        (Selection(question=4), [6], ["eva"], ["eva"]),
        (Selection(question=3), [], ["ada", "dee"], []),
        (Selection(since="2026-05-02"), [4, 6], ["ada", "ben", "dee", "eva"], ["ben", "dee", "eva"]),
        (Selection(since="2026-05-01", until="2026-05-31"), [1], ["ada", "ben", "cem"][:2], ["ada", "ben"]),
        # Ada's answer of June stands, which is "No".
        (Selection(closed=((2, "No"),)), [1], ["ada", "ben"], ["ada", "ben"]),
        (Selection(closed=((2, "Yes"),)), [], ["cem"], []),
        (Selection(closed=((2, "Yes"),), round=1), [1], ["ada", "cem"], ["ada"]),
        (Selection(closed=((2, "No"), (2, "Yes"), (3, "Food"))), [1], ["ada"], ["ada"]),
        (Selection(search="bus"), [1, 6], ["ada", "eva"], ["ada", "eva"]),
        (Selection(search="docum*"), [1, 4], ["ada", "dee"], ["ada", "dee"]),
        (Selection(search="tram or staff"), [4, 6], ["dee", "eva"], ["dee", "eva"]),
        (Selection(search="?!"), [], [], []),
        (Selection(audience="Londoners", survey=2), [], [], []),
    ],
)
def test_by_hand(
    db: Database, selection: Selection, answers: list[int], people: list[str], who_answered: list[str]
) -> None:
    """Answers in use, people who answered anything, and the base of a share, for each kind of filter."""
    assert texts(db, selection) == answers
    assert who(db, selection) == people
    assert base(db, selection) == who_answered
    assert store.count(db, selection) == (len(set(store.responses(db, selection)["respondent"])), len(answers))


def test_closed_answers_that_stand(db: Database) -> None:
    """The last that a person gave, of all rounds or up to one; and of those who answered a question alone."""
    columns = ["respondent", "question_id", "value"]

    def rows(selection: Selection) -> list[list[object]]:
        return sorted(store.closed_answers(db, selection)[columns].to_numpy().tolist())

    food = [["ada", 3, "Food"], ["ada", 3, "Parks"]]
    assert rows(EVERYTHING) == [["ada", 2, "No"], *food, ["ben", 2, "No"], ["cem", 2, "Yes"], ["dee", 3, "Food"]]
    assert rows(Selection(round=1)) == [["ada", 2, "Yes"], *food, ["ben", 2, "No"], ["cem", 2, "Yes"]]
    assert rows(Selection(borough="Camden")) == [["ada", 2, "No"], *food, ["dee", 3, "Food"]]
    assert rows(Selection(question=1)) == [["ada", 2, "No"], *food, ["ben", 2, "No"], ["dee", 3, "Food"]]


def test_people_stand_with_what_they_told_last(db: Database) -> None:
    """Everywhere the same: Ada in Camden aged 35-44 with her answer of May, in which she lived in Brent."""
    person = store.people(db).set_index("respondent").loc["ada"]
    answer = store.responses(db).set_index("response_id").loc[1]

    assert (person["borough"], person["age_band"], person["answered_at"], person["import_id"]) == (
        "Camden", "35-44", "2026-06-01", 2,
    )  # fmt: skip
    assert (answer["borough"], answer["age_band"], answer["answered_at"]) == ("Camden", "35-44", "2026-05-01")


def test_menus_hold_what_is_there(db: Database) -> None:
    """Surveys, rounds, questions, what people told and ticked, first and last day; nothing of an undone import."""
    assert store.surveys(db).to_numpy().tolist() == [
        [1, "Staying well", "Londoners", "2026-05-01", "2026-06-03", 4, 2],
        [2, "Staff", "Professionals", "2026-07-01", "2026-07-01", 1, 1],
    ]
    assert store.rounds(db, 1)["name"].tolist() == ["Round 1 (May 2026)", "Round 2 (Jun 2026)"]
    assert store.questions(db, 2)["text"].tolist() == ["What helps?"]
    assert store.questions(db)["question_id"].tolist() == [1, 2, 3, 4]
    assert store.values_told(db, "borough", 1) == ("Brent", "Camden", "Ealing")
    assert store.values_answered(db, 2) == ("No", "Yes")
    assert store.days(db, 1) == ("2026-05-01", "2026-06-03")
    assert store.names(db).of("round", 2) == "Round 2 (Jun 2026)"
    assert store.names(db).of("question", 9) == "a question that is not here"


def test_an_empty_database_has_empty_frames(tmp_path: Path) -> None:
    """Every read gives its columns, and no day."""
    with closing(_empty(tmp_path)) as db:
        frames = [
            store.responses(db),
            store.answered(db),
            store.people(db),
            store.closed_answers(db),
            store.surveys(db),
        ]
        assert all(frame.empty and len(frame.columns) for frame in frames)
        assert store.days(db) == ("", "")
        assert store.marks(db, "bus", ()) == ()
        assert store.count(db) == (0, 0)


def test_what_was_found_is_marked(db: Database) -> None:
    """The words that the index matched, whole words for a beginning; nothing in an answer that says none of it."""
    text = dict(zip(store.responses(db)["response_id"], store.responses(db)["text"], strict=True))
    found = store.marks(db, 'bus or docu* or "a tram"', (1, 4, 6))

    assert [[text[n][a:b] for a, b in spans] for n, spans in zip((1, 4, 6), found, strict=True)] == [
        ["buses", "documents"], ["A tram", "documented"], ["Buses"],
    ]  # fmt: skip
    assert store.marks(db, "zebra", (1,)) == ((),)
    assert store.saying(db, "nothing or bus") == {1, 2, 6}


def test_a_page_is_a_part_of_the_whole(db: Database) -> None:
    """Pages of one answer, one after the other, are the list."""
    pages = [texts_of for n in range(4) for texts_of in store.responses(db, first=n, most=1)["response_id"]]

    assert pages == [1, 4, 6]


# --- random selections of a made engagement ---

BOROUGHS, AGES, WORDS = ["Brent", "Camden", "Ealing", ""], ["16-24", "35-44", ""], ["bus", "tram", "park", "walk"]


@pytest.fixture(name="made", scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Sixty people in three imports of two surveys, with answers in use and aside, and ticks; some came in twice."""
    draw = random.Random(11)
    folder = tmp_path_factory.mktemp("made")
    with closing(_empty(folder)) as db, write(db):
        db.conn.executemany(SURVEY, [(1, "a", "A", ""), (2, "b", "B", "")])
        db.conn.executemany(
            QUESTION,
            [(n, 1 + n // 4, n, f"Question {n}", "choice" if n in (2, 5) else "open", "open") for n in range(1, 7)],
        )
        db.conn.executemany(
            IMPORT, [(n, survey, f"{n}", f"{n}", "2026-05-09T10:00:00", None) for n, survey in ((1, 1), (2, 1), (3, 2))]
        )
        people = (
            [(1, f"p{n}") for n in range(25)]
            + [(2, f"p{n}") for n in range(15, 40)]
            + [(3, f"q{n}") for n in range(20)]
        )
        response = 0
        for number, (import_id, code) in enumerate(people, 1):
            day = draw.choice(["", "2026-03-05", "2026-04-07T10:00:00", "2026-05-09"])
            facts = (draw.choice(["Londoners", "Professionals"]), draw.choice(BOROUGHS), draw.choice(AGES), day)
            db.execute(PERSON, [number, import_id, code, *facts])
            for question in (1, 3) if import_id < 3 else (4, 6):
                response += 1
                words = " ".join(draw.sample(WORDS, 2))
                tray = draw.choice(["", "", "nothing", "blank"])
                db.execute(ANSWER, [response, import_id, number, question, words, tray])
            for value in draw.sample(["Yes", "No", "Maybe"], draw.randrange(3)):
                db.execute(TICK, [2 if import_id < 3 else 5, number, value])
    with closing(connect(folder / "explorer.sqlite")) as db:
        yield db


SELECTIONS = st.builds(
    Selection,
    survey=st.sampled_from([0, 0, 1, 2]),
    question=st.sampled_from([0, 0, 1, 3, 4, 2]),
    audience=st.sampled_from(["", "", "Londoners", "Professionals"]),
    borough=st.sampled_from(BOROUGHS),
    age_band=st.sampled_from(AGES),
    since=st.sampled_from(["", "", "2026-04-01"]),
    until=st.sampled_from(["", "", "2026-04-30"]),
    closed=st.sampled_from([(), (), ((2, "Yes"),), ((2, "No"), (2, "Yes")), ((2, "No"), (5, "Yes"))]),
    search=st.sampled_from(["", "", "bus", "tram or walk", "par*"]),
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(SELECTIONS)
def test_filters_commute(made: Database, selection: Selection) -> None:
    """All filters together leave what each of them alone leaves in common, so that no order matters."""
    alone = [replace(EVERYTHING, **{name: getattr(selection, name)}) for name in FIELDS if getattr(selection, name)]  # type: ignore[arg-type]

    assert set(texts(made, selection)) == reduce(
        set.intersection, (set(texts(made, each)) for each in alone), set(texts(made, EVERYTHING))
    )
    # A person may have said one thing in March and another in May: who did both by one answer is fewer.
    assert set(base(made, selection)) <= reduce(
        set.intersection, (set(base(made, each)) for each in alone), set(base(made, EVERYTHING))
    )


@settings(max_examples=100, deadline=None)
@given(SELECTIONS, st.sampled_from([0, 1, 2, 3]))
def test_parts_add_up(made: Database, selection: Selection, number_of_round: int) -> None:
    """People are never more than answers, nor than the base; boroughs part people, and each part is its filter."""
    selection = replace(selection, round=number_of_round)
    answers, people = store.responses(made, selection), store.answered(made, selection)
    counts = store.count(made, selection)

    assert counts == (answers["respondent"].nunique(), len(answers))
    assert counts.people <= counts.answers
    assert set(answers["respondent"]) <= set(people["respondent"])
    assert not people.duplicated(["respondent", "question_id"]).any()
    assert set(people["respondent"]) <= set(store.people(made, selection)["respondent"]) or selection.search
    if not selection.borough:
        by_borough = people.groupby("borough")["respondent"].nunique()
        assert by_borough.sum() == people["respondent"].nunique()
        for borough, n in by_borough.items():
            if borough:
                part = store.answered(made, replace(selection, borough=str(borough)))
                assert part["respondent"].nunique() == n
