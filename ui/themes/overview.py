"""What the themes page says: sentences, and tables as they are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from engagement import ThemedResponses, ThemeSet
from ui.shell import state
from ui.shell.wording import count, listing, number, percent

# Measured on the sample and four corpora: of themes that come back in three of four halves of the responses nearly all
# read as one subject; below one in two most are mixtures.
_STRONG: Final = 0.75
_FAIR: Final = 0.5


def headline(themed: ThemedResponses | None, n_waiting: int) -> str:
    """Return the page's first line: how much the themes cover, and what comes up most."""
    if themed is None:
        return f"{count(n_waiting, 'response')} wait to be read. Find the themes in them."
    themes, n = themed.themes.themes, len(themed.responses)
    largest = themes.iloc[0]
    return (
        f"{count(len(themes), 'theme')} cover {percent(themed.n_placed / max(n, 1))} of what people wrote. "
        f"{largest['name']} comes up most ({number(largest['size'])} of {number(n)})."
    )


def theme_headline(theme: Mapping[Any, Any], themed: ThemedResponses) -> str:
    """Return the first line of one theme: how many of each audience speak of it."""
    base = themed.responses["audience"].value_counts()
    counts = themed.count_by_audience(int(theme["theme_id"]))
    return (
        f"{theme['name']}: {listing([f'{number(n)} of {number(base[who])} from {who}' for who, n in counts.items()])}"
    )


def table(by_audience: pd.DataFrame) -> pd.DataFrame:
    """Return the same numbers as they are read."""
    rows = pd.DataFrame({"Theme": by_audience["theme"], "Audience": by_audience["audience"]})
    rows["Responses"] = [
        f"{number(n)} of {number(base)}" for n, base in zip(by_audience["n"], by_audience["base"], strict=True)
    ]
    rows["Share"] = by_audience["share"].map(percent)
    rows["Likely between"] = [
        f"{low:.0%} and {high:.0%}" for low, high in zip(by_audience["low"], by_audience["high"], strict=True)
    ]
    return rows


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
    for theme in [] if themed is None else themed.themes.themes.to_dict("records"):
        if str(theme["theme_id"]) == theme_id:
            return theme
    return None


def who_says_it(table: pd.DataFrame) -> pd.DataFrame:
    """Return who speaks of a theme as it is read, from `ThemedResponses.who_says_it`."""
    return pd.DataFrame(
        {
            "Of": table["group"],
            "Who": table["name"],
            "Responses": [f"{number(n)} of {number(base)}" for n, base in zip(table["n"], table["base"], strict=True)],
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
            first: [f"{number(n)}, {percent(s)}" for n, s in zip(table["n_one"], table["share_one"], strict=True)],
            second: [f"{number(n)}, {percent(s)}" for n, s in zip(table["n_other"], table["share_other"], strict=True)],
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
        return f"Under 30 responses from {first} or {second}: too few to compare."
    if not more and not less:
        return f"{first} and {second} speak of the same themes; no difference is more than chance."
    parts = [f"{who} speak more of {listing(names, 3)}" for who, names in ((first, more), (second, less)) if names]
    return f"{'; '.join(parts)}."


def line(theme: Mapping[Any, Any], n_responses: int) -> str:
    """Return one line on a theme: how often, how firm, what it is about."""
    firm = f" It is {firmness(theme['stability'])}." if pd.notna(theme["stability"]) else ""
    about = f" {theme['description']}" if theme["description"] else ""
    return f"{number(theme['size'])} of {number(n_responses)} responses.{firm}{about}"


def firmness(stability: float) -> str:
    """Return how firm a theme is, in one word: it comes back when part of the responses is left out, or not."""
    return "strong" if stability >= _STRONG else "fair" if stability >= _FAIR else "fragile"
