"""What is hidden: every string with its count, what people said of words, and the acts that show or hide them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from engagement.masks import store
from explorer.visit import Role
from ui.parts import tables
from ui.shell import code_box, desk, state
from ui.shell.wording import count, moment, number

_LISTED = 200
SHOWING = "Not a name: show it everywhere"
HIDING = "Hide this everywhere"


def draw() -> None:
    """Draw the view of the Responses page."""
    st.write(
        "We hide most names and numbers in people's words, not all, and now and then a word that is none. Both can be "
        "put right here: in what is stored, as long as the words as they came are kept, and in every later file."
    )
    code_box.draw()
    _listing()
    hide("stored")
    _decisions()


def listed(table: pd.DataFrame, mark: str) -> None:
    """Draw hidden strings with their counts, and the act that shows one of them everywhere.

    Parameters
    ----------
    table : kind, words, n, as `engagement.hidden_in` returns it.
    mark : tells this list from others in the visit.
    """
    if state.projector():
        st.caption("People's words are hidden.")
        return
    rows = table.rename(columns={"kind": "Hidden as", "words": "Words", "n": "Answers"})
    tables.table(rows.head(_LISTED), name="what is hidden", download=False)
    if len(table) > _LISTED:
        st.caption(f"The first {number(_LISTED)} of {number(len(table))}; the list below holds all.")
    words = st.selectbox(
        "Words that are no personal detail",
        table["words"].tolist(),
        index=None,
        placeholder="Choose or type words of the list",
        key=f"no name {mark}",
    )
    press = desk.Press(
        SHOWING, f"show {mark}", disabled=words is None, help="Choose the words first.", after=_say_shown
    )
    desk.act_button(press, store.show_everywhere, str(words or ""))


def hide(mark: str) -> None:
    """Draw the box for words that are to be hidden, and the act."""
    key = f"to hide {mark}"
    st.text_input("Words to hide, as they stand in an answer", key=key, max_chars=80)
    press = desk.Press(HIDING, f"hide {mark}", after=_say_hidden)
    desk.work_button(press, store.hide_everywhere, lambda: desk.do(store.hide_everywhere, state.typed(key)))


def _listing() -> None:
    if state.visit().role is not Role.OFFICER:
        st.caption("Only the engagement officer may look at what is hidden; everybody may hide more.")
        return
    desk.act_button(desk.Press("List what is hidden", "list_hidden", after=state.keep_hidden_words), store.hidden_words)
    table = state.hidden_words()
    if table is None:
        st.caption("The list holds names and numbers as they came. Opening it is on record.")
    elif table.empty:
        st.write("Nothing is hidden in answers whose words as they came are kept.")
    else:
        st.subheader(f"{count(len(table), 'string is', 'strings are')} hidden", anchor=False)
        listed(table, "stored")


def _decisions() -> None:
    """Draw what people said of words: to the officer all, to others what is no personal detail."""
    every = desk.now().ask(store.decisions)
    officer = state.visit().role is Role.OFFICER
    visible = every if officer else every[every["decision"] == store.SHOW]
    if len(every) > len(visible):
        st.caption(f"{count(len(every) - len(visible), 'string', 'strings')} hidden by people; the officer sees which.")
    if visible.empty or state.projector():
        return
    st.subheader("What was said of words", anchor=False)
    rows = pd.DataFrame(
        {
            "Words": visible["words"],
            "Said": visible["decision"].map({store.SHOW: "no personal detail", store.HIDE: "hide"}),
            "Who": visible["who"],
            "When": visible["at"].map(moment),
        }
    )
    tables.table(rows, name="what was said of words", download=False)
    words = st.selectbox(
        "Words", visible["words"].tolist(), index=None, placeholder="Choose words", key="take_back_words"
    )
    press = desk.Press("Take it back", "take_back", disabled=words is None, after=_say_taken_back)
    desk.act_button(press, store.take_back, str(words or ""))


def _say_shown(n_changed: int) -> None:
    state.say(f"Shown from now on. {count(n_changed, 'stored answer')} changed.")


def _say_hidden(n_changed: int) -> None:
    state.say(f"Hidden from now on. {count(n_changed, 'stored answer')} changed.")


def _say_taken_back(n_changed: int) -> None:
    state.say(f"Taken back. {count(n_changed, 'stored answer')} changed.")
