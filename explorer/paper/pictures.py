"""Pictures of a document: drawn by the same functions as on the screens, made into files without a browser.

vl-convert brings its own fonts and its own copy of Vega; no address is allowed to it, so that nothing is asked for.
"""

from __future__ import annotations

import base64
import json
from functools import lru_cache
from typing import Any, Final

import pandas as pd

from data import bundled
from explorer.paper.basis import Basis
from explorer.paper.model import Block, Paragraph, Picture
from explorer.paper.values import clean, number, value, words
from priorities import charts

# Width in pixels of a picture that fills a line of A4 at 96 pixels an inch, and how much finer it is printed.
_WIDTH: Final = 600
_FINENESS: Final = 2.0
# Letters of a name in a picture: a line of it; a program that measures a hundred thousand letters never ends.
_NAME: Final = 60
# Periods that make a course; two or three make a line that says less than their numbers.
_A_COURSE: Final = 4
# Pixels of height of a course: three fit a page beside their words.
_HEIGHT: Final = 150
# Letters of axes and keys in pixels, so that they read on paper.
_LETTERS: Final = 12
# What one paper and one narrative hold, so that the second file of the same paper is made at once.
_KEPT: Final = 64


def ranking_picture(basis: Basis, leading: list[str]) -> tuple[Block, ...]:
    """Return what each criterion adds to the scores of some priorities, in their order."""
    ranking = basis.standing.ranking
    table = ranking.ordered.loc[leading]
    lines = table.set_axis([clean(name, _NAME) for name in table.index])
    drawing = charts.stacked(lines, ranking.scores.criteria)
    first = leading[0]
    alternative = words(
        "Bars, a line a priority, made of what each criterion adds to its score. {first} has the longest, {score}.",
        first=basis.name(first), score=value(f"{float(table['score'].iloc[0]):.2f}", "ranking", first, "score"),
    )  # fmt: skip
    caption = words("What each criterion adds to the scores of the priorities that lead")
    return (Picture("priorities.picture", caption, json.dumps(drawing.to_dict(validate=False)), alternative),)


def trend_picture(priority: str, row: pd.Series) -> tuple[Block, ...]:
    """Return the course of a priority's figure in London and England; nothing with fewer than four periods."""
    figures = bundled.indicators()
    figures = figures[
        (figures["indicator_id"] == row["indicator_id"]) & figures["area_type"].isin(["London", "England"])
    ]
    london = figures[figures["area"] == "London"].sort_values("year", kind="stable")
    if len(london) < _A_COURSE:
        return ()
    first, last = london.iloc[0], london.iloc[-1]
    indicator = value(row["indicator"], "long_list", priority, "indicator")
    alternative = words(
        "Lines over the years. {indicator} in London: {before} in {start}, {after} in {end}.",
        indicator=indicator,
        before=number(first["value"], "indicators", f"{row['indicator_id']} London {first['period']}", "value"),
        start=value(first["period"], "indicators", f"{row['indicator_id']} London {first['period']}", "period"),
        after=number(last["value"], "indicators", f"{row['indicator_id']} London {last['period']}", "value"),
        end=value(last["period"], "indicators", f"{row['indicator_id']} London {last['period']}", "period"),
    )
    caption = words("{indicator}, {unit}", indicator=indicator, unit=value(row["unit"], "long_list", priority, "unit"))
    drawing = charts.trend(figures, unit=str(row["unit"])).properties(height=_HEIGHT)
    picture = Picture(
        f"priorities.course.{priority}", caption, json.dumps(drawing.to_dict(validate=False)), alternative
    )
    return picture, _source_of(figures, f"priorities.course.{priority}.source")


def borough_picture(priority: str, row: pd.Series[Any]) -> tuple[Block, ...]:
    """Return all boroughs on one line; nothing where there are no figures of boroughs."""
    figures = bundled.indicators()
    figures = figures[(figures["indicator_id"] == row["indicator_id"]) & (figures["area_type"] == "borough")]
    figures = figures[figures["period"] == row["baseline_period"]]
    if figures.empty:
        return ()
    indicator = value(row["indicator"], "long_list", priority, "indicator")
    alternative = words(
        "Dots on a line, one a borough. {indicator}: from {low} in {lowest} to {high} in {highest}.",
        indicator=indicator,
        low=number(row["borough_min_value"], "long_list", priority, "borough_min_value"),
        lowest=value(row["borough_min"], "long_list", priority, "borough_min"),
        high=number(row["borough_max_value"], "long_list", priority, "borough_max_value"),
        highest=value(row["borough_max"], "long_list", priority, "borough_max"),
    )
    caption = words("The boroughs: {indicator}", indicator=indicator)
    marks = {"London": float(row["baseline_london"])}
    spec = json.dumps(charts.borough_spread(figures, unit=str(row["unit"]), marks=marks).to_dict(validate=False))
    picture = Picture(f"priorities.boroughs.{priority}", caption, spec, alternative)
    return picture, _source_of(figures, f"priorities.boroughs.{priority}.source")


def _source_of(figures: pd.DataFrame, key: str) -> Paragraph:
    """Return the line that says where figures come from."""
    titles = bundled.sources().set_index("source_id")
    numbers = [name for name in dict.fromkeys(figures["source_id"]) if name in titles.index]
    rows = titles.loc[numbers].to_dict("records")
    names = "; ".join(f"{row['title']}, {row['publisher']} ({row['licence']})" for row in rows)
    runs = words("Source: {names}.", names=value(names, "sources", " ".join(numbers), "title"))
    return Paragraph(key, runs, "source")


@lru_cache(maxsize=_KEPT)
def png(spec: str) -> bytes:
    """Return a picture as PNG, twice as fine as a screen."""
    import vl_convert  # 88 MB of program: only where a picture is asked for

    return vl_convert.vegalite_to_png(_sized(spec), scale=_FINENESS, ppi=72, allowed_base_urls=[])


@lru_cache(maxsize=_KEPT)
def _svg(spec: str) -> str:
    """Return a picture as SVG."""
    import vl_convert

    return vl_convert.vegalite_to_svg(_sized(spec), allowed_base_urls=[])


def svg_address(spec: str) -> str:
    """Return a picture as the address of an image that holds itself: nothing is fetched for it."""
    return "data:image/svg+xml;base64," + base64.b64encode(_svg(spec).encode("utf-8")).decode("ascii")


def _sized(spec: str) -> dict[str, Any]:
    drawing: dict[str, Any] = json.loads(spec)
    if "width" not in drawing or drawing["width"] == "container":
        drawing["width"] = _WIDTH
    drawing.setdefault("background", "#FFFFFF")
    config = drawing.setdefault("config", {})
    for part in ("axis", "legend"):
        config[part] = {"labelFontSize": _LETTERS, "titleFontSize": _LETTERS, **config.get(part, {})}
    return drawing
