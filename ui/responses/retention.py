"""The date by which words as they came are deleted, and the way to delete them now."""

from __future__ import annotations

import streamlit as st

from engagement.privacy import store
from ui.shell import desk, state
from ui.shell.wording import count, day


def draw() -> None:
    """Draw the date and the deletion; nothing where no words are kept as they came."""
    until, n_raw = desk.now().ask(store.retention), desk.now().ask(store.raw_words_held)
    if until is None or not n_raw:
        return
    with st.expander(f"{count(n_raw, 'answer')} kept as they came until {day(until)}"):
        st.write("On that date they are deleted, and only the masked words stay. Backups made before still hold them.")
        last_day = st.date_input("Delete them on", value=until, key=f"until {until}", format="DD/MM/YYYY")
        if last_day != until:
            desk.act_button(desk.Press("Keep this date", "keep_until"), store.set_retention, last_day)
        sure = st.checkbox("Delete them now; it cannot be undone", key="sure_purge")
        press = desk.Press("Delete words as they came", "purge", disabled=not sure, after=_say)
        desk.act_button(press, store.purge)


def _say(n_deleted: int) -> None:
    state.say(f"{count(n_deleted, 'answer')} no longer kept as they came. The masked words stay.")
