"""How a question is read: what it asks for, or how its answers are counted; the officer may say it anew."""

from __future__ import annotations

from typing import Final, cast

import streamlit as st

from engagement.questions import store
from engagement.questions.asked import Asked
from engagement.schema import Asks, QuestionKind
from ui.parts.asking import ASKS, MEANS
from ui.shell import desk, state
from ui.shell.wording import count

_KINDS: Final[dict[str, str]] = {
    "choice": "one choice",
    "choices": "several choices",
    "rating": "a rating",
    "number": "a number",
}


def in_words(question: Asked) -> str:
    """Return how a question is read, in a line."""
    if question.kind == "open":
        return f"Asks for {ASKS[question.asks]}, in people's own words."
    return f"Answered by {_KINDS[question.kind]}."


def draw(question: Asked) -> None:
    """Draw how a question is read, and the choice of another way."""
    key = f"reading of {question.question_id}"
    if question.kind == "open":
        st.write(MEANS[question.asks])
        st.selectbox(
            "It asks for",
            list(ASKS),
            index=list(ASKS).index(question.asks),
            format_func=ASKS.__getitem__,
            key=key,
        )
        press = desk.Press("Read it so", f"asks {question.question_id}", after=_say_moves)
        desk.work_button(press, store.change_asks, lambda: _change_asks(question, key))
    else:
        st.selectbox(
            "Its answers are",
            list(_KINDS),
            index=list(_KINDS).index(question.kind),
            format_func=_KINDS.__getitem__,
            key=key,
        )
        press = desk.Press("Count it so", f"kind {question.question_id}")
        desk.work_button(press, store.change_kind, lambda: _change_kind(question, key))


def _change_asks(question: Asked, key: str) -> int:
    return desk.do(store.change_asks, question.question_id, cast("Asks", state.typed(key)))


def _change_kind(question: Asked, key: str) -> None:
    desk.do(store.change_kind, question.question_id, cast("QuestionKind", state.typed(key)))


def _say_moves(moves: int) -> None:
    state.say(f"{count(moves, 'answer')} moved to where a bare “no” belongs now.")
