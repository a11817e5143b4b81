"""The questions of a file, and the answers of people to those that are closed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final

import pandas as pd

from engagement.parsing.cells import NO_ANSWER
from engagement.parsing.choice_columns import NOT_TICKED, TICKED
from engagement.responses.memory import Memory
from engagement.schema import Asks, ColumnChoice, Question, QuestionKind

_KINDS: Final[tuple[QuestionKind, ...]] = ("choice", "choices", "rating", "number")
_MARKS: Final = (";", "|", "\n", ",")
# A mark that parts a list leaves parts that are said again and again; of a sentence's commas it leaves new ones.
# Not tuned beyond the fixtures.
_SAID_AGAIN: Final = 0.6
_LONGEST_CHOICE: Final = 300  # characters: a choice is read, a pasted page is not


def questions_of(
    names: Iterable[str],
    question_of: Mapping[str, str],
    columns: ColumnChoice,
    asks_of: Callable[[str], Asks],
) -> tuple[Question, ...]:
    """Return the questions of a file, in the order of its columns.

    Parameters
    ----------
    names : the columns of the file.
    question_of : column -> the question it is one choice of.
    columns : which column holds what.
    asks_of : tells what an open question asks for.
    """
    kind_of: dict[str, QuestionKind] = {name: kind for kind in _KINDS for name in getattr(columns, kind)}
    asks = dict(columns.asks)
    grouped: dict[str, list[str]] = {}
    for name in names:
        if kind_of.get(name) == "choices" and question_of.get(name):
            grouped.setdefault(question_of[name], []).append(name)
    questions: dict[str, Question] = {}
    for name in names:
        if name in columns.text:
            questions[name] = Question(name, "open", (name,), asks.get(name) or asks_of(name))
        elif name in kind_of:
            group = grouped.get(question_of.get(name, ""), []) if kind_of[name] == "choices" else []
            text = question_of[name] if len(group) > 1 else name
            own = text if text not in columns.text else f"{text} (choices)"
            questions[own] = Question(own, kind_of[name], tuple(group) if len(group) > 1 else (name,))
    return tuple(questions.values())


def closed_answers(
    frame: pd.DataFrame,
    questions: Sequence[Question],
    respondents: pd.Series,
    masked: Callable[[pd.Series], Mapping[str, str]],
    memory: Memory,
) -> pd.DataFrame:
    """Return the answers to closed questions.

    Parameters
    ----------
    frame : the file's table.
    questions : as `questions_of` returns them; open ones are passed over.
    respondents : the code of each row's person.
    masked : hides personal details in what stands as choices: each different text -> with them hidden.
    memory : of the file.

    Returns
    -------
    pandas.DataFrame
        respondent, question (its text), value; one row a ticked choice, each once a person. Blank cells and words that
        say there is no answer are none.
    """
    is_closed = [question for question in questions if question.kind != "open"]
    if not is_closed:
        return pd.DataFrame(columns=["respondent", "question", "value"], dtype=str)
    parts = [
        memory.once(("closed", question.text), question, partial(_closed, frame, question)) for question in is_closed
    ]
    values = pd.concat(parts, ignore_index=True)
    different = values["value"].drop_duplicates()
    has_letters = different.str.contains(r"[^\W\d_]", regex=True).to_numpy(dtype=bool)
    text_of = dict(zip(different, different, strict=True)) | dict(masked(different[has_letters]))
    table = pd.DataFrame(
        {
            "respondent": respondents.to_numpy()[values["place"].to_numpy()],
            "question": values["question"],
            "value": values["value"].map(text_of),
        }
    )
    return table.drop_duplicates(ignore_index=True)


def _closed(frame: pd.DataFrame, question: Question) -> pd.DataFrame:
    """The answers to one question: place (of its row in the file, from 0), question, value."""
    values = _ticks(frame, question) if len(question.columns) > 1 else _values(frame, question)
    return pd.DataFrame(
        {"place": frame.index.get_indexer(values.index), "question": question.text, "value": values.to_numpy()}
    ).astype({"question": str, "value": str})


def _values(frame: pd.DataFrame, question: Question) -> pd.Series:
    """The answers in one column, by the number of their row; a list of choices gives several."""
    typed = frame[question.columns[0]].str.strip()
    typed = typed[~typed.str.lower().isin(NO_ANSWER)].str.slice(0, _LONGEST_CHOICE)
    if question.kind != "choices":
        return typed
    choices_of = _choices(typed.unique().tolist(), typed.tolist())
    ticks = typed.map(choices_of).explode()
    return ticks[ticks.notna() & (ticks != "")].astype(str)


def _choices(cells: Sequence[str], every: Sequence[str]) -> dict[str, list[str]]:
    """For each different cell the choices in it, parted by the mark that leaves choices people share."""
    for mark in _MARKS:
        if not any(mark in cell.strip(mark) for cell in cells):
            continue
        times = Counter(part for cell in every for part in _parts(cell, mark))
        again = sum(count for count in times.values() if count > 1)
        if again >= _SAID_AGAIN * times.total():
            return {cell: _parts(cell, mark) for cell in cells}
    return {cell: [cell.strip(" ;|\n")] for cell in cells}


def _parts(cell: str, mark: str) -> list[str]:
    # "Parks, gardens and trees, Clean air": what goes on in small letters belongs to the choice before it.
    pattern = r",\s+(?=[^a-z])|,(?=\S)" if mark == "," else re.escape(mark)
    return [part for part in (part.strip() for part in re.split(pattern, cell)) if part]


def _ticks(frame: pd.DataFrame, question: Question) -> pd.Series:
    """The choices that stand in a column each, by the number of their row."""
    choices = []
    for name in question.columns:
        cells = frame[name].str.strip()
        small = cells.str.lower()
        ticked = cells[~small.isin(NOT_TICKED) & ~small.isin(NO_ANSWER)]
        label = _label(name, question.text)
        choices.append(ticked.where(~ticked.str.lower().isin(TICKED), label).str.slice(0, _LONGEST_CHOICE))
    return pd.concat(choices)


def _label(name: str, question: str) -> str:
    """The choice that a column stands for: its name without the question."""
    bracketed = re.search(r"\[([^\[\]]+)\]\s*$", name)
    rest = name.removeprefix(question).strip(" :-–—")
    if re.fullmatch(r"\([^()]+\)", rest):
        return rest[1:-1]
    return (bracketed.group(1) if bracketed and not rest.strip("[] ") else rest.strip("[] ")) or name
