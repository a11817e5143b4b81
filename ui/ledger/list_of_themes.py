"""Each theme with what people said and what became of it, question by question, and the files to take away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import groupby
from textwrap import shorten
from typing import Final

import pandas as pd
import streamlit as st

from engagement.ledger import UNANSWERED, Answer
from explorer.ledger import Ledger, Line, Said, ThemeName, ledger
from explorer.ledger import headline as sentence_of
from explorer.paper.became import document
from explorer.paper.word import word
from ui.parts import tables
from ui.shell import desk, state
from ui.shell.wording import day_of, number, percent, plain

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Letters of a question in a list of choices: what a laptop's line holds beside a theme. By eye.
_QUESTION: Final = 60
_VIEWS: Final[dict[str, Callable[[Line], bool]]] = {
    "All themes": lambda _line: True,
    "No answer yet": lambda line: not line.entries,
    "Answered": lambda line: bool(line.entries),
}


def in_view() -> Ledger:
    """Return the ledger as this visit may see it."""
    return desk.now().keep(ledger, exact=state.sees_exact_counts())


def headline(current: Ledger) -> str:
    """Return the first line."""
    return f"What became of it: {sentence_of(current)}" if current.lines else sentence_of(current)


def draw(current: Ledger) -> None:
    """Draw the choice of which themes, a table a question, and the files."""
    if not current.lines:
        return
    view = state.choice("ledger_view", "Which themes", list(_VIEWS))
    lines = [line for line in current.lines if _VIEWS[view](line)]
    if not lines:
        st.write("There is none of these.")
    for question, of_question in groupby(lines, key=lambda line: line.theme.question):
        st.subheader(plain(f"We asked: {question}"), anchor=False)
        tables.table(table(list(of_question)), name=f"what became of {question}", download=False)
    _files(current)


def table(lines: list[Line]) -> pd.DataFrame:
    """Return themes as they are read, a row an answer."""
    rows = [(line, entry.version if entry else None) for line in lines for entry in line.entries or (None,)]
    answers = [Answer(line.theme.theme_id, UNANSWERED) if version is None else version.answer for line, version in rows]
    return pd.DataFrame(
        {
            "Theme": [line.theme.name for line, _ in rows],
            "People who said so": [in_words(line.everybody) for line, _ in rows],
            "By audience": [by_audience(line) for line, _ in rows],
            "What became of it": [answer.state for answer in answers],
            "Decided, and why": [decided(answer) for answer in answers],
            "By whom, by when": [by_whom(answer) for answer in answers],
            "Public": ["yes" if version and version.is_public else "no" for _, version in rows],
        }
    )


def labels(themes: Iterable[ThemeName]) -> dict[int, str]:
    """Return each theme as a list of choices names it: where two have one name, with its question, each once."""
    every = list(themes)
    names = Counter(theme.name for theme in every)
    lines = {theme.theme_id: theme.name if names[theme.name] == 1 else _with_question(theme) for theme in every}
    times = Counter(lines.values())
    return {number: line if times[line] == 1 else f"{line}, theme {number}" for number, line in lines.items()}


def _with_question(theme: ThemeName) -> str:
    return f"{theme.name} ({shorten(theme.question, _QUESTION, placeholder='…')})"


def in_words(speakers: Said) -> str:
    """Return "109 of 594 (15 to 22%)"."""
    if speakers.people is None or speakers.low is None or speakers.high is None:
        return "a few, not shown"
    return (
        f"{number(speakers.people)} of {number(speakers.base)} ({100 * speakers.low:.0f} to {percent(speakers.high)})"
    )


def by_audience(line: Line) -> str:
    """Return "Professionals 14%; Londoners 34%"."""
    parts = [f"{speakers.group or 'Others'} {'not shown' if speakers.share is None else percent(speakers.share)}"
             for speakers in line.audiences]  # fmt: skip
    return "; ".join(parts) or "not told"


def decided(answer: Answer) -> str:
    """Return "Open on Saturdays. Why: asked for by many", "" where nothing was decided."""
    why = f"Why: {answer.reason}" if answer.reason else ""
    return " ".join(filter(None, [_closed(answer.decision), why]))


def _closed(text: str) -> str:
    return text if not text or text[-1] in ".!?" else f"{text}."


def by_whom(answer: Answer) -> str:
    """Return "NHS England, 1 September 2019", "" where neither was said."""
    return ", ".join(filter(None, [answer.owner, day_of(answer.due)]))


def _files(current: Ledger) -> None:
    """Draw the files: what is public as a document, and the whole list as a table with rounded counts."""
    with st.container(horizontal=True):
        st.download_button(
            "We asked, you said, we did (Word)", data=_word, key="ledger_word",
            file_name="we-asked-you-said-we-did.docx", mime=_WORD, on_click="ignore", disabled=not current.public,
            help=None if current.public else "No answer is marked for the public yet.",
        )  # fmt: skip
        tables.csv_when_asked(_shared_table, "what became of each theme")


def _word() -> bytes:
    return word(desk.now().keep(document))


def _shared_table() -> pd.DataFrame:
    lines = list(desk.now().keep(ledger, exact=False).lines)
    questions = [line.theme.question for line in lines for _ in line.entries or (None,)]
    rows = table(lines)
    rows.insert(0, "Question", questions)
    return rows
