"""The long list as lines of a list: what stands in each column, as words and as small pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

import pandas as pd

from data import bundled
from ui.parts import principles
from ui.parts.indicators import borough_span, period_words
from ui.parts.score_sources import criterion_title, score_words
from ui.shell import state
from ui.shell.wording import count

# A place in a picture of 96 pixels: a thousandth is finer than anybody sees.
_DIGITS: Final = 3
_NO_SCORE: Final = "–"

Line = Mapping[Any, Any]


def content(listed: pd.DataFrame, scores: pd.DataFrame, *, principle: str | None, left: str) -> dict[str, Any]:
    """Return what the list of priorities shows.

    Parameters
    ----------
    listed : priorities by number, as `explorer.long_list.LongList.priorities`; those to show, in order.
    scores : priority number x criterion, 0 to 10, missing where unscored.
    principle : the one looked through, or None.
    left : number of the priority whose card was closed, from which the keyboard goes on; "" for none.
    """
    marks = [""] * len(listed) if principle is None else principles.marks_of(principle, list(listed.index))
    titles = [criterion_title(name) for name in scores.columns]
    values = scores.loc[listed.index].to_numpy().tolist()
    rows = [
        _row(str(priority), line, _scores(titles, scored), mark)
        for priority, line, scored, mark in zip(listed.index, listed.to_dict("records"), values, marks, strict=True)
    ]
    columns = [
        _column("stage", "Life stage"),
        _column("title", "Priority"),
        _column("indicator", "Indicator"),
        _column("years", "Over the years"),
        _column("level", "London / England"),
        _column("boroughs", "Boroughs, lowest to highest"),
        *[_column("score", title) for title in titles],
        *([] if principle is None else [_column("keeps", "Keeps the principle")]),
    ]
    caption = f"{count(len(listed), 'priority', 'priorities')}; each opens everything that is known about it."
    return {
        "caption": caption,
        "key": _key(titles),
        "columns": columns,
        "rows": rows,
        "left": left,
        "large": state.projector(),
    }


def _key(titles: Sequence[str]) -> str:
    """Return what the small pictures and, on a phone, the letters mean."""
    short = ", ".join(f"{letter} {title.lower()}" for letter, title in zip(letters(titles), titles, strict=True))
    return f"London is the strong line, England the dashed one; each dot is a borough. Scores from 0 to 10: {short}."


def _column(kind: str, name: str) -> dict[str, str]:
    return {"kind": kind, "name": name}


def _row(priority: str, line: Line, scores: list[dict[str, str]], mark: str) -> dict[str, Any]:
    figures, stage = _figures().get(str(line["indicator_id"])), str(line["life_stage"])
    return {
        "id": priority,
        "name": str(line["name"]),
        "stage": stage.capitalize() if stage.isupper() else stage,
        "indicator": _indicator(line),
        "years": None if figures is None else _years(figures, line),
        "level": _level(line),
        "boroughs": None if figures is None else _boroughs(figures, line),
        "scores": scores,
        "keeps": mark,
    }


def _scores(titles: Sequence[str], values: Sequence[float]) -> list[dict[str, str]]:
    return [
        {
            "letter": letter,
            "text": _NO_SCORE if pd.isna(value) else score_words(value),
            "told": f"{title}: {score_words(value)}",
        }
        for letter, title, value in zip(letters(titles), titles, values, strict=True)
    ]


def letters(titles: Sequence[str]) -> list[str]:
    """Return as many letters of each title as tell them all apart: "C", "H", "R"."""
    most = max(map(len, titles), default=0)
    short = ([title[:n] for title in titles] for n in range(1, most + 1))
    return next((heads for heads in short if len(set(heads)) == len(titles)), list(titles))


def _indicator(line: Line) -> str:
    """Return the indicator with its unit and period in a line; the card tells how old a figure is."""
    if not line["indicator_id"]:
        return "No London series was found"
    return ", ".join(filter(None, [str(line["indicator"]), str(line["unit"]), str(line["baseline_period"])]))


def _level(line: Line) -> dict[str, str] | None:
    """Return London against England, with what it means in a word."""
    london, england = (_figure(line[f"baseline_{area}"]) for area in ("london", "england"))
    if london == england == _NO_SCORE:
        return None
    word = comparison(line)
    words = f"London {_or_not_known(london)}, England {_or_not_known(england)}, {period_words(line['baseline_period'])}"
    return {"london": london, "england": england, "word": word, "told": f"{words}: {word}." if word else f"{words}."}


def comparison(line: Line) -> str:
    """Return how London does against England: "better", "worse", "same", or "" where either is not known."""
    london, england = line["baseline_london"], line["baseline_england"]
    if pd.isna(london) or pd.isna(england):
        return ""
    if london == england:
        return "same"
    return "better" if (london > england) == (line["direction"] == "higher is better") else "worse"


def _figure(value: float) -> str:
    return _NO_SCORE if pd.isna(value) else f"{value:,g}"


def _or_not_known(words: str) -> str:
    return "not known" if words == _NO_SCORE else words


@cache
def _figures() -> Mapping[str, pd.DataFrame]:
    """Figures of each indicator by its number, those of a year in order; bundled, so that they never change."""
    figures = bundled.indicators().sort_values("year", kind="stable").dropna(subset=["value"])
    return {str(name): group for name, group in figures.groupby("indicator_id")}


def _years(figures: pd.DataFrame, line: Line) -> dict[str, Any] | None:
    """Return London and England over the years, each point from 0 to 1 across and up, and the trend in words."""
    points = figures[figures["area_type"].isin(["London", "England"])]
    london = points[points["area_type"] == "London"]
    if london.empty:
        return None
    across, up = (_places(points[column]) for column in ("year", "value"))
    lines = {
        area.lower(): [[across[at], up[at]] for at in points.index[points["area_type"] == area]]
        for area in ("London", "England")
    }
    first, last = london.iloc[0], london.iloc[-1]
    words = f"London {first['value']:g} in {first['period']}"
    if len(london) > 1:
        words = f"{words}, {last['value']:g} in {last['period']}"
    return {**lines, "told": f"{words}. {line['trend']}"}


def _boroughs(figures: pd.DataFrame, line: Line) -> dict[str, Any] | None:
    """Return the boroughs as places from 0 to 1 between the lowest and the highest, London and England among them."""
    of_period = figures[figures["period"] == line["baseline_period"]]
    boroughs = of_period.loc[of_period["area_type"] == "borough", "value"]
    if boroughs.empty or pd.isna(line["borough_min_value"]):
        return None
    low, high = boroughs.min(), boroughs.max()
    return {
        "dots": list(_places(boroughs).values()),
        **{area: _place(line[f"baseline_{area}"], low, high) for area in ("london", "england")},
        "low": f"{line['borough_min_value']:,g}",
        "high": f"{line['borough_max_value']:,g}",
        "told": f"{len(boroughs)} boroughs, from {borough_span(line)}.",
    }


def _places(values: pd.Series[float]) -> dict[Any, float]:
    """Return values as places from 0 to 1 between the smallest and the largest."""
    low, high = values.min(), values.max()
    return {at: _place(value, low, high) or 0.0 for at, value in values.items()}


def _place(value: float, low: float, high: float) -> float | None:
    """Return a value's place from 0 to 1 between two others, in the middle where they are one; None outside them."""
    if pd.isna(value) or not low <= value <= high:
        return None
    return round(float((value - low) / (high - low)), _DIGITS) if high > low else 0.5
