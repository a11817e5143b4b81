"""The framework: vision statements over the life course, the priorities and commitments under each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from data import bundled
from explorer import framework
from explorer.long_list import long_list
from priorities import LIFE_STAGES
from priorities.framework import LONGEST_STATEMENT, Statement
from priorities.framework.store import keep_statement
from ui.parts import board_columns, standing, tables
from ui.shell import desk, errors, state
from ui.shell.wording import plain


def headline() -> str:
    """Return the first line: which statements nothing serves, and what is not placed."""
    return desk.now().keep(framework.headline)


def draw() -> None:
    """Draw the statements by life stage, the ranked list under them, and the forms."""
    st.caption("Every statement is a draft, for the board. What a commitment leaves open stands in square brackets.")
    statements, ranked = desk.now().keep(framework.statements), standing.now()
    labels = {str(name): str(label) for name, label in ranked.ranking.labels.items()}
    for stage in LIFE_STAGES:
        st.subheader(plain(stage.capitalize()), anchor=False)
        tables.table(_of_stage(statements[statements["life_stage"] == stage], labels), name=f"vision, {stage.lower()}")
    unplaced = framework.not_placed(desk.now())
    if unplaced:
        st.subheader("Not placed", anchor=False)
        st.write(plain(f"Under no life stage yet: {', '.join(unplaced)}."))
    with st.expander("The ranking as the board reads it"):
        board_columns.draw(ranked, None)
    if not state.projector():
        _add()
        _change(statements)


def _of_stage(statements: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
    now = desk.now()
    lines = now.keep(framework.coverage)
    rows = []
    for number, row in statements.iterrows():
        serving = lines[(lines["statement_id"] == number) & (lines["priority"] != "")]
        commitments = [text for key in serving["priority"] for text in now.keep(framework.commitments_to, key)]
        rows.append(
            {
                "Vision": row["statement"],
                "Priorities that serve it (rank)": "; ".join(
                    f"{name} ({labels.get(name, 'not ranked')})" for name in serving["name"]
                )
                or "No priority on the list serves it.",
                "Commitments": " ".join(dict.fromkeys(commitments)) or "None.",
                "Words": f"as {row['who']} put it" if row["who"] else "draft, for the board",
            }
        )
    return pd.DataFrame(rows, columns=["Vision", "Priorities that serve it (rank)", "Commitments", "Words"])


def _boxes(key: str, row: Mapping[Any, Any]) -> None:
    """Draw the boxes of a statement."""
    names = desk.now().keep(long_list).names
    st.text_area("The statement", row["statement"], max_chars=LONGEST_STATEMENT, key=f"statement {key}")
    stage = LIFE_STAGES.index(row["life_stage"])
    st.selectbox("Life stage", LIFE_STAGES, stage, format_func=str.capitalize, key=f"stage {key}")
    st.multiselect(
        "Priorities that serve it",
        list(names.index),
        [number for number in row["priorities"].split() if number in names.index],
        format_func=lambda number: str(names[number]),
        key=f"serving {key}",
    )


def _keep(key: str, number: str, *, in_use: bool = True) -> str:
    serving = tuple(st.session_state.get(f"serving {key}", ()))
    words, stage = state.typed(f"statement {key}"), state.typed(f"stage {key}")
    if not words:
        raise errors.NotReady("Word the statement first.")
    statement = Statement(stage, words, serving, number, in_use)
    desk.do(keep_statement, bundled.vision_statements(), statement)
    return "The statement is kept." if in_use else "The statement is taken away. It stays on record."


def _add() -> None:
    with st.expander("Put a vision statement beside the others"):
        _boxes("new", {"statement": "", "life_stage": LIFE_STAGES[0], "priorities": ""})
        press = desk.Press("Put it there", "keep_statement", after=state.say)
        desk.work_button(press, keep_statement, lambda: _keep("new", ""))


def _change(statements: pd.DataFrame) -> None:
    with st.expander("Word a statement anew, choose its priorities, or take it away"):
        if len(statements):
            words = dict(zip(statements.index, statements["statement"], strict=True))
            number = st.selectbox(
                "Which statement", list(words), format_func=words.__getitem__, key="changed_statement"
            )
            _boxes(str(number), statements.loc[number].to_dict())
            with st.container(horizontal=True):
                press = desk.Press("Keep the change", "change_statement", after=state.say)
                desk.work_button(press, keep_statement, lambda: _keep(str(number), str(number)))
                press = desk.Press("Take it away", "take_statement_away", after=state.say)
                desk.work_button(press, keep_statement, lambda: _keep(str(number), str(number), in_use=False))
        for key, row in desk.now().keep(framework.statements_taken_away).iterrows():
            statement = Statement(row["life_stage"], row["statement"], tuple(row["priorities"].split()), str(key))
            press = desk.Press(plain(f"Put back: {row['statement']}"), f"put back {key}", after=_say_back)
            desk.act_button(press, keep_statement, bundled.vision_statements(), statement)


def _say_back(_number: str) -> None:
    state.say("The statement stands again.")
