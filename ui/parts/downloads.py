"""Everything that can be taken away, in files that no spreadsheet will execute."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from engagement.answers import store
from explorer import files
from explorer.ranking import Standing
from explorer.themes import themed_responses
from priorities import export
from ui.parts import tables
from ui.shell import desk


def ranking(standing: Standing) -> None:
    """Draw the download of the long list with its scores and the ranking."""
    _offer(
        "Ranking workbook (XLSX)",
        "The ranked long list with scores, weights and routes. Change a weight or a score in it and the ranking "
        "follows.",
        "ranking.xlsx",
        lambda: export.ranking_workbook(standing.ranking, scenarios=standing.scenarios),
    )


def themes() -> None:
    """Draw the download of the themes with their words, where there are any."""
    if desk.now().keep(themed_responses) is None:
        return
    _offer(
        "Themes workbook (XLSX)",
        "How many people speak of each theme, by audience, rounded; and which answer is in which theme, with words "
        "masked and nothing that people told of themselves.",
        "themes.xlsx",
        lambda: desk.now().keep(files.themes_workbook) or b"",
    )


def answers() -> None:
    """Draw the download of the answers in use, where there are any."""
    if not desk.now().ask(store.count).answers:
        return
    _offer(
        "Answers (CSV)",
        "The answers in use with their question, with words masked and nothing that people told of themselves.",
        "responses.csv",
        lambda: desk.now().keep(files.answers),
    )


def _offer(label: str, holds: str, name: str, make: Callable[[], bytes]) -> None:
    st.write(holds)
    mime = tables.XLSX if name.endswith("xlsx") else "text/csv"
    st.download_button(f"Download: {label}", data=make, file_name=name, mime=mime, on_click="ignore", key=name)
