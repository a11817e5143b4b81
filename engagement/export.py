"""Responses and themes as files to take away: masked words only, nothing that a spreadsheet would execute."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from data import spreadsheets

if TYPE_CHECKING:
    from engagement.themes import ThemeModel, ThemeSet

_SHARED = ("audience", "forum", "borough", "age_band", "organisation", "question", "text")


def responses_csv(responses: pd.DataFrame) -> bytes:
    """Return responses as CSV: who answered (in groups, no codes of people), the question, the masked words.

    Parameters
    ----------
    responses : as `engagement.responses.store.responses` returns them.
    """
    return spreadsheets.to_csv(_shared(responses))


def themes_workbook(theme_set: ThemeSet, responses: pd.DataFrame) -> bytes:
    """Return themes and their responses as XLSX: sheets Themes, Responses by theme, All responses.

    Parameters
    ----------
    theme_set : the themes that stand.
    responses : as `engagement.responses.store.responses` returns them.
    """
    themes = theme_set.themes[["name", "description", "size", "share", "stability"]].assign(
        phrases=[", ".join(phrases) for phrases in theme_set.themes["phrases"]]
    )
    names = theme_set.themes.set_index("theme_id")["name"]
    mentions = theme_set.assignments.merge(responses, on="response_id")
    by_theme = _shared(mentions).assign(theme=mentions["theme_id"].map(names), strength=mentions["strength"].round(3))
    return spreadsheets.to_xlsx(
        {
            "Themes": themes,
            "Responses by theme": by_theme.sort_values("theme"),
            "All responses": _shared(responses),
        }
    )


def found_workbook(model: ThemeModel, answers: pd.DataFrame) -> bytes:
    """Return themes just found as XLSX for other programs: sheets themes, quotes, assignments.

    Parameters
    ----------
    model : fitted on the words of `answers`, in their order.
    answers : with the columns row (of the file, from 1), question and text (masked), one row an answer.
    """
    numbered = model.themes_.reset_index(names="theme")
    themes = numbered.assign(
        phrases=[", ".join(phrases) for phrases in numbered["phrases"]],
        share=numbered["share"].round(4),
        parent=numbered["parent"] + 1,
        theme=numbered["theme"] + 1,
    )
    names = model.themes_["name"]
    positions = [(theme, at) for theme in range(len(names)) for at in model.quotes(theme)]
    quoted = answers.loc[[at for _, at in positions], ["row", "question", "text"]].reset_index(drop=True)
    quotes = pd.DataFrame(
        {"theme": [theme + 1 for theme, _ in positions], "name": [names[theme] for theme, _ in positions]}
    )
    points = model.assignments_
    origins = answers.loc[points["text"], ["row", "question", "text"]].reset_index(drop=True)
    ends = zip(origins["text"], points["start"], points["end"], strict=True)
    assignments = origins.assign(
        start=points["start"],
        end=points["end"],
        point=[text[start:end].strip() for text, start, end in ends],
        theme=points["theme"] + 1,
        name=points["theme"].map(names),
        main=points["theme"].to_numpy() == model.labels_[points["text"]],
        strength=points["strength"].round(3),
    )
    return spreadsheets.to_xlsx(
        {"themes": themes, "quotes": pd.concat([quotes, quoted], axis=1), "assignments": assignments}
    )


def _shared(responses: pd.DataFrame) -> pd.DataFrame:
    return responses[list(_SHARED)]
