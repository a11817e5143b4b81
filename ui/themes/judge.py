"""Whose judgement tells wrong from good: the file's own rating, where it has one, or our reading; said, and chosen."""

from __future__ import annotations

from typing import Final

import streamlit as st

from engagement.themes.sets import store as sets
from engagement.themes.sets.store import GOOD, POOR, Judge
from explorer import themes
from explorer.judgement import Judgement
from ui.shell import desk, state
from ui.shell.wording import listing, plain

_OURS: Final = ""
_LOWEST: Final = {"": "As it looks", GOOD: "The best", POOR: "The worst"}
_MEANS: Final = {"praise": "good", "": "neither", "problem": "wrong"}
# Answers of a scale that are named; more would hide the sentence. By eye.
_NAMED: Final = 7


def in_words(judgement: Judgement) -> str:
    """Return whose judgement it is: "Wrong and good: the file's own “Rating” (1 wrong, 3 neither, 5 good)"."""
    if not judgement.label:
        return "Wrong, good and wished: our reading of each point"
    steps = [
        f"{listing([answer for answer, way in judgement.ways.items() if way == meaning])} {word}"
        for meaning, word in _MEANS.items()
        if meaning in judgement.ways.values()
    ]
    scale = f" ({'; '.join(steps)})" if len(judgement.ways) <= _NAMED else ""
    return f"Wrong and good: the file's own “{judgement.label}”{scale}; wished: our reading"


def choose(set_id: int) -> None:
    """Draw the choice of what tells wrong from good, where the files hold a rating of their own."""
    judgement = desk.now().keep(themes.judged_by, set_id)
    if not judgement.labels or state.projector():
        return
    choice = desk.now().ask(sets.judge_of, set_id)
    with st.popover("What tells wrong from good", key="judge"):
        options = [_OURS, *judgement.labels]
        st.selectbox(
            "Wrong and good are told by",
            options,
            index=options.index(judgement.label) if judgement.label in options else 0,
            format_func=lambda label: f"The file's own “{label}”" if label else "Our reading of each point",
            key="judge_rating",
        )
        st.selectbox(
            "The lowest of the file's scale is",
            list(_LOWEST),
            index=list(_LOWEST).index(choice.lowest if choice else ""),
            format_func=_LOWEST.__getitem__,
            key="judge_lowest",
            help="Words tell it by themselves. Of bare numbers the answers tell it, as far as we can read them.",
        )
        st.caption(plain(f"{in_words(judgement)}. An answer that the file does not rate is neither."))
        press = desk.Press("Tell them so", "judge_by", after=lambda _nothing: state.say("Wrong and good are told so."))
        desk.work_button(press, sets.change_judge, lambda: _change(set_id))


def _change(set_id: int) -> None:
    rating = state.typed("judge_rating")
    lowest = state.typed("judge_lowest") if rating else ""
    desk.do(sets.change_judge, set_id, Judge(rating, lowest))
