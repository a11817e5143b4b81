"""What the themes page shows: sentences, shares by audience, quotes, and the finding itself."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from engagement import share_interval
from engagement.comparing import compare
from engagement.themes import ThemeSet
from ui import acts
from ui.parts.marked_text import Marked
from ui.parts.people import audiences
from ui.shell import state
from ui.shell.wording import count, listing, number, percent, plain


def headline(found: ThemeSet | None, responses: pd.DataFrame) -> str:
    """Return the page's first line: how much the themes cover, and what comes up most."""
    if found is None:
        return f"{count(len(responses), 'response')} wait to be read. Find the themes in them."
    placed = found.assignments["response_id"].nunique()
    first = found.themes.iloc[0]
    return (
        f"{count(len(found.themes), 'theme')} cover {percent(placed / max(len(responses), 1))} of what people wrote. "
        f"{first['name']} comes up most ({number(first['size'])} of {number(len(responses))})."
    )


def theme_headline(theme: Mapping[Any, Any], inside: pd.DataFrame, responses: pd.DataFrame) -> str:
    """Return the first line of one theme: how many of each audience speak of it."""
    heard, told = responses["audience"].value_counts(), inside["audience"].value_counts()
    parts = [f"{number(told.get(who, 0))} of {number(heard[who])} from {who}" for who in audiences(responses)]
    return f"{theme['name']}: {listing(parts)}"


def how_many() -> int | None:
    """Draw the choice of how many themes; None lets the explorer suggest."""
    chosen = st.select_slider(
        "Fewer or more themes",
        options=["suggested", *range(4, 31)],
        key="n_themes",
        help="Few themes are broad, many are fine. There is no single right number.",
    )
    return None if chosen == "suggested" else int(chosen)


def find(n_themes: int | None) -> None:
    """Find themes, telling what is being done; any click elsewhere stops it and leaves the old themes."""
    bar = st.progress(0.0, text="Reading the responses")
    st.button("Stop", key="stop_finding")
    began = time.monotonic()

    def tell(doing: str, share: float) -> None:
        spent = time.monotonic() - began
        left = spent / share - spent if share > 0.05 else None
        bar.progress(
            min(share, 1.0), text=f"{plain(doing)}{f', about {left:.0f} seconds left' if left and left > 1 else ''}"
        )

    acts.find_themes(n_themes, tell)
    state.say("Themes found. Open one to read everything in it.")
    st.rerun()


def shares(found: ThemeSet, responses: pd.DataFrame) -> pd.DataFrame:
    """Return theme x audience: how many people of each audience speak of the theme, with its 95% interval.

    Returns
    -------
    pandas.DataFrame
        theme, audience, n (responses in the theme), base (responses of the audience), share, low, high (0-1).
    """
    held = found.assignments[["theme_id", "response_id"]].drop_duplicates()
    held = held.merge(responses[["response_id", "audience"]], on="response_id")
    names = found.themes.set_index("theme_id")["name"]
    rows = []
    for audience in audiences(responses):
        base = int((responses["audience"] == audience).sum())
        n_by_theme = held.loc[held["audience"] == audience, "theme_id"].value_counts()
        for theme_id, name in names.items():
            n = int(n_by_theme.get(theme_id, 0))
            low, high = share_interval(n, base)
            rows.append((name, audience, n, base, n / base if base else 0.0, low, high))
    return pd.DataFrame(rows, columns=["theme", "audience", "n", "base", "share", "low", "high"])


def table(by_audience: pd.DataFrame) -> pd.DataFrame:
    """Return the same numbers as they are read."""
    shown = pd.DataFrame({"Theme": by_audience["theme"], "Audience": by_audience["audience"]})
    shown["Responses"] = [
        f"{number(n)} of {number(base)}" for n, base in zip(by_audience["n"], by_audience["base"], strict=True)
    ]
    shown["Share"] = by_audience["share"].map(percent)
    shown["Likely between"] = [
        f"{low:.0%} and {high:.0%}" for low, high in zip(by_audience["low"], by_audience["high"], strict=True)
    ]
    return shown


def choices(found: ThemeSet) -> pd.DataFrame:
    """Return what speaks for each number of themes, as it is read."""
    table = found.choices
    return pd.DataFrame(
        {
            "Themes": table["n_themes"],
            "How firm on average": table["stability"].map(firmness),
            "In a theme that comes back": table["coverage"].map(percent),
            "In the largest theme": table["largest"].map(percent),
        }
    )


def open_theme(found: ThemeSet | None) -> Mapping[Any, Any] | None:
    """Return the theme that is open in this visit."""
    wanted = state.opened("theme")
    for theme in [] if found is None else found.themes.to_dict("records"):
        if str(theme["theme_id"]) == wanted:
            return theme
    return None


def members(theme: Mapping[Any, Any], found: ThemeSet, responses: pd.DataFrame) -> pd.DataFrame:
    """Return every response in a theme, the most telling first, with the parts (spans) that speak of it."""
    held = found.assignments[found.assignments["theme_id"] == theme["theme_id"]]
    strongest = held.groupby("response_id")["strength"].max()
    parts = held.groupby("response_id")[["start", "end"]].apply(lambda p: tuple(map(tuple, p.to_numpy().tolist())))
    inside = responses[responses["response_id"].isin(strongest.index)]
    return inside.assign(
        strength=inside["response_id"].map(strongest), spans=inside["response_id"].map(parts)
    ).sort_values(["strength", "response_id"], ascending=[False, True])


def marked(inside: pd.DataFrame, most: int) -> list[Marked]:
    """Return the first responses of a theme with the parts that speak of it marked."""
    origins = inside[["audience", "forum", "borough"]].head(most).itertuples(index=False)
    told = zip(inside["text"].head(most), inside["spans"].head(most), origins, strict=True)
    return [Marked(text, spans, " · ".join(filter(None, origin))) for text, spans, origin in told]


