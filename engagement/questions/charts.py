"""Pictures of what a question found: bars with intervals, one diverging bar for a scale, a histogram, side by side."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import altair as alt
import pandas as pd

from engagement.charts import INK, PALETTE
from engagement.questions.findings import leading_answer
from engagement.questions.tabulation import Tabulation

# Groups up to which every answer shows them side by side; with more, only the leading answer fits. By eye.
SIDE_BY_SIDE: Final = 4
# Pixels of a line of a bar, and of its letters; a projector shows letters of at least 22 pixels in a room.
_LINE, _LETTERS = 19, 13
_LARGE_LINE, _LARGE_LETTERS = 34, 22
# Letters of an answer's name on one line of a phone of 390 pixels, and lines of it. By eye.
_WRAP, _LINES = 46, 2
# Pixels of width in which words must fit behind a bar: of a phone, and of a room's wall; and of a letter beside its
# height. Half of the width is the bars' in any case. By eye.
_PHONE, _WALL = 300, 1150
_LETTER = 0.52
_FOR_WORDS = 0.62
# Pixels above and below that Vega-Lite takes from a height that is given. Seen in the browser.
_AROUND = 12
# From this share of the picture's width a piece of the diverging bar has room for its per cent. By eye.
_ROOM_FOR_WORDS = 0.085
_FONT: Final = "Arial, Helvetica, 'Liberation Sans', sans-serif"
_EVERYBODY: Final = "All"
_BELOW: Final = ("#801650", "#B5658F", "#DDB3C8")
_ABOVE: Final = ("#12436D", "#5E88B8", "#B4CBE3")
_MIDDLE: Final = "#D5DBDF"
_DARK: Final = frozenset([*_BELOW[:2], *_ABOVE[:2]])


class _Size(NamedTuple):
    line: int
    letters: int


def picture(tabulation: Tabulation, *, large: bool = False) -> str:
    """Return a picture of what was found, as a specification of Vega-Lite in JSON; "" where nothing can be shown.

    Parameters
    ----------
    tabulation : what people answered.
    large : whether it must be read across a room.
    """
    size = _Size(_LARGE_LINE, _LARGE_LETTERS) if large else _Size(_LINE, _LETTERS)
    chart = _chart(tabulation, size)
    return "" if chart is None else _json(chart)


def side_by_side(rows: pd.DataFrame, *, large: bool = False) -> str:
    """Return bars of shares, a line a group under each name, as a specification of Vega-Lite in JSON.

    Parameters
    ----------
    rows : columns answer (the name), group, people (missing where hidden), base, share, low, high (0-1).
    large : whether it must be read across a room.
    """
    size = _Size(_LARGE_LINE, _LARGE_LETTERS) if large else _Size(_LINE, _LETTERS)
    return _json(_bars(rows, size, most=float(rows["high"].max(skipna=True) or 1.0)))


def _json(chart: alt.LayerChart) -> str:
    with alt.data_transformers.enable(consolidate_datasets=False):
        # What the functions below make is checked by the tests; checking it at every visit takes half of the time.
        return json.dumps(chart.to_dict(validate=False))


def _chart(tabulation: Tabulation, size: _Size) -> alt.LayerChart | None:
    has_figure = tabulation.table["people"].notna() & tabulation.table["share"].notna()
    n_groups = tabulation.groups["group"].nunique()
    says_nothing = tabulation.shape == "open" and len(tabulation.table) == 1 and not n_groups
    # Where no two people answered alike the words are told by the table; bars of one each only fill a page.
    people = tabulation.opinions["people"]
    says_nothing |= len(people) > 1 and bool(people.eq(1).fillna(value=False).all())
    if not tabulation.base or not has_figure.any() or says_nothing:
        return None
    if tabulation.shape == "scale" and not tabulation.opinions["people"].isna().any():
        return _diverging(tabulation, size)
    if n_groups:
        return _by_group(tabulation, size) if n_groups > SIDE_BY_SIDE else _bars(tabulation.groups, size)
    if tabulation.shape == "numbers":
        return _histogram(tabulation.table, size)
    return _bars(tabulation.table.assign(group=_EVERYBODY), size)


def _bars(table: pd.DataFrame, size: _Size, *, most: float = 1.0) -> alt.LayerChart:
    """Bars below the name of their answer, a line a group, each with its interval and its words."""
    answers, groups = list(dict.fromkeys(table["answer"])), list(dict.fromkeys(table["group"]))
    rows = table.assign(words=[_words(row, groups) for row in table.to_dict("records")], place=0.0)
    rows = rows.assign(end=rows["high"].fillna(0.0))
    titles = [_wrapped(answer) for answer in answers]
    # A name of two lines begins a line earlier; where no name has two, that line is left out.
    above = ["", " "] if any("\n" in title for title in titles) else [""]
    names = pd.DataFrame(
        {"answer": answers, "group": ["" if "\n" in title else above[-1] for title in titles], "words": titles}
    )
    scale = _scale(rows["words"], size, most=most)
    step = size.line * (len(groups) + len(above)) + 8

    def at(layer: pd.DataFrame) -> alt.Chart:
        return alt.Chart(layer).encode(
            y=alt.Y("answer:N", sort=answers, axis=None, scale=alt.Scale(paddingInner=0.0, paddingOuter=0.0)),
            yOffset=alt.YOffset("group:N", sort=[*above, *groups], scale=alt.Scale(domain=[*above, *groups])),
        )

    colour = alt.Color("group:N", scale=alt.Scale(domain=groups, range=list(PALETTE[: len(groups)])), legend=None)
    bars = at(rows).mark_bar(height=size.line - 6).encode(x=alt.X("share:Q", scale=scale, axis=None), color=colour)
    spans = at(rows).mark_rule(color=INK, strokeWidth=1.5).encode(x=alt.X("low:Q", scale=scale, axis=None), x2="high:Q")
    words = at(rows).mark_text(align="left", dx=6, color=INK, fontSize=size.letters)
    lines = at(names).mark_text(
        align="left", color=INK, fontSize=size.letters, lineBreak="\n", lineHeight=size.line, baseline="middle"
    )
    layers = [bars, spans, words.encode(x=alt.X("end:Q", scale=scale, axis=None), text="words:N"),
              lines.encode(x=alt.value(0), text="words:N")]  # fmt: skip
    return _finished(alt.layer(*layers), step * len(answers))


def _by_group(tabulation: Tabulation, size: _Size) -> alt.LayerChart | None:
    """Where groups are many: how many of each gave the leading answer, as a point with its interval."""
    rows = tabulation.groups[
        (tabulation.groups["answer"] == leading_answer(tabulation)) & tabulation.groups["people"].notna()
    ]
    if rows.empty:
        return _bars(tabulation.table.assign(group=_EVERYBODY), size)
    rows = rows.assign(words=[_words(row, [_EVERYBODY]) for row in rows.to_dict("records")])
    scale = _scale(rows["words"], size, beside=11 * size.letters)
    base = alt.Chart(rows).encode(
        y=alt.Y(
            "group:N",
            sort=rows["group"].tolist(),
            title=None,
            axis=alt.Axis(labelLimit=11 * size.letters, labelFontSize=size.letters, ticks=False, domain=False),
        )
    )
    spans = base.mark_rule(color=INK, strokeWidth=1.5).encode(x=alt.X("low:Q", scale=scale, axis=None), x2="high:Q")
    points = base.mark_point(filled=True, size=90, color=PALETTE[0], opacity=1).encode(
        x=alt.X("share:Q", scale=scale, axis=None)
    )
    words = base.mark_text(align="left", dx=6, color=INK, fontSize=size.letters)
    chart = alt.layer(spans, points, words.encode(x=alt.X("high:Q", scale=scale, axis=None), text="words:N"))
    says = leading_answer(tabulation) if tabulation.shape == "open" else f"says “{leading_answer(tabulation)}”"
    title = f"{tabulation.breakdown[:1].upper()}{tabulation.breakdown[1:]}: who {says}"
    heading = alt.TitleParams(
        _wrapped(title, wrap=_WRAP + 8).split("\n"),
        anchor="start",
        fontSize=size.letters,
        fontWeight="normal",
        color=INK,
    )
    return _finished(chart.properties(title=heading), (size.line + 3) * len(rows) + 2 * size.line)


def _scale(words: pd.Series, size: _Size, *, beside: int = 0, most: float = 1.0) -> alt.Scale:
    """From nobody to everybody, so that bars of two questions compare (or to `most`), with room for words behind."""
    width = (_WALL if size.letters == _LARGE_LETTERS else _PHONE) - beside
    room = max(min(_LETTER * size.letters * len(text) / width, _FOR_WORDS) for text in words)
    return alt.Scale(domain=[0, most / (1 - room)])


def _histogram(table: pd.DataFrame, size: _Size) -> alt.LayerChart:
    rows = table.assign(
        end=table["high"].fillna(0.0),
        words=[
            "hidden" if pd.isna(share) else f"{share:.0%}" if share >= 0.01 else "" for share in table["share"].tolist()
        ],
    )
    order = table["answer"].tolist()
    longest = max(len(answer) for answer in order)
    width = _WALL if size.letters == _LARGE_LETTERS else _PHONE
    angle = -45 if longest * len(order) * size.letters * _LETTER > width else 0
    base = alt.Chart(rows).encode(
        x=alt.X(
            "answer:N",
            sort=order,
            title=None,
            scale=alt.Scale(domain=order, paddingInner=0.06),
            axis=alt.Axis(
                labelFontSize=size.letters, labelAngle=angle, labelLimit=140, labelOverlap=False, ticks=False
            ),
        )
    )
    scale = alt.Scale(domain=[0, float(rows["high"].max()) * 1.12])
    bars = base.mark_bar(color=PALETTE[0]).encode(y=alt.Y("share:Q", scale=scale, axis=None))
    spans = base.mark_rule(color=INK, strokeWidth=1.5).encode(y=alt.Y("low:Q", scale=scale, axis=None), y2="high:Q")
    words = base.mark_text(dy=-6, color=INK, fontSize=size.letters, baseline="bottom")
    chart = alt.layer(bars, spans, words.encode(y=alt.Y("end:Q", scale=scale, axis=None), text="words:N"))
    return _finished(chart, 14 * size.line)


def _diverging(tabulation: Tabulation, size: _Size) -> alt.LayerChart:
    """One bar a group: what lies below the middle to the left of it, what lies above to the right; then the key."""
    answers = tabulation.opinions["answer"].tolist()
    colours = dict(zip(answers, _colours(tabulation.sides), strict=True))
    tables = {str(group): rows for group, rows in tabulation.groups.groupby("group", sort=False)}
    pieces = pd.concat(
        [_pieces(rows, tabulation, group) for group, rows in (tables or {_EVERYBODY: tabulation.table}).items()]
    )
    bars = list(dict.fromkeys(pieces["group"]))
    names = pd.DataFrame({"row": [f"name {group}" for group in bars], "words": bars}, dtype="str")
    key = tabulation.table.assign(
        row=[f"key {answer}" for answer in tabulation.table["answer"]],
        words=[_key(row, alone=not tables) for row in tabulation.table.to_dict("records")],
    )
    order = [row for group in bars for row in ([f"name {group}"] if tables else []) + [group]] + ["", *key["row"]]
    y = alt.Y("row:N", sort=order, title=None, scale=alt.Scale(domain=order), axis=None)
    ends = float(max(pieces["right"].max(), -pieces["left"].min(), 0.05)) * 1.02
    scale = alt.Scale(domain=[-ends, ends])
    hue = alt.Color("answer:N", scale=alt.Scale(domain=answers, range=list(colours.values())), legend=None)
    pieces = pieces.assign(
        row=pieces["group"], ink=["#FFFFFF" if colours[answer] in _DARK else INK for answer in pieces["answer"]]
    )
    bar = alt.Chart(pieces).mark_bar(height=size.line - 2, stroke="#FFFFFF").encode(
        y=y, x=alt.X("left:Q", scale=scale, axis=None), x2="right:Q", color=hue
    )  # fmt: skip
    inside = alt.Chart(pieces[pieces["share"] >= _ROOM_FOR_WORDS * 2 * ends]).mark_text(fontSize=size.letters)
    percents = inside.encode(
        y=y, x=alt.X("middle:Q", scale=scale, axis=None), text="words:N", color=alt.Color("ink:N", scale=None)
    )
    zero = alt.Chart(pd.DataFrame({"zero": [0.0]})).mark_rule(color=INK, strokeWidth=1, strokeDash=[3, 3])
    step = size.line + 4
    line = zero.encode(
        x=alt.X("zero:Q", scale=scale, axis=None), y=alt.value(0), y2=alt.value(step * len(bars) * (2 if tables else 1))
    )
    squares = alt.Chart(key[key["answer"].isin(answers)]).mark_square(size=8 * size.letters, opacity=1)
    marks = squares.encode(y=y, x=alt.value(size.letters / 2), color=hue)
    left = alt.Chart(pd.concat([key[["row", "words"]], names if tables else names[:0]])).mark_text(
        align="left", fontSize=size.letters, color=INK
    )  # fmt: skip
    words = left.encode(y=y, x=alt.value(1.5 * size.letters), text="words:N")
    return _finished(alt.layer(bar, percents, line, marks, words), 0, step=step)


def _pieces(rows: pd.DataFrame, tabulation: Tabulation, group: str) -> pd.DataFrame:
    """Where each piece of a diverging bar begins and ends; the middle answers lie half on either side of nought."""
    opinions = rows[~rows["answer"].isin(tabulation.apart)]
    share = opinions["share"].fillna(0.0).tolist()
    sides = dict(zip(tabulation.opinions["answer"], tabulation.sides, strict=True))
    side = [sides[answer] for answer in opinions["answer"]]
    left = -sum(s for s, place in zip(share, side, strict=True) if place < 0)
    left -= sum(s for s, place in zip(share, side, strict=True) if place == 0) / 2
    pieces = []
    for answer, part in zip(opinions["answer"], share, strict=True):
        pieces.append((group, answer, part, left, left + part, left + part / 2, f"{part:.0%}"))
        left += part
    return pd.DataFrame(pieces, columns=["group", "answer", "share", "left", "right", "middle", "words"])


def _colours(sides: tuple[int, ...]) -> list[str]:
    """A colour for each answer of a scale: darkest at its ends."""
    n_below, n_above = sides.count(-1), sides.count(1)
    colours = []
    for place, side in enumerate(sides):
        if side == 0:
            colours.append(_MIDDLE)
        else:
            ramp, far = (_BELOW, place / n_below) if side < 0 else (_ABOVE, (len(sides) - 1 - place) / n_above)
            colours.append(ramp[min(int(far * len(ramp)), len(ramp) - 1)])
    return colours


def _key(row: Mapping[Any, Any], *, alone: bool) -> str:
    """A line of the key: "Strongly agree 31% (73 of 236)", without the numbers where several bars are above it."""
    name = _wrapped(row["answer"], lines=1)
    return f"{name}  {_words(row, [_EVERYBODY])}" if alone else name


def _words(row: Mapping[Any, Any], groups: list[str]) -> str:
    """The words behind a bar: "Londoners 34% (120 of 350)"."""
    name = "" if len(groups) == 1 else f"{_wrapped(row['group'], lines=1, wrap=24)} "
    if pd.isna(row["people"]):
        return f"{name}hidden"
    share = float(str(row["share"]))
    percent = "under 1%" if 0 < share < 0.01 else f"{share:.0%}"
    return f"{name}{percent} ({int(str(row['people'])):,} of {int(str(row['base'])):,})"


def _wrapped(answer: object, *, lines: int = _LINES, wrap: int = _WRAP) -> str:
    return "\n".join(textwrap.wrap(str(answer), wrap, max_lines=lines, placeholder=" ..."))


def _finished(chart: alt.LayerChart | alt.FacetChart, height: int, *, step: int = 0) -> alt.LayerChart:
    sized: Any = chart.properties(height=alt.Step(step) if step else height + _AROUND)
    finished: alt.LayerChart = sized.configure(
        font=_FONT, background="#FFFFFF", view=alt.ViewConfig(stroke=None), padding=2
    )
    return finished
