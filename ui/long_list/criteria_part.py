"""The criteria: the three of the SPB paper, and those that people add."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from explorer.long_list import long_list
from priorities import Criterion, criterion_key
from priorities.long_list import store
from ui.parts import tables
from ui.shell import desk, errors, state
from ui.shell.wording import count, plain

# Boxes of the form: its name, what it asks, and what 0, 5 and 10 mean.
_BOXES: Final = ("criterion_name", "criterion_question", "criterion_0", "criterion_5", "criterion_10")


def draw() -> None:
    """Draw the criteria, what each counts, and the form for a new one."""
    listed = desk.now().keep(long_list)
    criteria, scores = listed.criteria, listed.scores
    counted = int(criteria["counts"].sum())
    st.subheader(f"The ranking counts {count(counted, 'criterion', 'criteria')}.", anchor=False)
    table = pd.DataFrame(
        {
            "Criterion": criteria["name"],
            "Question": criteria["question"],
            "0 means": criteria["anchor_0"],
            "5 means": criteria["anchor_5"],
            "10 means": criteria["anchor_10"],
            "Scored": [f"{int(scores[name].notna().sum())} of {len(scores)}" for name in criteria.index],
            "Counts": ["yes" if yes else "not yet" for yes in criteria["counts"]],
        }
    )
    tables.table(table, name="criteria")
    for name, row in criteria[criteria["added"]].iterrows():
        _own(str(name), row, scores)
    _new(criteria)


def _own(name: str, row: pd.Series[str], scores: pd.DataFrame) -> None:
    """What can be done with a criterion that people added."""
    criterion = Criterion(name, row["name"], row["question"], row["anchor_0"], row["anchor_5"], row["anchor_10"])
    missing = int(scores[name].isna().sum())
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(criterion.name)}**" + (f" ({missing} without a score)" if missing else ""))
        label = "Stop counting it" if row["counts"] else "Let it count in the ranking"
        counted = replace(criterion, counts=not row["counts"])
        desk.act_button(desk.Press(label, f"count {name}"), store.keep_criterion, counted)
        press = desk.Press(
            "Take it away",
            f"take away {name}",
            after=lambda _nothing: state.say(f"“{criterion.name}” is taken away. Its scores are kept."),
        )
        desk.act_button(press, store.keep_criterion, replace(criterion, in_use=False))


def _new(criteria: pd.DataFrame) -> None:
    with st.expander("Add a criterion"), st.form("criterion", border=False):
        st.caption(
            "It counts from the moment you say so. Score it first: on each priority's card, from figures, or from a "
            "file. With more than three criteria, shares of all possible weights are sampled and say so."
        )
        st.text_input(
            "Name of the criterion", max_chars=40, placeholder="for example: impact on inequality", key=_BOXES[0]
        )
        st.text_input("What it asks", max_chars=200, key=_BOXES[1])
        for score, box in zip((0, 5, 10), _BOXES[2:], strict=True):
            st.text_input(f"What {score:d} means", max_chars=200, key=box)
        press = desk.Press(
            "Add this criterion",
            "add_criterion",
            in_form=True,
            after=_say_added,
        )
        desk.work_button(press, store.keep_criterion, partial(_add, list(criteria.index)))


def _say_added(name: str) -> None:
    """Say so, and empty the boxes: what was refused stays in them to be mended."""
    state.say(f"“{name}” is added. Score it, then let it count.")
    for box in _BOXES:
        st.session_state[box] = ""


def _add(keys_in_use: list[str]) -> str:
    """Add the criterion that the boxes describe; return its name."""
    name, question, zero, five, ten = (state.typed(box) for box in _BOXES)
    if not (question and zero and five and ten):
        raise errors.NotReady(
            "Say what the criterion asks, and what 0, 5 and 10 mean: the scale is fixed by these words."
        )
    desk.do(store.keep_criterion, Criterion(criterion_key(name, keys_in_use), name, question, zero, five, ten))
    return name
