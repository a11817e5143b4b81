"""The trays of what was set aside, with the way back for each, and changed answers with their decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from engagement.answers import store as answers
from engagement.responses import store
from ui.parts import comments
from ui.responses.set_aside import LABELS, campaigns
from ui.shell import desk, state
from ui.shell.wording import count, number, plain

# These trays have a part of the page of their own.
_OWN_PART = ("campaign", "changed")
# A page of decisions that a person can make in one sitting; the next follow when these are made.
_DECISIONS = 20
# Several trays stand open side by side.
_IN_TRAY = 20


def draw() -> None:
    """Draw every tray, the campaigns, and the answers that wait for a decision."""
    trays = desk.now().ask(store.trays)
    if trays.empty:
        return
    st.subheader("Set aside, and why", anchor=False)
    for tray, n in zip(trays["tray"], trays["responses"], strict=True):
        if tray not in _OWN_PART:
            with st.expander(f"{plain(LABELS.get(tray, tray))}: {number(n)}"):
                _tray(str(tray))
    campaigns(desk.now().ask(answers.responses, copies=True))
    _changes()


def _tray(tray: str) -> None:
    inside = desk.now().ask(answers.responses, tray=tray)
    if not state.projector() and tray != "deleted":
        label = f"Put {'them all' if len(inside) > 1 else 'it'} back"
        desk.act_button(desk.Press(label, f"put_back_{tray}"), store.put_back, inside["response_id"].tolist())
    comments.listed(inside[inside["text"] != ""], of=tray, size=_IN_TRAY)


def _changes() -> None:
    """Draw answers whose words changed since an earlier import, side by side, each with its decision."""
    waiting = desk.now().ask(store.changed_answers)
    if waiting.empty:
        return
    st.subheader(f"{count(len(waiting), 'changed answer')} to decide", anchor=False)
    for change in waiting.head(_DECISIONS).to_dict("records"):
        with st.container(border=True):
            st.text(str(change["question"]))
            earlier, new = st.columns(2)
            with earlier:
                _wording(change, "before", "Keep the earlier words", take_new=False)
            with new:
                _wording(change, "after", "Take the new words", take_new=True)


def _wording(change: Mapping[Any, Any], side: str, label: str, *, take_new: bool) -> None:
    comments.single(str(change[side])) if not state.projector() else st.caption("People's words are hidden.")
    press = desk.Press(label, f"{label} {change['response_id']}")
    desk.act_button(press, store.decide_change, change["response_id"], take_new=take_new)
