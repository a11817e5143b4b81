"""No count of 1 to 7 people of any kind follows from the files of answers row by row, nor from two of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from io import BytesIO

import numpy as np
import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp
from engagement import ColumnChoice, ThemeModel, export, read_export
from engagement.answers import store
from engagement.answers.selection import Selection
from engagement.themes import store as themes
from explorer import files, intake
from explorer.snapshot import Snapshot

FEW = range(1, 8)
# What a file may hold beside a theme's name: anything else is taken for something that people told of themselves.
OF_WORDS = {"answer", "question", "text", "parts", "theme", "themes"}
HEADER = "Respondent ID,Date,Borough,Age,Organisation,Ethnic group,What helps you?,What hinders you?\n"
SUBJECTS = ["late buses at night", "damp walls in flats", "benches in the park", "a dentist who takes patients"]


@pytest.fixture(name="survey")
def _survey(db: Database, stamp: Stamp) -> Snapshot:
    """300 people of five boroughs, four ages, three organisations and four ethnic groups, some of them rare."""
    draw = np.random.default_rng(0)

    def of(*values: str) -> str:
        """The last is rare: one or two people in a hundred tell it."""
        return values[-1] if draw.random() < 0.015 else str(draw.choice(values[:-1]))

    rows = []
    for number in range(300):
        told = [
            f"2026-03-{draw.integers(1, 29):02d}",
            of("Barnet", "Brent", "Camden", "Harrow", "Sutton"),
            of("16-24", "25-44", "45-64", "65+"),
            of("A charity", "A council", "A school"),
            of("White", "Black", "Asian", "Mixed"),
        ]
        words = [f"We need {draw.choice(SUBJECTS)}, says number {number} {which}" for which in ("first", "second")]
        rows.append(",".join([str(number + 1), *told, *(f'"{text}"' for text in words)]))
    content = (HEADER + "\n".join(rows)).encode()
    table = read_export(content, filename="asked.csv")
    source = intake.Source(table, "asked.csv", intake.digest(content))
    intake.bring_in(db, stamp, source, intake.Choice(ColumnChoice.guess(table), "Londoners"))
    held = store.responses(db)
    model = ThemeModel(n_themes=4, engine="fast").fit(held["text"].tolist())
    themes.save_themes(db, stamp, 1, model, held["response_id"].tolist())
    return Snapshot()


def filters(now: Snapshot, n: int) -> Iterator[tuple[Selection, Selection]]:
    """Yield pairs of filters of people, alike in what they say of words: the first of one or none, the second more."""
    draw = np.random.default_rng(1)
    told = {fact: now.ask(store.values_told, fact) for fact in ("borough", "age_band", "organisation")}
    asked = now.ask(store.questions)
    groups = asked.loc[asked["kind"] == "choice", "question_id"].tolist()
    closed = [(number, value) for number in groups for value in now.ask(store.values_answered, number)]
    opened = asked.loc[asked["kind"] == "open", "question_id"].tolist()

    def one(base: Selection) -> Selection:
        name = draw.choice(["nothing", "since", "closed", *told])
        if name == "nothing":
            return base
        if name == "closed":
            return Selection(**{**vars(base), "closed": (closed[draw.integers(len(closed))],)})
        value = f"2026-03-{draw.integers(1, 29):02d}" if name == "since" else str(draw.choice(told[name]))
        return Selection(**{**vars(base), name: value})

    for _ in range(n):
        base = Selection(question=int(draw.choice([0, *opened])), search=str(draw.choice(["", "damp", "park"])))
        first = one(base)
        yield first, one(first if draw.integers(2) else base)


def rows_of(content: bytes) -> pd.DataFrame:
    """The rows of a CSV as anybody opens it."""
    return pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False)


def grouped(rows: pd.DataFrame) -> Iterator[int]:
    """Yield the size of every group that a fact, or several, make of rows, each question by itself and together."""
    facts = [name for name in rows.columns if name not in OF_WORDS]
    for n in range(1, min(len(facts), 2) + 1):
        for several in itertools.combinations(facts, n):
            for beside in ([], ["question"]):
                yield from rows.groupby([*beside, *several]).size()


def derived(first: pd.DataFrame, second: pd.DataFrame, whole: pd.DataFrame) -> bool:
    """Whether two files, and the one without filters of people, tell of one to seven answers of a kind of people."""
    for rows in (first, second, whole):
        if any(size in FEW for size in grouped(rows)):
            return True
    said = [set(zip(rows["question"], rows["text"], strict=True)) for rows in (first, second, whole)]
    parts = [one for one in said[:2] if one != said[2]]
    parts += [one - other for one, other in itertools.permutations(said, 2)]
    return any(len(part) in FEW for part in parts)


def attacked(now: Snapshot, n: int) -> int:
    """Return how many different files, of pairs of filters, a small count is derived from."""
    written: dict[Selection, bytes] = {}
    found: dict[tuple[bytes, ...], bool] = {}
    for first, second in filters(now, n):
        several = (first, second, Selection(question=first.question, search=first.search))
        for selection in several:
            if selection not in written:
                written[selection] = files.answers(now, selection)
        contents = tuple(written[selection] for selection in several)
        if contents not in found:
            found[contents] = derived(*map(rows_of, contents))
    return sum(found.values())


@pytest.mark.slow
def test_no_small_count_follows_from_the_files_of_two_filters(survey: Snapshot) -> None:
    """Over 10,000 pairs of filters of people, nested, overlapping and apart, with and without a question or search."""
    assert len(rows_of(files.answers(survey))) == 2 * 298

    with survey:
        assert attacked(survey, 10_000) == 0


@pytest.mark.parametrize("told", [("audience", "borough"), ("age_band",), ("organisation",)])
def test_the_attack_finds_people_by_what_stands_beside_their_words(
    survey: Snapshot, monkeypatch: pytest.MonkeyPatch, told: tuple[str, ...]
) -> None:
    """Were facts shown row by row, small groups would be counted."""
    monkeypatch.setattr(export, "_SHARED", ("answer", "question", *told, "text"))

    assert attacked(survey, 50) > 0


def test_the_attack_finds_people_by_the_difference_of_two_files(
    survey: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were files narrowed to the people selected, who is in one alone would be counted, though no fact is shown."""
    monkeypatch.setattr(Selection, "of_words", property(lambda selection: selection))

    assert attacked(survey, 100) > 0


