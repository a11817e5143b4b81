"""Everything that can be taken away, in files that no spreadsheet will execute."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Final

import streamlit as st

from engagement.answers import store
from explorer import files, ranking_file
from explorer.ranking import Standing
from explorer.themes import sets
from priorities import Scenario, exact_percent
from ui.parts import saved_weights, tables
from ui.parts import standing as parts_standing
from ui.shell import desk, state
from ui.shell.wording import plain

_OWN: Final = "This visit: the weights as they stand on the Ranking page"


def ranking(standing: Standing) -> None:
    """Draw the choice of whose weights, and the download of the long list with its scores ranked by them."""
    by_name = {saved_weights.name_and_author(scenario): scenario for scenario in reversed(standing.scenarios)}
    name = _OWN
    if by_name:
        agreed = next((name for name, scenario in by_name.items() if _same(scenario, standing)), next(iter(by_name)))
        options = [*by_name, _OWN]
        name = str(st.selectbox("Ranked by the weights of", options, options.index(agreed)))
    scenario = by_name.get(name)
    ranked = standing if scenario is None else parts_standing.under(scenario)
    st.caption(plain(ranked.whose(state.author)))
    today = datetime.now(UTC)
    of = f" {scenario.name}" if scenario else ""
    _offer(
        "Ranking workbook (XLSX)",
        "The ranked long list with scores, weights and routes, where each score comes from and why, the sources of "
        "the figures, whose weights these are and the day. Change a weight or a score in it and the ranking follows.",
        "ranking.xlsx",
        lambda: ranking_file.workbook(desk.now(), ranked, today),
        file_name=tables.file_name(f"ranking{of} {today:%Y-%m-%d}", "xlsx"),
    )


def _same(scenario: Scenario, standing: Standing) -> bool:
    return exact_percent(scenario.weights) == exact_percent(standing.ranking.weights)


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


def _offer(label: str, holds: str, name: str, make: Callable[[], bytes], *, file_name: str = "") -> None:
    st.write(plain(holds))
    mime = tables.XLSX if name.endswith("xlsx") else "text/csv"
    st.download_button(
        f"Download: {plain(label)}", data=make, file_name=file_name or name, mime=mime, on_click="ignore", key=name
    )
