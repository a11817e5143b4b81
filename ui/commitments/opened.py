"""One commitment, opened: its sentence, its slots, in which state it is, and the slot that is looked at."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from explorer.commitments import CommitmentNow
from explorer.slots import SlotNow
from priorities.commitments import place_among_regions, store
from priorities.commitments.schema import MAY_FOLLOW, Milestone, Standing
from ui.commitments import edit, target, words
from ui.shell import desk, state
from ui.shell.wording import plain

_DOING = {
    "proposed": "Propose it",
    "agreed": "Note as agreed",
    "draft": "Make it a draft again",
    "withdrawn": "Withdraw it",
}


def headline(entry: CommitmentNow) -> str:
    """Return the first line of the page: the commitment's finding."""
    standing = entry.slot(state.opened("slot"))
    if standing is None:
        return f"{entry.commitment.name}: no slot yet, so nothing can be measured."
    of_whom = f", {standing.slot.area}" if standing.slot.kind == "measured" else ""
    return f"{standing.slot.name}{of_whom}: {_finding(standing)}"


def _finding(standing: SlotNow) -> str:
    if standing.slot.kind == "milestone":
        return f"{standing.phrase}."
    now, target_now, judged = standing.situation, standing.target, standing.judged
    if now is None:
        return "no target can be set yet, as there is no figure to start from."
    if target_now is None or judged is None:
        place = place_among_regions(now) if standing.slot.measure == "rank" else ""
        where = f", {place}" if place else ""
        return f"{standing.with_unit(now.value)} in {now.period}{where}, and no target yet."
    managed = f"; {judged.attainable}" if judged.reached.windows or standing.is_frozen else ""
    return f"{standing.phrase}{managed}."


def draw(entry: CommitmentNow, as_of: str) -> None:
    """Draw the commitment and the slot that is open."""
    st.markdown(words.sentence(entry))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("All commitments", key="all commitments", icon=":material/arrow_back:", on_click=_close)
        st.caption(plain(f"{entry.commitment.name} · {words.state_words(entry)}"), width="stretch")
    standing = entry.slot(state.opened("slot"))
    if standing is not None:
        _slots(entry, standing)
        _slot(entry, standing, as_of)
    if state.projector():
        return
    with st.expander("Propose, agree or withdraw this commitment"):
        _states(entry)
    with st.expander("Change its words or its slots"):
        edit.change(entry, standing)


def _close() -> None:
    state.open_item("commitment", None)
    state.open_item("slot", None)


def _slots(entry: CommitmentNow, opened: SlotNow) -> None:
    """A button for each slot; the open one is the strong one."""
    if len(entry.slots) < 2:
        return
    with st.container(horizontal=True, key="slots"):
        for standing in entry.slots:
            st.button(
                plain(f"{standing.slot.name}: {standing.phrase}"),
                key=f"slot {standing.slot.slot}",
                type="primary" if standing is opened else "secondary",
                on_click=state.open_item,
                args=("slot", standing.slot.slot),
            )


def _slot(entry: CommitmentNow, standing: SlotNow, as_of: str) -> None:
    if not state.projector():
        st.subheader(plain(f"{standing.slot.name} [ {standing.phrase} ]"), anchor=False)
    if standing.slot.kind == "milestone":
        _milestone(entry, standing)
    elif standing.slot.kind == "unmeasured":
        st.info(plain(f"Nobody publishes this figure yet. To collect: {standing.gap}"))
        st.caption("Whoever has the figure types it in below, under “Change its words or its slots”, with its source.")
    else:
        if standing.gap:
            st.warning(plain(standing.gap))
        target.draw(entry, standing, as_of)


def _milestone(entry: CommitmentNow, standing: SlotNow) -> None:
    """Draw who sees to it, by when, and whether it is done."""
    key, milestone = standing.slot.slot, standing.milestone
    owner_key, due_key, met_key = f"owner of {key}", f"due of {key}", f"met {key}"
    due = date.fromisoformat(milestone.due) if milestone else None
    with st.form(f"milestone {key}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input("Who sees to it", value=milestone.owner if milestone else "", max_chars=120, key=owner_key)
            st.date_input("By which day", value=due, format="DD/MM/YYYY", key=due_key)
        st.checkbox("It is done", value=bool(milestone and milestone.is_met), key=met_key)

        def keep() -> None:
            day = st.session_state.get(due_key)
            version = milestone.version if milestone else 0
            promise = Milestone(
                key, state.typed(owner_key), day.isoformat() if day else "", state.ticked(met_key), version
            )
            desk.do(store.keep_milestone, entry.commitment.commitment, promise)

        press = desk.Press("Keep this milestone", f"milestone {key}", in_form=True, after=_say_milestone)
        desk.work_button(press, store.keep_milestone, keep)


def _say_milestone(_nothing: None) -> None:
    state.say("The milestone is kept.")


def _states(entry: CommitmentNow) -> None:
    """Draw a button for each state that may follow, and the box for the meeting."""
    standing, key = entry.standing, entry.commitment.commitment
    following = MAY_FOLLOW[standing.state]
    box = f"meeting of {key}"
    if "agreed" in following or "withdrawn" in following:
        st.text_input(
            "Meeting, needed to note it as agreed", key=box, max_chars=120, placeholder="Board of 15 March 2019"
        )

    def change(to: str) -> None:
        meeting = state.typed(box) if to in ("agreed", "withdrawn") else ""
        desk.do(store.change_state, Standing(key, to, meeting, standing.version))

    with st.container(horizontal=True):
        for to in following:
            press = desk.Press(_DOING[to], f"{to} {key}", after=partial(_say_state, to))
            desk.work_button(press, store.change_state, partial(change, to))


def _say_state(to: str, _nothing: None) -> None:
    state.say(
        f"The commitment is {words.STATE[to].lower()} now." if to != "draft" else "The commitment is a draft again."
    )
