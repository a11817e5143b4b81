"""Everything that can be taken away, in files that no spreadsheet will execute."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from engagement.answers import store
from explorer import files
from explorer.ranking import Standing
from explorer.themes import sets
from priorities import export
from ui.parts import tables
from ui.shell import desk
from ui.shell.wording import plain


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
    """Draw the downloads of themes with their words, a workbook for each set that has any."""
    with_themes = [entry for entry in sets(desk.now()) if entry.is_found]
    for place, entry in enumerate(with_themes, start=1):
        questions = " and ".join(f"“{question.text}”" for question in entry.questions)
        number = "" if len(with_themes) == 1 else f" {place}"
        _offer(
            f"Themes workbook{number} (XLSX)",
            f"{questions} How many people speak of each theme, by audience, rounded; and which answer is in "
            "which theme, with words masked and nothing that people told of themselves.",
            f"themes{number.replace(' ', '-')}.xlsx",
            partial(_themes_workbook, entry.set_id),
        )


def _themes_workbook(set_id: int) -> bytes:
    return desk.now().keep(files.themes_workbook, set_id) or b""


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
    st.write(plain(holds))
    mime = tables.XLSX if name.endswith("xlsx") else "text/csv"
    st.download_button(f"Download: {plain(label)}", data=make, file_name=name, mime=mime, on_click="ignore", key=name)
