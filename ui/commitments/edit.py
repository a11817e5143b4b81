"""Changing a commitment: its words, what a slot is, a slot more, a commitment more, taking one away."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from explorer import targets
from explorer.commitments import CommitmentNow
from explorer.long_list import long_list
from explorer.slots import SlotNow
from priorities.commitments import store
from priorities.commitments.schema import Commitment, Figure, Slot
from ui.shell import desk, errors, state
from ui.shell.wording import plain

_KIND: Final = {
    "measured": "Measured by a published figure",
    "own": "Measured by a figure of our own, with its source",
    "milestone": "A milestone: done or not",
    "unmeasured": "Not measured yet: a figure to collect",
}
_MEASURE: Final = {
    "level": "London's level",
    "spread": "How far boroughs differ, beyond chance",
    "gap": "The best fifth of boroughs against the worst",
    "rank": "London's place among the regions",
    "count": "How many cases",
}
_BETTER: Final = {"lower": "lower is better", "higher": "higher is better"}


def change(entry: CommitmentNow, standing: SlotNow | None) -> None:
    """Draw what may be changed of a commitment and of its open slot."""
    if not entry.may_change:
        st.write(plain(f"It is {entry.standing.state}. Make it a draft again before you change its words."))
        return
    _words(entry)
    if standing is not None:
        st.subheader(plain(f"The slot “{standing.slot.name}”"), anchor=False)
        _slot(entry, standing.slot, standing.version)
    st.subheader("A slot more", anchor=False)
    _slot(entry, Slot("", entry.commitment.commitment, "", "unmeasured", entry.commitment.priority), 0)


def _words(entry: CommitmentNow) -> None:
    commitment = entry.commitment
    box = f"sentence of {commitment.commitment}"
    st.text_area(
        "The sentence. Slots stand in braces; one whose mark is gone stands at the end.",
        value=commitment.sentence,
        max_chars=600,
        key=box,
    )

    def keep() -> None:
        desk.do(store.keep_commitment, replace(commitment, sentence=state.typed(box)))

    with st.container(horizontal=True):
        press = desk.Press("Keep these words", f"reword {commitment.commitment}", after=_say_words)
        desk.work_button(press, store.keep_commitment, keep)
        away = desk.Press("Take this commitment away", f"take away {commitment.commitment}", after=_say_away)
        desk.act_button(away, store.keep_commitment, replace(commitment, in_use=False))


def _say_words(_key: str) -> None:
    state.say("The words are kept. Earlier ones stay on record.")


def _say_away(_key: str) -> None:
    state.open_item("commitment", None)
    state.open_item("slot", None)
    state.say("The commitment is taken away. Its targets stay on record.")


def _slot(entry: CommitmentNow, slot: Slot, version: int) -> None:
    """Draw what a slot is; a new one has no key yet."""
    mark = slot.slot or f"new {slot.commitment}"
    kinds = list(_KIND)
    stands = "own" if slot.figure is not None else slot.kind
    kind = st.selectbox(
        "What stands in the slot", kinds, kinds.index(stands), format_func=_KIND.__getitem__, key=f"kind of {mark}"
    )
    st.text_input("What it is about", value=slot.name, max_chars=200, key=f"name of {mark}")
    if kind == "unmeasured":
        st.text_area("Which figure to collect", value=slot.to_collect, max_chars=600, key=f"collect for {mark}")
    if kind == "measured":
        _indicator(slot, mark)
    if kind == "own":
        _own_figure(slot, mark)

    def keep() -> str:
        return desk.do(store.keep_slot, _typed(slot, mark, kind), version)

    with st.container(horizontal=True):
        label = "Keep this slot" if slot.slot else "Add this slot"
        press = desk.Press(label, f"keep slot {mark}", after=_say_slot)
        desk.work_button(press, store.keep_slot, keep)
        if slot.slot and len(entry.slots) > 1:
            away = desk.Press("Take this slot away", f"take slot away {mark}", after=_say_slot_away)
            desk.act_button(away, store.keep_slot, replace(slot, in_use=False), version)


def _say_slot(key: str) -> None:
    state.open_item("slot", key)
    state.say("The slot is kept.")


def _say_slot_away(_key: str) -> None:
    state.open_item("slot", None)
    state.say("The slot is taken away. Its targets stay on record.")


def _indicator(slot: Slot, mark: str) -> None:
    figures = targets.measurable()["indicator"]
    options = list(figures.index)
    st.selectbox(
        "Figure",
        options,
        options.index(slot.indicator) if slot.indicator in options else None,
        format_func=lambda indicator: str(figures[indicator]),
        key=f"figure of {mark}",
    )
    measures = list(_MEASURE)
    st.selectbox(
        "What of it",
        measures,
        measures.index(slot.measure) if slot.measure in measures else 0,
        format_func=_MEASURE.__getitem__,
        key=f"measure of {mark}",
    )


def _own_figure(slot: Slot, mark: str) -> None:
    figure = slot.figure or Figure(float("nan"), "", "%", "")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        start = None if slot.figure is None else figure.value
        st.number_input("Figure for London", value=start, key=f"value of {mark}")
        st.number_input("Lower limit (95%)", value=figure.lower, key=f"lower of {mark}")
        st.number_input("Upper limit (95%)", value=figure.upper, key=f"upper of {mark}")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Unit", value=figure.unit, max_chars=60, key=f"unit of {mark}")
        st.text_input("Of when", value=figure.period, max_chars=40, placeholder="2018/19", key=f"period of {mark}")
        better = list(_BETTER)
        st.selectbox(
            "Which way is better", better, better.index(slot.better or "lower"), format_func=_BETTER.__getitem__,
            key=f"better of {mark}",
        )  # fmt: skip
    st.text_input("Source: who published it, and where", value=figure.source, max_chars=200, key=f"source of {mark}")


def _typed(slot: Slot, mark: str, kind: str) -> Slot:
    """The slot that the boxes describe."""
    plain_slot = replace(
        slot, name=state.typed(f"name of {mark}"), kind="measured" if kind == "own" else kind, indicator="", measure="",
        better=slot.better or "higher", to_collect=slot.to_collect, figure=None,
    )  # fmt: skip
    if kind == "unmeasured":
        return replace(plain_slot, to_collect=state.typed(f"collect for {mark}"))
    if kind == "milestone":
        return replace(plain_slot, better="")
    if kind == "measured":
        indicator = state.typed(f"figure of {mark}")
        better = str(targets.measurable().loc[indicator, "better"]) if indicator else plain_slot.better
        measure = state.typed(f"measure of {mark}")
        return replace(plain_slot, indicator=indicator, measure=measure, better=better)
    value = state.number_in(f"value of {mark}")
    if value is None:
        raise errors.NotReady("The figure is not a number. Type one, for example 74.0.")
    figure = Figure(
        value, state.typed(f"period of {mark}"), state.typed(f"unit of {mark}"), state.typed(f"source of {mark}"),
        state.number_in(f"lower of {mark}"), state.number_in(f"upper of {mark}"),
    )  # fmt: skip
    return replace(plain_slot, measure="level", better=state.typed(f"better of {mark}"), figure=figure)


def add() -> None:
    """Draw the form for a commitment more."""
    listed = desk.now().keep(long_list)
    options = ["", *(str(number) for number in listed.priorities.index)]
    with st.expander("Add a commitment"), st.form("new commitment", border=False):
        st.selectbox(
            "Priority of the long list",
            options,
            format_func=lambda number: str(listed.names[number]) if number else "None of the list",
            key="new_commitment_priority",
        )
        st.text_input(
            "What it is called, where it belongs to none of the list", max_chars=200, key="new_commitment_name"
        )
        st.text_area("The sentence", max_chars=600, key="new_commitment_sentence")
        press = desk.Press("Add this commitment", "add_commitment", in_form=True, after=_say_added)
        desk.work_button(press, store.keep_commitment, _add)


def _add() -> str:
    number = state.typed("new_commitment_priority")
    listed = desk.now().keep(long_list)
    name, stage = state.typed("new_commitment_name"), ""
    if number:
        name, stage = name or str(listed.names[number]), str(listed.priorities.loc[number, "life_stage"])
    if not name:
        raise errors.NotReady("Choose a priority, or say what the commitment is called.")
    commitment = Commitment("", number, name, stage, state.typed("new_commitment_sentence"))
    return desk.do(store.keep_commitment, commitment)


def _say_added(key: str) -> None:
    """Open it, say so, and empty the boxes: what was refused stays in them to be mended."""
    st.session_state.update(
        dict.fromkeys(("new_commitment_priority", "new_commitment_name", "new_commitment_sentence"), "")
    )
    state.open_item("commitment", key)
    state.say("The commitment is added. Give it a slot: a figure, a milestone, or what to collect.")
