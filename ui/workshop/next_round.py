"""The next round: what it asks, and for how long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import streamlit as st

from explorer import workshop
from priorities.workshop import SCORES, STANCE, THEMES, WEIGHTS, Room
from priorities.workshop.store import open_round
from ui.shell import desk, errors, state
from ui.shell.wording import plain

_KINDS: Final = {
    "Own weights": WEIGHTS,
    "Scores from 0 to 10": SCORES,
    "Agree or not": STANCE,
    "Which themes matter most": THEMES,
}
_MINUTES: Final = (0, 2, 3, 5, 10)
_MOST_CELLS: Final = 12
"""As many scores as somebody gives on a phone in five minutes, with a line of reason each."""

Asks = Mapping[str, Any]


def draw(room: Room) -> None:
    """Draw the choice of what is asked, and the one button that opens the round."""
    number = len(room.rounds) + 1
    kind = _KINDS[
        st.radio("What is asked", list(_KINDS), format_func=plain, horizontal=True, key="round_kind") or "Own weights"
    ]
    asks = _FORMS[kind](room)
    st.selectbox("Time", _MINUTES, format_func=_minutes, key="round_minutes")

    def work() -> int:
        return desk.do(open_round, room.code, asks(), int(state.number_in("round_minutes") or 0) or None)

    press = desk.Press(f"Open round {number}", "open_round", primary=True, after=lambda _key: workshop.forget_counts())
    desk.work_button(press, open_round, work)


def _minutes(minutes: int) -> str:
    return f"{minutes} minutes" if minutes else "As long as it takes"


def _weights(_room: Room) -> Callable[[], Asks]:
    return lambda: {"kind": WEIGHTS}


def _scores(room: Room) -> Callable[[], Asks]:
    names = [name for _, name in room.listed.priorities]
    criteria = {criterion.name: criterion.key for criterion in room.listed.criteria}
    contested = desk.now().keep(workshop.contested, room.code)
    st.multiselect("Priorities whose scores matter", names, contested, key="round_priorities")
    st.multiselect("Criteria", list(criteria), list(criteria)[:1], key="round_criteria")
    if contested:
        st.caption("Chosen beforehand: what can come into the top five or drop out of it.")

    def asks() -> Asks:
        priorities, chosen_criteria = (
            list(st.session_state.get(key, ())) for key in ("round_priorities", "round_criteria")
        )
        cells = workshop.cells(room, priorities, [criteria[name] for name in chosen_criteria])
        if len(cells) > _MOST_CELLS:
            raise errors.NotReady(f"These are {len(cells)} scores. Ask for at most {_MOST_CELLS} in one round.")
        return {"kind": SCORES, "cells": cells}

    return asks


def _stance(room: Room) -> Callable[[], Asks]:
    st.text_area(
        "What people agree to, can live with, or object to",
        desk.now().keep(workshop.statement, room.code),
        key="round_statement",
        max_chars=300,
    )
    return lambda: {"kind": STANCE, "statement": " ".join(state.typed("round_statement").split())}


def _themes(_room: Room) -> Callable[[], Asks]:
    found_sets = desk.now().keep(workshop.theme_sets)
    if not found_sets:
        st.info("No themes were found yet. Find them on the Themes page first.")
        return lambda: {"kind": THEMES}
    questions = [question for question, _ in found_sets]
    st.selectbox("Question whose themes are voted on", questions, key="round_question")
    st.selectbox("Each chooses up to", (3, 1, 2, 5), key="round_most")

    def asks() -> Asks:
        question = str(st.session_state.get("round_question") or questions[0])
        themes = [dict(theme) for theme in dict(found_sets)[question]]
        return {"kind": THEMES, "question": question, "themes": themes, "most": int(state.number_in("round_most") or 3)}

    return asks


_FORMS: Final = {WEIGHTS: _weights, SCORES: _scores, STANCE: _stance, THEMES: _themes}
