"""What people speak of most, question by question, in both audiences' bars."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
import streamlit as st

from engagement import ThemedResponses, shares_of
from engagement.questions.charts import side_by_side
from engagement.themes.sets.store import QuestionSet
from ui.parts import people, tables
from ui.shell import state
from ui.shell.wording import count, number, percent, plain

# Themes and further questions that stand beside three more parts of a laptop's screen. By eye.
_MOST: Final = 4
_FURTHER: Final = 2


def draw(entry: QuestionSet, themed: ThemedResponses, further: list[tuple[QuestionSet, ThemedResponses]]) -> None:
    """Draw the first themes of a question, and in a line each what leads in further ones."""
    st.caption(plain(question(entry)))
    rows = bars(themed)
    if rows.empty:
        st.text("No theme stands yet.")
        return
    words = in_words(rows)
    drawing = side_by_side(rows, large=state.projector())
    st.vega_lite_chart(json.loads(drawing), width="stretch", theme=None, alt=words, key="chart leading themes")
    with st.expander("The numbers behind this: leading themes"):
        tables.table(table(rows), name="leading themes", file=lambda: table(bars(themed.shared)))
    for of, answers in further[:_FURTHER]:
        first = bars(answers).head(1)
        if len(first):
            st.text(f"{question(of)}: {first.iloc[0]['answer']}")


def question(of: QuestionSet) -> str:
    """Return which question the themes answer, in a line: "“Why?”, and 1 more read together with it"."""
    more = len(of.questions) - 1
    return f"“{of.questions[0].text}”" + (f", and {number(more)} more read together with it" if more else "")


def bars(themed: ThemedResponses) -> pd.DataFrame:
    """Return the first themes, a line an audience: answer (the theme), group, people, base, share, low, high."""
    names = themed.ranked["name"].head(_MOST).tolist()
    if themed.base:
        rows = shares_of(themed.shares, names).rename(columns={"theme": "answer", "audience": "group", "n": "people"})
        rows = rows.assign(group=rows["group"].replace("", "Others"))
    else:
        rows = themed.ranked.rename(columns={"name": "answer"}).head(_MOST).assign(group="", base=themed.n_people)
    return rows[["answer", "group", "people", "base", "share", "low", "high"]].reset_index(drop=True)


def in_words(rows: pd.DataFrame) -> str:
    """Return the picture in sentences: "Housing: 41 of 326 professionals, 13%; 88 of 579 Londoners, 15%."."""
    return " ".join(
        f"{theme}: {'; '.join(_part(row) for row in group.to_dict('records'))}."
        for theme, group in rows.groupby("answer", sort=False)
    )


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the numbers behind the picture as they are read."""
    return pd.DataFrame(
        {
            "Theme": rows["answer"],
            "Audience": rows["group"].replace("", "Everybody"),
            "People": people.of_all(rows["people"], rows["base"]),
            "Share": ["hidden" if pd.isna(share) else percent(share) for share in rows["share"]],
        }
    )


def _part(row: Mapping[Any, Any]) -> str:
    if pd.isna(row["share"]):
        return "a few people, not shown"
    if not row["group"]:
        return f"{number(row['people'])} of {count(row['base'], 'person', 'people')}, {percent(row['share'])}"
    return f"{people.share_of(row['group'], int(row['people']), int(row['base']))}, {percent(row['share'])}"
