"""Everything that can be taken away, in files that no spreadsheet will execute."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from engagement import ThemedResponses
from engagement import export as engagement_export
from explorer.ranking import Standing
from priorities import export as priorities_export
from ui.parts import tables


def ranking(standing: Standing) -> None:
    """Draw the download of the long list with its scores and the ranking."""
    _offer(
        "Ranking workbook (XLSX)",
        "The ranked long list with scores, weights and routes. Change a weight or a score in it and the ranking "
        "follows.",
        "ranking.xlsx",
        lambda: priorities_export.ranking_workbook(standing.ranking, scenarios=standing.scenarios),
    )


def themes(themed: ThemedResponses) -> None:
    """Draw the download of the themes with their words."""
    _offer(
        "Themes workbook (XLSX)",
        "How many people speak of each theme, by audience, and which answer is in which theme, with words masked.",
        "themes.xlsx",
        lambda: engagement_export.themes_workbook(themed),
    )


def responses(answers: pd.DataFrame) -> None:
    """Draw the download of the answers in use."""
    _offer(
        "Answers (CSV)",
        "Every answer in use with its question and a running number for each person, with words masked.",
        "responses.csv",
        lambda: engagement_export.responses_csv(answers),
    )


def _offer(label: str, holds: str, name: str, make: Callable[[], bytes]) -> None:
    st.write(holds)
    mime = tables.XLSX if name.endswith("xlsx") else "text/csv"
    st.download_button(f"Download: {label}", data=make, file_name=name, mime=mime, on_click="ignore", key=name)