def who_says_it(inside: pd.DataFrame, responses: pd.DataFrame) -> pd.DataFrame:
    """Return how many of each audience, forum and borough speak of a theme, the largest first."""
    rows = []
    for column, label in (("audience", "Audience"), ("forum", "Forum"), ("borough", "Borough")):
        base, told = responses[column].value_counts().to_dict(), inside[column].value_counts().to_dict()
        rows += [(label, who, n, base[who], n / base[who]) for who, n in told.items() if who]
    table = pd.DataFrame(rows, columns=["Of", "Who", "n", "base", "share"])
    return table[["Of", "Who"]].assign(
        Responses=[f"{number(n)} of {number(base)}" for n, base in zip(table["n"], table["base"], strict=True)],
        Share=table["share"].map(percent),
    )


def by_month(inside: pd.DataFrame, responses: pd.DataFrame) -> pd.DataFrame:
    """Return month (its first day), n, base, share (0-1) of a theme; empty where fewer than two months are dated."""
    when = pd.to_datetime(responses["answered_at"], errors="coerce", format="mixed", dayfirst=True, utc=True)
    month = when.dt.strftime("%Y-%m-01")
    base = month.value_counts().sort_index()
    told = month[responses["response_id"].isin(inside["response_id"])].value_counts()
    if len(base) < 2:
        return pd.DataFrame(columns=["month", "n", "base", "share"])
    counts = told.reindex(base.index, fill_value=0)
    return pd.DataFrame({"month": base.index, "n": counts.to_numpy(), "base": base.to_numpy()}).assign(
        share=lambda table: table["n"] / table["base"]
    )


def said_together(theme: Mapping[Any, Any], found: ThemeSet, most: int = 3) -> pd.DataFrame:
    """Return the themes that the same responses speak of most: theme_id, name, responses."""
    mine = set(found.assignments.loc[found.assignments["theme_id"] == theme["theme_id"], "response_id"])
    others = found.assignments[
        found.assignments["response_id"].isin(mine) & (found.assignments["theme_id"] != theme["theme_id"])
    ]
    shared = others.groupby("theme_id")["response_id"].nunique().sort_values(ascending=False, kind="stable").head(most)
    names = found.themes.set_index("theme_id")["name"]
    return pd.DataFrame({"theme_id": shared.index, "name": shared.index.map(names), "responses": shared.to_numpy()})


def side_by_side(found: ThemeSet, responses: pd.DataFrame, one: str, other: str) -> pd.DataFrame:
    """Return the themes of two audiences compared, with corrected verdicts, as `engagement.comparing` gives them."""
    by_audience = shares(found, responses)
    counts = by_audience.pivot_table(index="theme", columns="audience", values="n", sort=False)
    base = responses["audience"].value_counts()
    return compare(counts[one].astype(int), int(base[one]), counts[other].astype(int), int(base[other]))


def compared(table: pd.DataFrame, one: str, other: str) -> pd.DataFrame:
    """Return the comparison as it is read."""
    verdicts = {
        "one says it more": f"{one} more",
        "the other says it more": f"{other} more",
        "only one says it": f"{one} only",
        "only the other says it": f"{other} only",
        "both say it": "both say it",
    }
    return pd.DataFrame(
        {
            "Theme": table["theme"],
            one: [f"{number(n)}, {percent(s)}" for n, s in zip(table["n_one"], table["share_one"], strict=True)],
            other: [f"{number(n)}, {percent(s)}" for n, s in zip(table["n_other"], table["share_other"], strict=True)],
            "Difference, points": [f"{round(100 * d):+d}" for d in table["difference"]],
            "Likely between": [
                f"{round(100 * a):+d} and {round(100 * b):+d}" for a, b in zip(table["low"], table["high"], strict=True)
            ],
            "Verdict": table["verdict"].map(lambda verdict: verdicts.get(verdict, verdict)),
        }
    )


def comparison_headline(table: pd.DataFrame, one: str, other: str) -> str:
    """Return the first line of the comparison: who says what more, as far as chance allows to tell."""
    more = table.loc[table["verdict"].isin(["one says it more", "only one says it"]), "theme"].tolist()
    less = table.loc[table["verdict"].isin(["the other says it more", "only the other says it"]), "theme"].tolist()
    if (table["verdict"] == "too few to compare").any():
        return f"Under 30 responses from {one} or {other}: too few to compare."
    if not more and not less:
        return f"{one} and {other} speak of the same themes; no difference is more than chance."
    parts = [f"{who} speak more of {listing(what, 3)}" for who, what in ((one, more), (other, less)) if what]
    return f"{'; '.join(parts)}."


def quotes(theme: Mapping[Any, Any], found: ThemeSet, responses: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the most telling responses of a theme that say more than a few words."""
    inside = members(theme, found, responses)
    long_enough = inside[[len(text.split()) >= 8 for text in inside["text"]]]
    return (long_enough if len(long_enough) >= most else inside).head(most)


def line(theme: Mapping[Any, Any], responses: pd.DataFrame) -> str:
    """Return one line on a theme: how often, how firm, what it is about."""
    firm = f" It is {firmness(theme['stability'])}." if pd.notna(theme["stability"]) else ""
    about = f" {theme['description']}" if theme["description"] else ""
    return f"{number(theme['size'])} of {number(len(responses))} responses.{firm}{about}"


def firmness(stability: float) -> str:
    """Return how firm a theme is, in one word: it comes back when part of the responses is left out, or not."""
    return "strong" if stability >= 0.75 else "fair" if stability >= 0.5 else "fragile"
