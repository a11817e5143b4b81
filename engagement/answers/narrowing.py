"""From a selection to the conditions of a query: who is meant, which of their answers, and what they must say.

Audience, forum, borough, system, age and organisation belong to the person: each is the last that a person told, so
that everybody stands under one borough and the parts of a whole add up. Question, dates and search belong to the
answer. A round is everybody in the file of that import, with what they had answered by then, also where it had come in
with an earlier file and was not stored again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from engagement.answers.search import match_of, read_search
from engagement.answers.selection import FACTS, Selection
from engagement.schema import CAMPAIGN, CRITICISM, IN_USE, NOTHING, PRAISE

ANSWERS: Final = (IN_USE, NOTHING, PRAISE, CRITICISM)
"""Where an answer lies that counts to the base of a share: a worded "nothing" is one; left blank, or the same words
again, are none."""

# Wide enough for every number of a respondent, so that the last of several texts is the greatest.
_DIGITS: Final = 19


class Query(NamedTuple):
    """A piece of a query with the arguments for its question marks."""

    sql: str
    arguments: tuple[Any, ...] = ()


def all_of(conditions: Iterable[Query]) -> Query:
    """Return conditions that must all hold as one."""
    conditions = list(conditions)
    sql = " AND ".join(condition.sql for condition in conditions) or "1"
    return Query(sql, tuple(value for condition in conditions for value in condition.arguments))


def people_meant(selection: Selection) -> Query:
    """Return the common table ``meant``: code, survey_id, import_id (their last), what they told of themselves.

    One row a person of the survey, round, facts and closed answers selected, whatever they answered beside.
    """
    rounds, facts = all_of(_of_round(selection)), all_of(_of_person(selection))
    last = ", ".join(f"{_last(name)} AS {name}" for name in FACTS)
    sql = f"""meant AS MATERIALIZED (
        SELECT p.code, i.survey_id, max(p.import_id) AS import_id, {last}
        FROM respondent p JOIN survey_import i ON i.import_id = p.import_id AND i.undone_at IS NULL
        WHERE {rounds.sql} GROUP BY p.code HAVING {facts.sql}
    )"""  # noqa: S608
    return Query(sql, (*rounds.arguments, *facts.arguments))


def _last(name: str) -> str:
    """The last that a person told, of all their rounds, where they told it at all."""
    value = f"CASE WHEN p.{name} <> '' THEN printf('%0{_DIGITS}d', p.respondent_id) || p.{name} END"
    return f"coalesce(substr(max({value}), {_DIGITS + 1}), '')"


def _of_round(selection: Selection) -> list[Query]:
    conditions = []
    if selection.survey:
        conditions.append(Query("i.survey_id = ?", (selection.survey,)))
    if selection.round:
        people = (
            "SELECT code FROM respondent JOIN survey_import USING (import_id) WHERE import_id = ? AND undone_at IS NULL"
        )
        conditions.append(Query(f"p.import_id <= ? AND p.code IN ({people})", (selection.round, selection.round)))
    return conditions


def _of_person(selection: Selection) -> list[Query]:
    conditions = [
        Query(f"{_last(name)} = ?", (getattr(selection, name),)) for name in FACTS if getattr(selection, name)
    ]
    for question, values in selection.closed_by_question().items():
        answers = closed_standing(selection.round)
        any_of = f"a.question_id = ? AND a.value IN ({_marks(values)})"
        sql = f"p.code IN (SELECT c.code {answers.sql} AND {any_of})"
        conditions.append(Query(sql, (*answers.arguments, question, *values)))
    return conditions


def closed_standing(until_round: int) -> Query:
    """Return ``FROM ... WHERE ...`` of the closed answers that stand: `a` the answer, `c` who gave it, `ci` the import.

    Of several imports in force the last that holds an answer of the person to the question; up to a round, if given.
    """
    by_then, values = ("AND {}.import_id <= ?", (until_round,)) if until_round else ("{}", ())
    earlier = by_then.format("c") if until_round else ""
    later = by_then.format("lc") if until_round else ""
    # CROSS JOIN keeps SQLite to this order: from the other end every answer is held against all others to its question.
    sql = f"""FROM closed_answer a JOIN respondent c ON c.respondent_id = a.respondent_id {earlier}
        JOIN survey_import ci ON ci.import_id = c.import_id AND ci.undone_at IS NULL
        WHERE NOT EXISTS (
            SELECT 1 FROM respondent lc
            CROSS JOIN survey_import li ON li.import_id = lc.import_id AND li.undone_at IS NULL
            CROSS JOIN closed_answer la ON la.respondent_id = lc.respondent_id AND la.question_id = a.question_id
            WHERE lc.code = c.code AND lc.import_id > c.import_id {later}
        )"""  # noqa: S608
    return Query(sql, values * 2)


def answers_meant(selection: Selection, trays: Sequence[str]) -> Query:
    """Return the conditions on an answer `s` of ``standing_response`` in these trays."""
    conditions = [Query(f"s.tray IN ({_marks(trays)})", tuple(trays))]
    if selection.round:
        conditions += [Query("s.import_id <= ?", (selection.round,)), _last_by_then(selection.round)]
    if selection.question:
        conditions.append(Query("s.question_id = ?", (selection.question,)))
    return all_of([*conditions, *in_period(selection, "s"), *says_it(selection.search)])


def _last_by_then(number: int) -> Query:
    """Return the condition that nobody answered the same anew in a further round of the same people up to this one."""
    # An entry is what tells a person's rows apart, then "@" and the number of the further round.
    own = "substr(s.entry, 1, instr(s.entry || '@', '@') - 1)"
    sql = f"""NOT EXISTS (
        SELECT 1 FROM respondent lp
        CROSS JOIN survey_import li ON li.import_id = lp.import_id AND li.undone_at IS NULL
        CROSS JOIN response n ON n.respondent_id = lp.respondent_id AND n.question_id = s.question_id
        WHERE lp.code = s.respondent AND n.import_id > s.import_id AND n.import_id <= ? AND n.entry GLOB {own} || '@*'
    )"""  # noqa: S608
    return Query(sql, (number,))


def in_period(selection: Selection, table: str) -> list[Query]:
    """Return the conditions on the day of an answer; one without a day lies in no period."""
    conditions = []
    if selection.since:
        conditions.append(Query(f"{table}.answered_at >= ?", (selection.since,)))
    if selection.until:
        day = f"substr({table}.answered_at, 1, 10)"
        conditions.append(Query(f"{table}.answered_at <> '' AND {day} <= ?", (selection.until,)))
    return conditions


def says_it(search: str) -> list[Query]:
    """Return the condition that an answer `s` says what is searched for; none for a blank search.

    Words are found by the index, beginnings and signs by the function ``says(text, kind, term)``.
    """
    if not search.strip():
        return []
    alternatives = []
    for terms in read_search(search):
        match, parts = match_of(terms), []
        if match:
            rows = "SELECT rowid FROM response_words WHERE response_words MATCH ?"
            parts.append(Query(f"s.response_id IN ({rows})", (match,)))
        parts += [Query("says(s.text, ?, ?)", tuple(term)) for term in terms if term.kind != "words"]
        alternatives.append(all_of(parts))
    if not alternatives:
        return [Query("0")]
    sql = " OR ".join(f"({part.sql})" for part in alternatives)
    return [Query(f"({sql})", tuple(value for part in alternatives for value in part.arguments))]


def somebody_who(selection: Selection) -> list[Query]:
    """Return the conditions on a person `m` of ``meant``: that they answered at all, this question, then, and so."""
    opened = answers_meant(selection, [*ANSWERS, CAMPAIGN])
    sql = f"EXISTS (SELECT 1 FROM standing_response s WHERE s.respondent = m.code AND {opened.sql})"  # noqa: S608
    answer = Query(sql, opened.arguments)
    if selection.search.strip():
        return [answer]
    standing, day = closed_standing(selection.round), in_period(selection, "c")
    question = [Query("a.question_id = ?", (selection.question,))] if selection.question else []
    rest = all_of([Query("c.code = m.code"), *question, *day])
    ticked = f"EXISTS (SELECT 1 {standing.sql} AND {rest.sql})"
    return [Query(f"({answer.sql} OR {ticked})", (*answer.arguments, *standing.arguments, *rest.arguments))]


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
