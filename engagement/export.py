"""Answers and themes as files to take away: masked words only, nothing that a spreadsheet would execute.

Where answers stand row by row, each stands with its question alone: nothing that people told of themselves, no day, no
number of a person, and in the order of the alphabet, so that people can neither be counted by what they are nor be put
together from their answers. What they are is told in the sheets and files that count. As rows can be counted as well,
up to four of each question and theme are left out, the shortest or least telling ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import pandas as pd

from data import spreadsheets
from engagement.questions.disclosure import listed, protected
from engagement.themes.stability import firmness

if TYPE_CHECKING:
    from engagement.themes import ThemeModel
    from engagement.themes.themed_responses import ThemedResponses

_SHARED: Final = ("answer", "question", "text")
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
    "answer": "a number for each answer, in this file alone, in the order of the alphabet",
    "parts": "the words of the answer that speak of the theme",
    "text": "the whole answer, with names and numbers hidden as far as we found them",
    "theme, themes": "themes of which people may be counted; those of fewer than 8 people are not named beside answers",
    "the sheets of answers": "answers with their question alone. What people told of themselves is not shown row by "
    "row, as a few could be counted by it; it is in the sheets that count. Rows can be counted too: of each question "
    "and theme up to four are left out, the shortest or least telling, so that they say no more than rounded counts, "
    "and fewer than 8 are not listed. Somebody may still be known by what they wrote: read before you pass them on",
}


def responses_csv(responses: pd.DataFrame) -> bytes:
    """Return answers as CSV: a number in this file, the question, the masked words.

    Parameters
    ----------
    responses : columns response_id, question and text, as `rows_told` leaves them, or some of these by their words.
    """
    return spreadsheets.to_csv(_numbered(responses)[list(_SHARED)])


def rows_told(responses: pd.DataFrame) -> pd.DataFrame:
    """Return the answers that a file may hold: of each question as many as its rounded count proves, the longest.

    Parameters
    ----------
    responses : every answer in use, whoever gave it; columns question and text.
    """
    longest = responses.assign(length=responses["text"].str.len())
    longest = longest.sort_values(["length", "text"], ascending=False, kind="stable")
    return responses[_provable(longest["question"]).reindex(responses.index)]


def answers_in_theme(themed: ThemedResponses, theme_id: int) -> pd.DataFrame:
    """Return one row an answer that speaks of a theme, the most telling first: the question, parts and words.

    None where so few people speak of it that they are not counted.

    Parameters
    ----------
    themed : with every answer in use, whoever gave it.
    """
    rows = _mentions_told(themed, _numbered(rows_told(themed.responses)))
    return rows.loc[rows["theme_id"] == theme_id, [*_SHARED[:-1], "parts", "text"]].reset_index(drop=True)


def themes_workbook(themed: ThemedResponses) -> bytes:
    """Return themes and their answers as XLSX.

    Sheets Themes and Themes by audience (people, base, share and interval, as files may hold them), Answers by theme
    (one row an answer and theme), All answers (one row an answer, with its themes), What it says (what the columns
    mean).

    Parameters
    ----------
    themed : with every answer in use, whoever gave it.
    """
    shared = themed.shared
    ranked = shared.ranked
    themes = ranked[["name", "description", "people", "answers", "base", "share", "low", "high"]].assign(
        firm=[firmness(stability) for stability in ranked["stability"].astype("float64")],
        phrases=[", ".join(phrases) for phrases in ranked["phrases"]],
    )
    answers = _numbered(rows_told(themed.responses))
    by_theme = _mentions_told(themed, answers)
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


class QuestionThemes(NamedTuple):
    """Themes just found in the answers to a question.

    Attributes
    ----------
    question : as it was asked.
    model : fitted on the words of `answers`, in their order.
    answers : with the columns respondent (code of the person), question and text (masked), one row an answer.
    sizes : answers of each theme in all that was placed, where more was placed than `answers`; else None.
    """

    question: str
    model: ThemeModel
    answers: pd.DataFrame
    sizes: Sequence[int] | None = None


def found_workbook(sets: Sequence[QuestionThemes]) -> bytes:
    """Return themes just found as XLSX for other programs: sheets themes, quotes, assignments.

    Of several questions each has its own three sheets, numbered as the sheet questions lists them.
    """
    if len(sets) == 1:
        return spreadsheets.to_xlsx(_sheets_of(sets[0]))
    questions = pd.DataFrame({"number": range(1, len(sets) + 1), "question": [themes.question for themes in sets]})
    sheets = {"questions": questions}
    for number, themes in enumerate(sets, start=1):
        sheets |= {f"{name} {number}": sheet for name, sheet in _sheets_of(themes).items()}
    return spreadsheets.to_xlsx(sheets)


def _sheets_of(themes: QuestionThemes) -> dict[str, pd.DataFrame]:
    model = themes.model
    answers = _numbered(rows_told(themes.answers))
    points = model.assignments_[model.assignments_["text"].isin(answers.index)]
    return {
        "themes": _theme_rows(themes, answers, points),
        "quotes": _found_quotes(model, answers),
        "assignments": _found_assignments(model, answers, points),
    }


def _theme_rows(finding: QuestionThemes, answers: pd.DataFrame, points: pd.DataFrame) -> pd.DataFrame:
    numbered = finding.model.themes_.reset_index(names="theme")
    speaking = points["text"].map(answers["respondent"]).groupby(points["theme"]).nunique()
    themes = numbered.assign(
        phrases=[", ".join(phrases) for phrases in numbered["phrases"]],
        share=numbered["share"].round(4),
        people=protected(numbered["theme"].map(speaking).fillna(0).astype("int64"), adds_up=False),
        parent=numbered["parent"] + 1,
        theme=numbered["theme"] + 1,
    )
    if finding.sizes is None:
        return themes
    return themes.assign(answers_in_all=protected(pd.Series(list(finding.sizes), dtype="int64"), adds_up=False))


def _found_quotes(model: ThemeModel, answers: pd.DataFrame) -> pd.DataFrame:
    names = model.themes_["name"]
    positions = [(theme, at) for theme in range(len(names)) for at in model.quotes(theme) if at in answers.index]
    quoted = answers.loc[[at for _, at in positions], list(_SHARED)].reset_index(drop=True)
    quotes = pd.DataFrame(
        {"theme": [theme + 1 for theme, _ in positions], "name": [names[theme] for theme, _ in positions]}
    )
    return pd.concat([quotes, quoted], axis=1)


def _found_assignments(model: ThemeModel, answers: pd.DataFrame, points: pd.DataFrame) -> pd.DataFrame:
    origins = answers.loc[points["text"], list(_SHARED)].reset_index(drop=True)
    ends = zip(origins["text"], points["start"], points["end"], strict=True)
    return origins.assign(
        start=points["start"],
        end=points["end"],
        point=[text[start:end].strip() for text, start, end in ends],
        theme=points["theme"] + 1,
        name=points["theme"].map(model.themes_["name"]),
        main=points["theme"].to_numpy() == model.labels_[points["text"]],
        strength=points["strength"].round(3),
    )


def _numbered(responses: pd.DataFrame) -> pd.DataFrame:
    """Number answers by question and alphabet: the order in which they came would tell who gave several."""
    in_order = responses.sort_values(["question", "text"], kind="stable")
    return in_order.assign(answer=range(1, len(responses) + 1))


def _mentions_told(themed: ThemedResponses, answers: pd.DataFrame) -> pd.DataFrame:
    """Return one row a theme and an answer that a file may hold, the most telling first: theme and parts beside it.

    Of each theme as many as the rounded count of its answers proves; none of one whose people are not counted.
    """
    ranked = themed.shared.ranked.dropna(subset="people")
    names = dict(zip(ranked["theme_id"], ranked["name"], strict=True))
    mentions = themed.mentions
    mentions = mentions[mentions["theme_id"].isin(names) & _provable(mentions["theme_id"])]
    rows = mentions.drop(columns=["position", "strength"]).merge(answers, on="response_id")
    return _with_parts(rows.assign(theme=rows["theme_id"].map(names)))


def _provable(groups: pd.Series) -> pd.Series:
    """Tell which rows, the first of each group, a rounded count of the group proves."""
    rows = groups.groupby(groups)
    most = rows.transform("size").astype("int64").map(listed).astype("int64")
    return rows.cumcount() < most


def _with_parts(mentions: pd.DataFrame) -> pd.DataFrame:
    """Add the words of each answer that speak of the theme, joined."""
    words = zip(mentions["text"], mentions["spans"], strict=True)
    return mentions.assign(parts=[" … ".join(text[start:end].strip() for start, end in spans) for text, spans in words])


def _rounded(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(**{name: table[name].round(4) for name in ("share", "low", "high")})