def workbook(now: Snapshot) -> dict[str, pd.DataFrame]:
    """The sheets of the workbook of themes."""
    content = files.themes_workbook(now, 1)
    assert content is not None
    return dict(pd.read_excel(BytesIO(content), sheet_name=None, dtype=str, keep_default_na=False, engine="calamine"))


def test_the_sheets_of_answers_hold_words_alone(survey: Snapshot) -> None:
    """Neither in the workbook nor in the file of one theme does a fact, a day or a person stand beside an answer."""
    sheets = workbook(survey)
    theme = int(survey.ask(themes.current_themes, 1).themes["theme_id"].iloc[0])  # type: ignore[union-attr]
    of_theme = files.answers_in_theme(survey, theme)

    for rows in (sheets["Answers by theme"], sheets["All answers"], of_theme):
        assert len(rows) > 50
        assert set(rows.columns) <= OF_WORDS
        assert not any(value in cell for cell in rows["text"] for value in ("Barnet", "16-24", "2026-03"))
    assert "row by row" in sheets["What it says"].to_string()


def test_the_order_of_rows_tells_nothing_of_people(survey: Snapshot) -> None:
    """They stand by question and alphabet, not as they came, where a person's answers follow each other."""
    rows = rows_of(files.answers(survey))

    assert rows["answer"].astype(int).tolist() == list(range(1, len(rows) + 1))
    pairs = list(zip(rows["question"], rows["text"], strict=True))
    assert pairs == sorted(pairs)


def test_a_theme_of_few_people_is_not_named_beside_their_answers(survey: Snapshot) -> None:
    """Its rows would be the count that the sheet of themes leaves empty."""
    sheets = workbook(survey)
    counted = sheets["Themes"].loc[sheets["Themes"]["people"] != "", "name"]

    assert len(counted) > 0
    assert set(sheets["Answers by theme"]["theme"]) == set(counted)
