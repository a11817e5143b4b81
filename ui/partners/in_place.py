"""What must be in place: priority by enabler, who owns it, what comes next, and what is promised of it."""

from __future__ import annotations

import streamlit as st

from data import bundled
from explorer import enablers
from explorer.long_list import long_list
from priorities.enablers import LONGEST, NEEDS, Need
from priorities.enablers.store import keep_need, rename_enabler
from ui.partners.priority import choose_priority
from ui.parts import needs, standing, tables
from ui.parts import promises as promise_lines
from ui.shell import desk, errors, state
from ui.shell.wording import plain


def headline() -> str:
    """Return the first line: which enabler most of the leading priorities need."""
    return enablers.headline(desk.now(), standing.now())


def draw() -> None:
    """Draw what can be read out, the form, priority by enabler, and each enabler with what is promised of it."""
    for sentence in enablers.read_out(desk.now(), standing.now()):
        st.write(plain(sentence))
    if not state.projector():
        _need()
    table = desk.now().keep(enablers.need_table).rename(columns={"priority": "Priority"})
    tables.table(table.reset_index(drop=True), name="what each priority needs in place")
    _each_enabler()


def _need() -> None:
    listed = desk.now().keep(long_list).names
    if listed.empty:
        return
    st.subheader("Say what a priority needs", anchor=False)
    priority = choose_priority(list(listed.index), listed, key="needing")
    tables.table(needs.of_priority(priority), name=f"needs of {listed[priority]}", download=False)
    names = desk.now().keep(enablers.names)
    st.selectbox("What must be in place", list(names.index), format_func=lambda key: str(names[key]), key="enabler")
    st.radio("How much it is needed", list(NEEDS), index=None, format_func=plain, horizontal=True, key="need")
    st.text_input("Why, in one line", max_chars=LONGEST["reason"], key="need_reason")
    st.text_input("Who owns it, if anybody", max_chars=LONGEST["owner"], key="need_owner")
    st.text_input("The next step", max_chars=LONGEST["next_step"], key="need_step")
    st.text_input("Until when (2019-09-30)", max_chars=10, key="need_due")

    def keep() -> str:
        if state.typed("need") not in NEEDS:
            raise errors.NotReady("Choose how much it is needed first.")
        need = Need(
            priority,
            state.typed("enabler"),
            NEEDS.index(state.typed("need")),
            state.typed("need_reason"),
            state.typed("need_owner"),
            state.typed("need_step"),
            state.typed("need_due"),
        )
        desk.do(keep_need, need)
        return "Kept, with your reason and name."

    desk.work_button(desk.Press("Keep it", "keep_need", after=state.say), keep_need, keep)


def _each_enabler() -> None:
    for key, row in desk.now().keep(enablers.enablers).iterrows():
        with st.expander(plain(f"{row['name']}: {row['what']}")):
            st.write(plain(row["measured"]))
            promised = desk.now().keep(enablers.promised, str(key))
            if promised.empty:
                st.write("No partner has promised anything of it in the strategies read so far.")
            else:
                tables.table(promise_lines.lines(promised), name=f"promises on {row['name']}")
            if not state.projector():
                _rename(str(key), str(row["name"]))


def _rename(key: str, earlier: str) -> None:
    box = f"name of enabler {key}"
    st.text_input("Name", earlier, max_chars=LONGEST["name"], key=box)

    def rename() -> str:
        desk.do(rename_enabler, bundled.enablers(), key, state.typed(box))
        return "Renamed. What was said of it stays with it."

    desk.work_button(desk.Press("Rename it", f"rename {key}", after=state.say), rename_enabler, rename)
