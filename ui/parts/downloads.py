"""Everything that can be taken away, in files that no spreadsheet will execute."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from engagement import export as engagement_export
from priorities import export
from ui import cache
from ui.parts import tables
from ui.parts.standing import Standing


def draw(standing: Standing) -> None:
    """Draw the downloads, each with what it holds."""
    ranking(standing)
    found = cache.themes()
    if found is not None:
        _offer(
            "Themes workbook (XLSX)",
            "Themes, quotes and which response is in which theme, with words masked.",
            "themes.xlsx",
            lambda: engagement_export.themes_workbook(found, cache.responses()),
        )
    responses = cache.responses()
    if not responses.empty:
        _offer(
            "Responses (CSV)",
            "Every response in use, with words masked.",
            "responses.csv",
            lambda: engagement_export.responses_csv(responses),
        )


def ranking(standing: Standing) -> None:
    """Draw the download of the long list with its scores and the ranking."""
    _offer(
        "Ranking workbook (XLSX)",
        "The ranked long list with scores, weights and routes. Change a weight or a score in it and the ranking "
        "follows.",
        "ranking.xlsx",
        lambda: export.ranking_workbook(standing.board, scenarios=cache.scenarios()),
    )


def _offer(label: str, holds: str, name: str, make: Callable[[], bytes]) -> None:
    st.write(holds)
    mime = tables.XLSX if name.endswith("xlsx") else "text/csv"
    st.download_button(f"Download: {label}", data=make, file_name=name, mime=mime, on_click="ignore", key=name)
