"""Files of one row an answer: which column says what question a row answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import pandas as pd

from engagement.parsing.column_values import Values
from engagement.parsing.labels import label_of
from engagement.parsing.records import Role
from engagement.parsing.single_columns import SHARED

_QUESTION: Final = re.compile(
    r"(?:[\w'-]+ ){0,2}(?:question|item|prompt|statement|query|variable|field|indicator|frage|pregunta|domanda"
    r"|vraag|pergunta)s?"
    r"(?: ?(?:text|label|name|title|wording|id|code|no|nr|number|asked|description|key|ref))*|q(?:id|no|num|code"
    r"| id| no| text| code)?"
    r"|fragetext|fragenummer|qtext|measure",
    re.IGNORECASE,
)
_TEXT: Final = re.compile(r"text|label|name|title|wording|asked|description", re.IGNORECASE)
_ANSWER: Final = re.compile(
    r"(?:[\w'-]+ ){0,3}(?:answer|response|reply|replies|value|comment|verbatim|feedback|free ?text|antwort"
    r"|reponse|respuesta|risposta"
    r"|antwoord|resposta)s?(?: ?(?:text|value|given|label|verbatim|content|raw|free ?text|comment|body))*|text"
    r"|content|words|what they said",
    re.IGNORECASE,
)
_ASKING: Final = re.compile(
    r".*\?\W*$|(?:q(?:uestion)?\s*)?\d+[a-z]?\s*[.:)\]-]\s*\S.*|(?:what|why|how|which|where|when|who|do|does|did"
    r"|is|are|would|could|have"
    r"|please|tell|describe|rate|any|i|the|my|we|to what extent|overall)\b.{8,}|q\d+[a-z_]?\d*",
    re.IGNORECASE | re.DOTALL,
)
# Rows a person must have on average; questions of a survey. This and the next four: not tuned beyond the fixtures.
_LEAST_ROWS: Final = 1.2
_MOST_QUESTIONS: Final = 300
# Share of the rows whose person and question stand nowhere else; a file joined from rounds repeats some.
_ANSWERED_ONCE: Final = 0.9
# Share of different questions that read like questions, statements or codes of them.
_READ_AS_ASKED: Final = 0.5
_OFTEN: Final = 2  # times each question is answered, on average


def with_question(frame: pd.DataFrame, roles: dict[str, Role], values: Mapping[str, Values]) -> dict[str, Role]:
    """Give the roles of a file of one row an answer: the column of its questions, and that of the answers.

    Parameters
    ----------
    frame : the table.
    roles : column -> role, as for one row a person.
    values : column -> its values.

    Returns
    -------
    dict
        `roles` themselves where every row is a person.
    """
    person = next((name for name, role in roles.items() if role.kind == "person"), None) or next(
        (name for name, role in roles.items() if role is SHARED), None
    )
    questions = [name for name in roles if _may_be_question(name, roles[name], values[name], frame, person)]
    if not questions:
        return roles
    question = max(questions, key=lambda name: (bool(_TEXT.search(label_of(name))), values[name].mean_words))
    answer = _answer(question, roles, values)
    if answer is None:
        return roles
    changed = dict(roles)
    for name in questions:
        changed[name] = Role("ignore", "it says the question a second time")
    if person and roles[person] is SHARED:
        changed[person] = Role("person", "its name says so, and people stand in several rows")
    changed |= {
        question: Role("question", "it says which question a row answers: each person has a row for each"),
        answer: Role("text", f"the answers to the questions under '{question[:60]}'"),
    }
    return changed


def _may_be_question(name: str, role: Role, values: Values, frame: pd.DataFrame, person: str | None) -> bool:
    label = label_of(name)
    if role.kind not in ("choice", "choices", "text", "rating", "number") or "?" in name or re.search(r"\d", name):
        return False
    if (
        not _QUESTION.fullmatch(label)
        or not 1 < values.distinct <= _MOST_QUESTIONS
        or len(frame) < _OFTEN * values.distinct
    ):
        return False
    wordings = set(values.answers)
    reads = sum(bool(_ASKING.fullmatch(value)) for value in wordings) >= _READ_AS_ASKED * len(wordings)
    if person is None:
        return reads and sum(value.rstrip().endswith("?") for value in wordings) >= _READ_AS_ASKED * len(wordings)
    people = frame[person].str.strip()
    numbered = people != ""
    rows, persons = int(numbered.sum()), people[numbered].nunique()
    if not persons or rows < _LEAST_ROWS * persons:
        return False
    pairs = pd.DataFrame({"person": people[numbered], "question": frame.loc[numbered, name].str.strip()})
    return bool(len(pairs.drop_duplicates()) >= _ANSWERED_ONCE * rows) and (reads or label.split()[-1] != "measure")


def _answer(question: str, roles: Mapping[str, Role], values: Mapping[str, Values]) -> str | None:
    """The column of the answers: called so, and the one with the most words of those."""
    may = ("text", "choice", "choices", "rating", "number")
    named = [
        name for name in roles if name != question and roles[name].kind in may and _ANSWER.fullmatch(label_of(name))
    ]
    words = [name for name in roles if name != question and roles[name].kind == "text"]
    if not named:
        return words[0] if len(words) == 1 else None
    return max(named, key=lambda name: (values[name].distinct, values[name].mean_words))
