"""Answers of imports in force, read for counting and reading: who answered which question, and what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import pandas as pd
from sqlite_utils import Database

from data import storage_errors
from engagement.answers import narrowing, search
from engagement.answers.narrowing import Query
from engagement.answers.selection import EVERYTHING, FACTS, Names, Selection, months_in_words
from engagement.audiences import EVENT_NOTES
from engagement.schema import CAMPAIGN, IN_USE, PERSON_COLUMNS, RESPONSE_COLUMNS

_NUMBERS: Final = frozenset(
    {
        "response_id", "import_id", "survey_id", "question_id", "row", "campaign", "place", "people", "rounds",
        "answers",
    }
)  # fmt: skip
_ANSWERED: Final = ("respondent", "survey_id", "import_id", "question_id", "question", *PERSON_COLUMNS, "answered_at")
_DAY: Final = "CASE WHEN p.answered_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-*' THEN substr(p.answered_at, 1, 10) END"
_OPENINGS: Final = ("\x02", "\ue000", "\ue0f0", "\U000f0000")
_CLOSINGS: Final = ("\x03", "\ue001", "\ue0f1", "\U000f0001")


class Counts(NamedTuple):
    """How many people, and how many answers in use, notes taken at events among them."""

    people: int
    answers: int


def responses(
    db: Database,
    selection: Selection = EVERYTHING,
    *,
    copies: bool = False,
    tray: str = IN_USE,
    first: int = 0,
    most: int = -1,
) -> pd.DataFrame:
    """Return answers in people's own words, masked.

    Parameters
    ----------
    selection : which; people stand with what they told of themselves last.
    copies : whether copies of campaigns count as in use.
    tray : a tray's name; "" for answers in use.
    first, most : how many are passed over, and how many read at most; -1 for all.

    Returns
    -------
    pandas.DataFrame
        Columns `schema.RESPONSE_COLUMNS`, in the order of import and file.
    """
    columns = ", ".join(f"m.{name}" if name in FACTS else f"s.{name}" for name in RESPONSE_COLUMNS)
    source = _answers(selection, copies=copies, tray=tray)
    page = Query(f"{source.sql} ORDER BY s.response_id LIMIT ? OFFSET ?", (*source.arguments, most, first))
    return _frame(db, selection, f"SELECT {columns}", page, RESPONSE_COLUMNS)


def count(db: Database, selection: Selection = EVERYTHING, *, copies: bool = False, tray: str = IN_USE) -> Counts:
    """Return how many people gave how many answers, as `responses` would list them."""
    source = _answers(selection, copies=copies, tray=tray)
    people, answers = _rows(db, selection, f"SELECT count(DISTINCT {_PERSON}), count(*)", source)[0]
    return Counts(int(people), int(answers))


def answered(db: Database, selection: Selection = EVERYTHING, *, copies: bool = False) -> pd.DataFrame:
    """Return who answered which open question: what a share is a share of.

    Parameters
    ----------
    selection : which answers.
    copies : whether everybody who sent a copy of a campaign counts; else only who sent the first.

    Returns
    -------
    pandas.DataFrame
        Columns respondent (code of the person), survey_id, import_id (the last), question_id, question, those of
        `schema.PERSON_COLUMNS`, answered_at (ISO, blank where unknown) and tray ("" for words in use, else one of
        those that a worded "nothing" lies in): one row a person and question, in the order in which they came. Where
        a person wrote several times, words in use win.
    """
    trays = [*narrowing.ANSWERS, CAMPAIGN] if copies else list(narrowing.ANSWERS)
    condition = narrowing.answers_meant(selection, trays)
    # Of the names of trays that of words in use, which is empty, is the least; SQLite takes the rest of that row.
    columns = ", ".join(f"m.{name}" if name in FACTS else f"s.{name}" for name in _ANSWERED)
    source = Query(
        f"{_FROM} WHERE {condition.sql} GROUP BY s.respondent, s.question_id ORDER BY min(s.response_id)",
        condition.arguments,
    )
    return _frame(db, selection, f"SELECT {columns}, min(s.tray)", source, (*_ANSWERED, "tray"))


def people(db: Database, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """Return the people who answered anything, each once.

    Parameters
    ----------
    selection : which people; with a question, those who answered it; with dates, those who answered then; with a
        search, those who said so.

    Returns
    -------
    pandas.DataFrame
        Columns respondent, survey_id, import_id (the last), those of `schema.PERSON_COLUMNS` and answered_at.
    """
    columns = ("respondent", "survey_id", "import_id", *PERSON_COLUMNS, "answered_at")
    day = "(SELECT max(answered_at) FROM respondent d WHERE d.code = m.code AND d.import_id <= m.import_id)"
    facts = ", ".join(f"m.{name}" for name in PERSON_COLUMNS)
    who = narrowing.all_of(narrowing.somebody_who(selection))
    source = Query(f"FROM meant m WHERE {who.sql} ORDER BY m.import_id, m.code", who.arguments)
    return _frame(db, selection, f"SELECT m.code, m.survey_id, m.import_id, {facts}, {day}", source, columns)


def closed_answers(db: Database, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """Return the answers to closed questions that stand, of the people selected.

    Returns
    -------
    pandas.DataFrame
        Columns respondent, survey_id, import_id, question_id and value; one row a ticked choice.
    """
    columns = ("respondent", "survey_id", "import_id", "question_id", "value")
    standing = narrowing.closed_standing(selection.round)
    who = narrowing.all_of(narrowing.somebody_who(selection))
    condition = Query(f"c.code IN (SELECT m.code FROM meant m WHERE {who.sql})", who.arguments)  # noqa: S608
    rest = narrowing.all_of([condition, *narrowing.in_period(selection, "c")])
    order = "ORDER BY c.respondent_id, a.question_id, a.value"
    source = Query(f"{standing.sql} AND {rest.sql} {order}", (*standing.arguments, *rest.arguments))
    return _frame(db, selection, "SELECT c.code, ci.survey_id, c.import_id, a.question_id, a.value", source, columns)


def questions(db: Database, survey: int = 0) -> pd.DataFrame:
    """Return the questions of a survey, or of all that have an import in force, in their order.

    Returns
    -------
    pandas.DataFrame
        Columns question_id, survey_id, place, text, kind and asks.
    """
    query = """
        SELECT question_id, survey_id, place, text, kind, asks FROM question WHERE (? = 0 OR survey_id = ?)
        AND survey_id IN (SELECT survey_id FROM survey_import WHERE undone_at IS NULL) ORDER BY survey_id, place
    """
    columns = ("question_id", "survey_id", "place", "text", "kind", "asks")
    return _table(_run(db, Query(query, (survey, survey))), columns)


def of_one_answer(db: Database, survey: int) -> frozenset[int]:
    """Return the closed questions of a survey to which everybody gave one and the same answer, by their numbers."""
    query = """
        SELECT a.question_id FROM closed_answer a JOIN question q ON q.question_id = a.question_id
        WHERE q.survey_id = ? GROUP BY a.question_id HAVING min(a.value) = max(a.value)
    """
    return frozenset(number for (number,) in _run(db, Query(query, (survey,))))


def surveys(db: Database) -> pd.DataFrame:
    """Return the surveys that have an import in force, in the order in which they came.

    Returns
    -------
    pandas.DataFrame
        Columns survey_id, name, audience, first and last (days of answers, ISO; blank where unknown), people (each
        once) and rounds (imports in force).
    """
    query = f"""
        SELECT v.survey_id, v.name, v.audience, coalesce(min({_DAY}), ''), coalesce(max({_DAY}), ''),
               count(DISTINCT p.code), count(DISTINCT i.import_id)
        FROM survey v JOIN survey_import i ON i.survey_id = v.survey_id AND i.undone_at IS NULL
        LEFT JOIN respondent p ON p.import_id = i.import_id GROUP BY v.survey_id ORDER BY v.survey_id
    """  # noqa: S608
    return _table(_run(db, Query(query)), ("survey_id", "name", "audience", "first", "last", "people", "rounds"))


def rounds(db: Database, survey: int = 0) -> pd.DataFrame:
    """Return the imports in force of a survey, or of all, the first first.

    Returns
    -------
    pandas.DataFrame
        Columns import_id, survey_id and name: its place in its survey, and the months of its answers ("Round 2 (May to
        Jun 2025)") or, where none has a day, its file.
    """
    query = f"""
        SELECT i.import_id, i.survey_id, row_number() OVER (PARTITION BY i.survey_id ORDER BY i.import_id),
               i.file_name, min({_DAY}), max({_DAY})
        FROM survey_import i LEFT JOIN respondent p ON p.import_id = i.import_id
        WHERE (? = 0 OR i.survey_id = ?) AND i.undone_at IS NULL GROUP BY i.import_id ORDER BY i.import_id
    """  # noqa: S608
    rows = [
        (number, survey_id, f"Round {place} ({months_in_words(first, last) if first else file_name})")
        for number, survey_id, place, file_name, first, last in _run(db, Query(query, (survey, survey)))
    ]
    return _table(rows, ("import_id", "survey_id", "name"))


def values_told(db: Database, fact: str, survey: int = 0) -> tuple[str, ...]:
    """Return what people told of themselves, each value once, by the alphabet.

    Parameters
    ----------
    fact : one of `schema.PERSON_COLUMNS`.
    survey : of one survey alone; 0 for all.
    """
    query = f"""
        SELECT DISTINCT p.{fact} FROM respondent p JOIN survey_import i USING (import_id)
        WHERE i.undone_at IS NULL AND p.{fact} <> '' AND (? = 0 OR i.survey_id = ?) ORDER BY 1
    """  # noqa: S608
    if fact not in PERSON_COLUMNS:
        raise ValueError(f"Nobody tells {fact} of themselves.")
    return tuple(value for (value,) in _run(db, Query(query, (survey, survey))))


def values_answered(db: Database, question: int) -> tuple[str, ...]:
    """Return the answers that were given to a closed question, the most frequent first."""
    standing = narrowing.closed_standing(0)
    query = f"SELECT a.value {standing.sql} AND a.question_id = ? GROUP BY a.value ORDER BY count(*) DESC, a.value"
    return tuple(value for (value,) in _run(db, Query(query, (question,))))


def days(db: Database, survey: int = 0) -> tuple[str, str]:
    """Return the first and the last day on which anybody answered, ISO; blank where no day is known."""
    table = surveys(db)
    table = table[table["survey_id"] == survey] if survey else table
    known_days = sorted(day for day in (*table["first"], *table["last"]) if day)
    return (known_days[0], known_days[-1]) if known_days else ("", "")


def names(db: Database) -> Names:
    """Return what surveys, rounds and questions are called."""
    surveys_table, texts = surveys(db), questions(db)
    imports = rounds(db)
    return Names(
        surveys=tuple(zip(surveys_table["survey_id"].tolist(), surveys_table["name"].tolist(), strict=True)),
        rounds=tuple(zip(imports["import_id"].tolist(), imports["name"].tolist(), strict=True)),
        questions=tuple(zip(texts["question_id"].tolist(), texts["text"].tolist(), strict=True)),
    )


def saying(db: Database, words: str) -> frozenset[int]:
    """Return the numbers of the answers that stand, in use or aside, and say what is searched for."""
    condition = narrowing.all_of(narrowing.says_it(words))
    query = Query(f"SELECT s.response_id FROM standing_response s WHERE {condition.sql}", condition.arguments)  # noqa: S608
    return frozenset(int(number) for (number,) in _run(db, query))


def marks(db: Database, words: str, response_ids: Sequence[int]) -> tuple[search.Spans, ...]:
    """Return for each of these answers the characters (start, end) that a search found in it.

    Notes
    -----
    Words are marked by the index that found them (FTS5's ``highlight``), in whatever form it matched.
    """
    terms = {term for alternative in search.read_search(words) for term in alternative}
    ids = [int(number) for number in response_ids]
    places = ", ".join("?" * len(ids))
    query = f"SELECT response_id, text FROM response WHERE response_id IN ({places})"  # noqa: S608
    texts = dict(_run(db, Query(query, tuple(ids))))
    spans: dict[int, list[tuple[int, int]]] = {number: [] for number in ids}
    opening, closing = _unused(texts.values())
    for term in terms:
        if term.kind != "words":
            for number, text in texts.items():
                spans[number] += search.spans_of(text, term)
            continue
        where = f"response_words MATCH ? AND rowid IN ({places})"
        query = f"SELECT rowid, highlight(response_words, 0, ?, ?) FROM response_words WHERE {where}"  # noqa: S608
        marked = _run(db, Query(query, (opening, closing, search.match_of((term,)), *ids)))
        for number, text in marked:
            spans[number] += search.spans_between(text, opening, closing)
    return tuple(search.joined(spans[number]) for number in ids)


# A note taken at an event is an answer, and nobody's.
_PERSON: Final = f"CASE WHEN s.audience <> '{EVENT_NOTES}' THEN s.respondent END"
_FROM: Final = "FROM standing_response s JOIN meant m ON m.code = s.respondent"


def _answers(selection: Selection, *, copies: bool, tray: str) -> Query:
    trays = [tray, CAMPAIGN] if copies and tray == IN_USE else [tray]
    condition = narrowing.answers_meant(selection, trays)
    return Query(f"{_FROM} WHERE {condition.sql}", condition.arguments)


def _unused(texts: Any) -> tuple[str, str]:
    """Return two letters that stand in none of the texts, to mark places with."""
    letters = set().union(*texts)
    pairs = zip(_OPENINGS, _CLOSINGS, strict=True)
    return next((pair for pair in pairs if not letters & set(pair)), (_OPENINGS[-1], _CLOSINGS[-1]))


def _frame(db: Database, selection: Selection, select: str, source: Query, columns: Sequence[str]) -> pd.DataFrame:
    return _table(_rows(db, selection, select, source), columns)


def _rows(db: Database, selection: Selection, select: str, source: Query) -> list[tuple[Any, ...]]:
    condition = narrowing.people_meant(selection)
    return _run(db, Query(f"WITH {condition.sql} {select} {source.sql}", (*condition.arguments, *source.arguments)))


def _run(db: Database, query: Query) -> list[tuple[Any, ...]]:
    with storage_errors():
        db.conn.create_function("says", 3, _says, deterministic=True)
        return list(db.execute(query.sql, list(query.arguments)).fetchall())


def _says(text: str, kind: Any, term: str) -> bool:
    return search.says(text, search.Term(kind, term))


def _table(rows: list[tuple[Any, ...]], columns: Sequence[str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(columns))
    types = {name: "int64" if name in _NUMBERS else "str" for name in columns}
    return table.astype(types)
