"""Writing a promise of a partner down, changing it, taking it away and putting it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import streamlit as st

from data import bundled
from explorer import promises
from explorer.long_list import long_list
from priorities.promises import KINDS, LONGEST, PARTNERS, SCOPES, STATUSES, Promise
from priorities.promises.store import keep_promise
from ui.shell import desk, errors, state
from ui.shell.wording import plain

_FIELDS = tuple(field.name for field in fields(Promise))
_NOT_JUDGED = "the bundled figures tell"


def add() -> None:
    """Draw the form for a new promise."""
    names = desk.now().keep(long_list).names
    with st.expander("Write down a promise that is missing"), st.form("promise", border=False):
        st.selectbox("Priority", list(names.index), format_func=lambda key: str(names[key]), key="promise_priority")
        st.text_input("What is promised, in a line", max_chars=LONGEST["commitment"], key="promise_words")
        st.multiselect("By whom", PARTNERS, key="promise_partners")
        st.text_input("Another partner", max_chars=60, key="promise_partner")
        st.text_input("In which document", max_chars=LONGEST["document"], key="promise_document")
        st.text_input("How much (10%, 5,000 people), if it says", max_chars=LONGEST["target"], key="promise_target")
        st.text_input("Until when (2028 or 2023/24), if it says", max_chars=LONGEST["target_year"], key="promise_year")
        st.text_input(
            "Source: an https address, or the document's name and page",
            max_chars=LONGEST["source"],
            key="promise_source",
        )
        st.selectbox("Kind", KINDS, key="promise_kind")
        st.selectbox("For", SCOPES, key="promise_scope")
        press = desk.Press("Write it down", "keep_promise", in_form=True, after=state.say)
        desk.work_button(press, keep_promise, _keep_new)


def _keep_new() -> str:
    partners = [*st.session_state.get("promise_partners", ()), state.typed("promise_partner")]
    promise = Promise(
        document=state.typed("promise_document"),
        commitment=state.typed("promise_words"),
        source=state.typed("promise_source"),
        partner="; ".join(filter(None, partners)),
        priority=state.typed("promise_priority"),
        target=state.typed("promise_target"),
        target_year=state.typed("promise_year"),
        kind=state.typed("promise_kind"),
        scope=state.typed("promise_scope"),
    )
    number = desk.do(keep_promise, bundled.commitments(), promise)
    return f"Written down as {number}. It stands beside its priority."


def change() -> None:
    """Draw saying what became of a promise, taking it away, and putting back what was taken away."""
    promised = desk.now().keep(promises.of_partners)
    with st.expander("Say what came of a promise, or take it away"):
        if len(promised):
            labels = dict(zip(promised.index, promised["commitment"] + " (" + promised["document"] + ")", strict=True))
            number = st.selectbox(
                "Which promise", list(promised.index), format_func=lambda key: labels[key], key="changed_promise"
            )
            _change(promised.loc[number].to_dict())
        for row in desk.now().keep(promises.taken_away).to_dict("records"):
            press = desk.Press(
                plain(f"Put back: {row['commitment']}"), f"put back {row['promise_id']}", after=_say_back
            )
            desk.act_button(press, keep_promise, bundled.commitments(), _promise(row, in_use=True))


def _change(row: Mapping[Any, Any]) -> None:
    number = row["promise_id"]
    status, came = f"status of {number}", f"came of {number}"
    st.write(plain(f"So far: {row['status']}. {row['came']}"))
    st.selectbox("What became of it", [_NOT_JUDGED, *STATUSES], key=status)
    st.text_input("The figure that says so, its year and source", max_chars=LONGEST["came"], key=came)

    def keep() -> str:
        if state.typed(status) == _NOT_JUDGED:
            raise errors.NotReady("Choose what became of it first.")
        judged = {"status": state.typed(status), "came": state.typed(came)}
        desk.do(keep_promise, bundled.commitments(), _promise({**row, **judged}, in_use=True))
        return "Kept, with your name. The earlier word stays on record."

    with st.container(horizontal=True):
        desk.work_button(desk.Press("Keep what came", "judge_promise", after=state.say), keep_promise, keep)
        withdrawn = _promise({**row, "status": "", "came": ""}, in_use=False)
        press = desk.Press("Take the promise away", "take_promise_away", after=_say_away)
        desk.act_button(press, keep_promise, bundled.commitments(), withdrawn)


def _promise(row: Mapping[Any, Any], *, in_use: bool) -> Promise:
    return Promise(**{name: row[name] for name in _FIELDS if name != "in_use"}, in_use=in_use)


def _say_away(_number: str) -> None:
    state.say("The promise is taken away. Put it back at any time; it stays on record.")


def _say_back(_number: str) -> None:
    state.say("The promise stands again.")
