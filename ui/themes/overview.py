"""What the themes page says: sentences, and tables as they are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from engagement import ThemedResponses, ThemeSet, firmness
from engagement.schema import CRITICISM, NOTHING, PRAISE
from ui.parts import people
from ui.shell import state
from ui.shell.wording import count, listing, number, percent

_SILENT: Final = {
    NOTHING: "had nothing to say",
    PRAISE: "have nothing to improve",
    CRITICISM: "name nothing good",
}


def headline(themed: ThemedResponses | None, n_waiting: int) -> str:
    """Return the page's first line: what comes up most, of how many people, and how much the themes hold."""
    if themed is None:
        return f"{count(n_waiting, 'answer')} wait to be read. Find the themes in them."
    largest, n = themed.ranked.iloc[0], len(themed.responses)
    if not largest["people"]:
        themes = count(len(themed.ranked), "theme")
        return f"{themes}, and nobody speaks of any in the {count(n, 'answer')} in use."
    silent = f" {number(themed.n_silent)} had nothing to say." if themed.n_silent else ""
    return (
        f"{largest['name']} comes up most: {number(largest['people'])} of the {number(themed.n_people)} people who "
        f"answered ({between(largest['low'], largest['high'])}). {count(len(themed.ranked), 'theme')} hold "
        f"{percent(themed.n_placed / max(n, 1))} of {count(n, 'answer')}.{silent}"
    )


def between(low: float, high: float) -> str:
    """Return the interval of a share as it is read: "27% to 33%"."""
    return f"{percent(low)} to {percent(high)}"


def theme_headline(theme: Mapping[Any, Any], themed: ThemedResponses) -> str:
    """Return the first line of one theme: how many people of each audience speak of it."""
    counts = themed.count_by_audience(int(theme["theme_id"]))
    parts = [people.share_of(who, n, themed.base[who]) for who, n in counts.items()]
    return f"{theme['name']}: {listing(parts)}" if parts else str(theme["name"])


def of_whom(themed: ThemedResponses) -> str:
    """Return whose shares the bars show: "Of the 326 professionals and 594 Londoners who answered."."""
    parts = [people.noun(audience, base) for audience, base in themed.base.items()]
    return f"Of the {listing(parts)} who answered. A person counts once in a theme." if parts else ""


def table(by_audience: pd.DataFrame) -> pd.DataFrame:
    """Return the same numbers as they are read."""
    rows = pd.DataFrame({"Theme": by_audience["theme"], "Audience": by_audience["audience"]})
    rows["People"] = _of(by_audience["n"], by_audience["base"])
    rows["Share"] = by_audience["share"].map(percent)
    rows["Likely between"] = [
        f"{percent(low)} and {percent(high)}" for low, high in zip(by_audience["low"], by_audience["high"], strict=True)
    ]
    return rows


def nothing_said(table: pd.DataFrame) -> pd.DataFrame:
    """Return how many people had nothing to say to each question as it is read."""
    return pd.DataFrame(
        {
            "Question": table["question"],
            "Of the people who answered it": [
                f"{share} {_SILENT[tray]}"
                for share, tray in zip(_of(table["people"], table["base"]), table["tray"], strict=True)
            ],
            "Share": table["share"].map(percent),
        }
    )


def _of(counts: pd.Series, base: pd.Series) -> list[str]:
    return [f"{number(n)} of {number(of)}" for n, of in zip(counts, base, strict=True)]


def choices(themes: ThemeSet) -> pd.DataFrame:
    """Return what speaks for each number of themes, as it is read."""
    table = themes.choices
    return pd.DataFrame(
        {
            "Themes": table["n_themes"],
            "How firm on average": table["stability"].map(firmness),
            "In a theme that comes back": table["coverage"].map(percent),
            "In the largest theme": table["largest"].map(percent),
        }
    )


def opened_theme(themed: ThemedResponses | None) -> Mapping[Any, Any] | None:
    """Return the theme that is open in this visit."""
    theme_id = state.opened("theme")
    for theme in [] if themed is None else themed.ranked.to_dict("records"):
        if str(theme["theme_id"]) == theme_id:
            return theme
    return None


def who_says_it(table: pd.DataFrame) -> pd.DataFrame:
    """Return who speaks of a theme as it is read, from `ThemedResponses.who_says_it`."""
    return pd.DataFrame(
        {
            "Of": table["group"],
            "Who": table["name"],
            "People": _of(table["n"], table["base"]),
            "Share": table["share"].map(percent),
        }
    )


def compared(table: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
    """Return the comparison as it is read."""
    verdicts = {
        "one says it more": f"{first} more",
        "the other says it more": f"{second} more",
        "only one says it": f"{first} only",
        "only the other says it": f"{second} only",
        "both say it": "both say it",
    }
    return pd.DataFrame(
        {
            "Theme": table["theme"],
            first: _shares(table["n_one"], table["base_one"]),
            second: _shares(table["n_other"], table["base_other"]),
            "Difference, points": [f"{round(100 * d):+d}" for d in table["difference"]],
            "Likely between": [
                f"{round(100 * a):+d} and {round(100 * b):+d}" for a, b in zip(table["low"], table["high"], strict=True)
            ],
            "Verdict": table["verdict"].map(lambda verdict: verdicts.get(verdict, verdict)),
        }
    )


def comparison_headline(table: pd.DataFrame, first: str, second: str) -> str:
    """Return the first line of the comparison: who says what more, as far as chance allows to tell."""
    more = table.loc[table["verdict"].isin(["one says it more", "only one says it"]), "theme"].tolist()
    less = table.loc[table["verdict"].isin(["the other says it more", "only the other says it"]), "theme"].tolist()
    if (table["verdict"] == "too few to compare").any():
        return f"Under 30 people from {first} or {second} answered: too few to compare."
    if not more and not less:
        return f"{first} and {second} speak of the same themes; no difference is more than chance."
    parts = [f"{who} speak more of {listing(names, 3)}" for who, names in ((first, more), (second, less)) if names]
    return f"{'; '.join(parts)}."


def questions_differ(themed: ThemedResponses, first: str, second: str) -> str:
    """Return a warning where two audiences answered different questions; "" where they answered the same."""
    questions_of = {
        who: set(themed.questions[themed.questions["audience"] == who]["question"]) for who in (first, second)
    }
    if questions_of[first] == questions_of[second]:
        return ""
    counts = [f"{who} {count(len(questions), 'question')}" for who, questions in questions_of.items()]
    shared = len(questions_of[first] & questions_of[second])
    return (
        f"They were not asked the same: {listing(counts)}, {number(shared)} of them shared. "
        "What one says more may be what it alone was asked."
    )


def line(theme: Mapping[Any, Any]) -> str:
    """Return one line on a theme: how many people of how many, in how many answers, how firm, what it is about."""
    firm = f" It is {firmness(theme['stability'])}." if pd.notna(theme["stability"]) else ""
    about = f" {theme['description']}" if theme["description"] else ""
    share = f"{number(theme['people'])} of {count(theme['base'], 'person', 'people')}"
    answers = f", in {count(theme['answers'], 'answer')}" if theme["answers"] else ""
    return f"{share}{answers}.{firm}{about}"


def _shares(counts: pd.Series, base: pd.Series) -> list[str]:
    return [f"{share}, {percent(n / max(of, 1))}" for share, n, of in zip(_of(counts, base), counts, base, strict=True)]
