"""Responses and themes as files to take away: masked words only, nothing that a spreadsheet would execute."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from data import spreadsheets

if TYPE_CHECKING:
    from engagement.themes import ThemeSet

_SHARED = ("audience", "forum", "borough", "age_band", "organisation", "question", "text")


def responses_csv(responses: pd.DataFrame) -> bytes:
    """Return responses as CSV: who answered (in groups, no codes of people), the question, the masked words.

    Parameters
    ----------
    responses : as `engagement.responses.store.responses` returns them.
    """
    return spreadsheets.to_csv(_shared(responses))


def themes_workbook(found: ThemeSet, responses: pd.DataFrame) -> bytes:
    """Return themes and their responses as XLSX: sheets Themes, Responses by theme, All responses.

    Parameters
    ----------
    found : the themes that stand.
    responses : as `engagement.responses.store.responses` returns them.
    """
    themes = found.themes[["name", "description", "size", "share", "stability"]].assign(
        phrases=[", ".join(phrases) for phrases in found.themes["phrases"]]
    )
    names = found.themes.set_index("theme_id")["name"]
    held = found.assignments.merge(responses, on="response_id")
    placed = _shared(held).assign(theme=held["theme_id"].map(names), strength=held["strength"].round(3))
    return spreadsheets.to_xlsx(
        {
            "Themes": themes,
            "Responses by theme": placed.sort_values("theme"),
            "All responses": _shared(responses),
        }
    )


def _shared(responses: pd.DataFrame) -> pd.DataFrame:
    return responses[list(_SHARED)]
