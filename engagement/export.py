"""Answers and themes as files to take away: masked words only, nothing that a spreadsheet would execute.

A person is a number that runs through one file and means nothing in another, so that people can be told from answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from data import spreadsheets
from engagement.themes.stability import firmness

if TYPE_CHECKING:
    from engagement.themes import ThemeModel
    from engagement.themes.themed_responses import ThemedResponses

_GROUPS: Final = ("audience", "forum", "borough", "age_band", "organisation")
_SHARED: Final = ("person", "answer", "question", "date", *_GROUPS, "text")
# What the columns of the workbook mean, as its last sheet says it.
_MEANS: Final = {
    "people": "people who speak of the theme, each once, however many of their answers do; to the nearest 5, and empty "
    "where so few do that they might be known",
    "answers": "answers that speak of the theme, to the nearest 5; a person may give several, and an answer may stand "
    "in several themes",
    "base": "people who answered, to the nearest 5, also those who wrote that they have nothing to say; blanks do not "
    "count",
    "share": "people of the base, 0 to 1",
    "low, high": "the share lies between these in 19 of 20 such surveys, if the people were drawn by chance (Wilson)",
    "firm": "strong, fair or fragile: whether the theme comes back when a fifth of the answers is left out",
    "person": "a number for each person, in this file alone; the same person, the same number",
    "answer": "a number for each answer, in this file alone",
    "parts": "the words of the answer that speak of the theme",
    "text": "the whole answer, with names and numbers hidden as far as we found them",
    "the sheets of answers": "every answer row by row, for your own work: people can be counted and may be known by "
    "what they wrote, so do not pass these two sheets on",
}


def responses_csv(responses: pd.DataFrame) -> bytes:
    """Return answers as CSV: who answered (in groups, by a running number), the question, the masked words.

    Parameters
    ----------
    responses : as `engagement.responses.store.responses` returns them.
    """
    return spreadsheets.to_csv(_numbered(responses)[list(_SHARED)])


def answers_in_theme(themed: ThemedResponses, theme_id: int) -> pd.DataFrame:
    """Return one row an answer that speaks of a theme, the most telling first: who, the question, parts and words."""
    members = themed.members(theme_id)
    numbers = _numbered(themed.responses)[["response_id", "person", "answer", "date"]]
    numbered = members.merge(numbers, on="response_id", how="left", sort=False)
    return _with_parts(numbered)[[*_SHARED[:-1], "parts", "text"]]


def themes_workbook(themed: ThemedResponses) -> bytes:
    """Return themes and their answers as XLSX.

    Sheets Themes and Themes by audience (people, base, share and interval, as files may hold them), Answers by theme
    (one row an answer and theme), All answers (one row an answer, with its themes), What it says (what the columns
    mean).
    """
    shared = themed.shared
    ranked = shared.ranked
    themes = ranked[["name", "description", "people", "answers", "base", "share", "low", "high"]].assign(
        firm=[firmness(stability) for stability in ranked["stability"].astype("float64")],
        phrases=[", ".join(phrases) for phrases in ranked["phrases"]],
    )
    answers = _numbered(themed.responses)
    names = dict(zip(ranked["theme_id"], ranked["name"], strict=True))
    mentions = themed.mentions.drop(columns=["position", "strength"]).merge(answers, on="response_id")
    by_theme = _with_parts(mentions.assign(theme=mentions["theme_id"].map(names)))
    of_answer = by_theme.groupby("response_id")["theme"].agg("; ".join).to_dict()
    return spreadsheets.to_xlsx(
        {
            "Themes": _rounded(themes),
            "Themes by audience": _rounded(shared.shares.rename(columns={"n": "people"})),
            "Answers by theme": by_theme.sort_values(["theme", "answer"])[["theme", *_SHARED[:-1], "parts", "text"]],
            "All answers": answers.assign(themes=[of_answer.get(number, "") for number in answers["response_id"]])[
                [*_SHARED, "themes"]
            ],
            "What it says": pd.DataFrame(_MEANS.items(), columns=["column", "what it means"]),
        }
    )


def found_workbook(model: ThemeModel, answers: pd.DataFrame) -> bytes:
    """Return themes just found as XLSX for other programs: sheets themes, quotes, assignments.

    Parameters
    ----------
    model : fitted on the words of `answers`, in their order.
    answers : with the columns row (of the file, from 1), respondent (code of the person), question and text (masked),
        one row an answer.
    """
    numbered = model.themes_.reset_index(names="theme")
    speaking = model.assignments_["text"].map(answers["respondent"]).groupby(model.assignments_["theme"]).nunique()
    themes = numbered.assign(
        phrases=[", ".join(phrases) for phrases in numbered["phrases"]],
        share=numbered["share"].round(4),
        people=[int(speaking.get(theme, 0)) for theme in numbered["theme"]],
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


def _numbered(responses: pd.DataFrame) -> pd.DataFrame:
    """Number people and answers in the order in which they came, and name the day of each answer."""
    return responses.assign(
        person=pd.factorize(responses["respondent"])[0] + 1,
        answer=range(1, len(responses) + 1),
        date=responses["answered_at"].str[: len("2019-03-15")],
    )


def _with_parts(mentions: pd.DataFrame) -> pd.DataFrame:
    """Add the words of each answer that speak of the theme, joined."""
    words = zip(mentions["text"], mentions["spans"], strict=True)
    return mentions.assign(parts=[" … ".join(text[start:end].strip() for start, end in spans) for text, spans in words])


def _rounded(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(**{name: table[name].round(4) for name in ("share", "low", "high")})
