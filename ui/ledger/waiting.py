"""Answers that wait for a person: their theme was parted, or stands no more."""

from __future__ import annotations

from dataclasses import replace
from textwrap import shorten
from typing import Final

import streamlit as st

from engagement.ledger.store import keep_answer, put_answer
from explorer.ledger import Entry, Ledger, ThemeName
from ui.ledger.list_of_themes import decided, labels
from ui.shell import desk, state
from ui.shell.wording import count, plain

# Letters of an answer by which people know it: the whole stands in the form. By eye, four lines of a phone.
_LONGEST: Final = 160


def draw(current: Ledger) -> None:
    """Draw each answer that waits, with the themes among which a person says to which it belongs."""
    choices, tray = current.to_choose, current.tray
    if not choices and not tray:
        return
    st.subheader(f"{count(len(choices) + len(tray), 'answer')} to be put in place", anchor=False)
    for line, entry in choices:
        words = f"“{line.theme.name}” was parted. To which part does this answer belong?"
        _draw_one(entry, words, entry.choice, line.theme.theme_id)
    for entry in tray:
        words = f"It stood under “{entry.version.theme}”. {entry.absence}"
        further = tuple(theme for theme in current.themes if theme not in entry.choice)
        _draw_one(entry, words, (*entry.choice, *further), 0)


def _draw_one(entry: Entry, words: str, themes: tuple[ThemeName, ...], home: int) -> None:
    answer, version = entry.version.answer, entry.version.version
    with st.container(border=True):
        words_of_it = shorten(decided(answer), _LONGEST, placeholder=" …") or "nothing was decided"
        st.text(f"{answer.number}, {answer.state}: {words_of_it}")
        st.write(plain(words))
        if state.projector():
            return
        names = labels(themes)
        if names:
            key = f"place of {answer.number}"
            options = list(names)
            st.selectbox("It belongs to", options, options.index(home) if home in names else 0,
                         format_func=lambda theme: names.get(theme, ""), key=key)  # fmt: skip

            def put() -> str:
                desk.do(put_answer, answer.number, int(state.typed(key)), version=version)
                return f"{answer.number} stands under that theme now. It is public only once it is marked again."

            press = desk.Press("Put it there", f"put {answer.number}", after=state.say)
            desk.work_button(press, put_answer, put)
        if not home:
            take_away(entry)


def take_away(entry: Entry) -> None:
    """Draw the button that takes an answer away."""
    answer = entry.version.answer
    press = desk.Press("Take the answer away", f"take away {answer.number}", after=_say_away)
    desk.act_button(press, keep_answer, replace(answer, in_use=False), version=entry.version.version)


def _say_away(_number: str) -> None:
    state.say("The answer is taken away. Put it back at any time; it stays on record.")
