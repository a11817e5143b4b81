"""Appendices 2 to 6 of the board's paper, in the order of the paper of March 2019."""

from __future__ import annotations

from typing import Any

import pandas as pd

from explorer.cities import comparisons
from explorer.cities import headline as cities_headline
from explorer.framework import coverage, statements
from explorer.framework import headline as vision_headline
from explorer.paper.basis import Basis, Part, joined
from explorer.paper.figures import span
from explorer.paper.model import Block, Gap, Paragraph, Section, Table, heads
from explorer.paper.values import Runs, number, value, words
from explorer.promises import headline, of_partners
from priorities.cities import LEVEL

_NONE = "none found"


def long_list(basis: Basis) -> Part:
    """Return appendix 3: every priority with baseline, course, variation and source."""
    listed = basis.listed.priorities
    if listed.empty:
        return Part(Section("long_list", _LONG_LIST, (Paragraph("long_list.none", words("The long list is empty.")),)),
                    (Gap("Appendix 3", "The long list is empty."),))  # fmt: skip
    ranked = list(basis.standing.ranking.ordered.index)
    numbers = basis.numbers
    rows = tuple(_long_row(numbers[str(name)], basis.row(str(name))) for name in ranked)
    columns = heads("Priority", "Indicator", "London", "England", "Period", "Boroughs", "Course", "Source and gaps")
    table = Table("long_list.table", words("The long list: baseline, course and variation"),
                  columns, rows, (13, 16, 7, 7, 8, 15, 16, 18))  # fmt: skip
    opening = Paragraph("long_list.opening", words(
        "Figures are those that a board could have seen on {day}, in the order of the ranking.",
        day=value("15 March 2019", "paper", "board", "date"),
    ))  # fmt: skip
    without = int(listed["baseline_london"].isna().sum())
    gaps = (Gap("Appendix 3", f"{without} of {len(listed)} priorities have no London figure."),) if without else ()
    return Part(Section("long_list", _LONG_LIST, (opening, table)), gaps)


_LONG_LIST = "Long list of priorities: baselines, course and variation"


def _long_row(priority: str, row: pd.Series) -> tuple[Runs, ...]:
    def of(column: str, instead: str = _NONE) -> Runs:
        text = row[column]
        return (instead,) if pd.isna(text) or text == "" else (value(text, "long_list", priority, column),)

    def figure(column: str) -> Runs:
        return (_NONE,) if pd.isna(row[column]) else (number(row[column], "long_list", priority, column),)

    unit = words("{indicator}, {unit}", indicator=of("indicator"), unit=of("unit")) if row["indicator"] else (_NONE,)
    boroughs = (_NONE,) if pd.isna(row["borough_min_value"]) else span(priority, row)
    ends: Runs = () if row["gap"] == "" or pd.isna(row["gap"]) else (" ", *of("gap"))
    return (of("name"), unit, figure("baseline_london"), figure("baseline_england"), of("baseline_period"), boroughs,
            of("trend"), (*of("source"), ".", *ends))  # fmt: skip


def cities(basis: Basis) -> Part:
    """Return appendix 4: other cities beside London, level only where definition and year agree."""
    table = basis.now.keep(comparisons)
    finding = Paragraph("cities.finding", (value(cities_headline(basis.now), "cities", "", "headline"),))
    rule = Paragraph("cities.rule", words(
        "Levels are set side by side only where definition and year agree; else the direction alone, or the figure for "
        "colour. Nothing here is a place in an order."
    ))  # fmt: skip
    columns = heads("Topic", "Compared", "What the figures say", "Grade", "Source and care")
    table = table.reset_index(drop=True)
    rows = tuple(_cities_of(together) for _, together in table.groupby(_SAID_ONCE, sort=False, dropna=False))
    blocks: tuple[Block, ...] = (finding, rule)
    if rows:
        blocks += (Table("cities.table", words("Other cities beside London"), columns, rows,
                         (16, 10, 42, 6, 26)),)  # fmt: skip
    gaps = () if rows else (Gap("Appendix 4", "No figure of another city is known."),)
    return Part(Section("cities", "Global cities", blocks), gaps)


# What rows of one line share: it is printed once for all cities of which it holds.
_SAID_ONCE = ["topic", "kind", "london", "london_period", "unit", "grade", "source", "care"]


def _cities_of(rows: pd.DataFrame) -> tuple[Runs, ...]:
    """Return a line of the table: the cities of one topic and source, compared in one way."""
    place, first = rows.index[0], rows.iloc[0]
    ways = {"level": "level", "direction": "direction", "colour": "for colour"}
    figures = _levels(rows) if first["kind"] == LEVEL else _sentences(rows)
    return (
        (value(first["topic"], "cities", place, "topic"),),
        (ways.get(str(first["kind"]), "for colour"),),
        figures,
        (value(first["grade"] or "none", "cities", place, "grade"),),
        words(
            "{source}. {care}",
            source=value(first["source"], "cities", place, "source"),
            care=value(first["care"], "cities", place, "care"),
        ),
    )  # fmt: skip


def _sentences(rows: pd.DataFrame) -> Runs:
    """Return what can be said of each city, one after another."""
    return tuple(run for at, row in rows.iterrows() for run in (value(row["sentence"], "cities", at, "sentence"), " "))[
        :-1
    ]


def _levels(rows: pd.DataFrame) -> Runs:
    """Return London's figure and those of the cities that are measured alike, in the order of the figures."""

    def figure(at: object, row: pd.Series[Any], name: str, period: str) -> Runs:
        return words("{figure} ({period})", figure=number(row[name], "cities", at, name),
                     period=value(row[period], "cities", at, period))  # fmt: skip

    place, first = rows.index[0], rows.iloc[0]
    london = words("London {figure}, {unit}. By the same definition: ",
                   figure=figure(place, first, "london", "london_period"),
                   unit=value(first["unit"], "cities", place, "unit"))  # fmt: skip
    cities = [(value(row["city"], "cities", at, "city"), " ", *figure(at, row, "value", "period"))
            for at, row in rows.iterrows()]  # fmt: skip
    return (*london, *joined(cities), ".")


def existing(basis: Basis) -> Part:
    """Return appendix 6: what partners have promised already, priority by priority, and what came of it."""
    table = basis.now.keep(of_partners)
    names = basis.listed.names
    order = {basis.numbers[str(name)]: place for place, name in enumerate(basis.standing.ranking.ordered.index)}
    last = len(order)
    table = table.assign(place=[order.get(priority, last) for priority in table["priority"]])
    table = table.sort_values("place", kind="stable")
    rows = tuple(_promise(str(number), row, names) for number, row in table.iterrows())
    columns = heads("Priority", "Partner", "Strategy", "Commitment", "Target", "By", "What came")
    blocks: list[Block] = [
        Paragraph("existing.finding", (value(headline(basis.now), "promises", "", "headline"),)),
        Paragraph("existing.opening", words(
            "Shared commitments are to build on these. What came of a promise is told where a figure tells."
        )),
    ]  # fmt: skip
    if rows:
        blocks.append(Table("existing.table", words("Commitments of existing strategies"),
                            columns, rows, (14, 13, 16, 24, 8, 6, 19)))  # fmt: skip
    return Part(Section("existing", "Existing commitments and potential action", tuple(blocks)))


def _promise(number: str, row: pd.Series[Any], names: pd.Series[str]) -> tuple[Runs, ...]:
    priority = row["priority"]
    of = value(names[priority], "long_list", priority, "name") if priority in names.index else "no priority of the list"
    columns = ("partner", "document", "commitment", "target", "target_year")
    cells = ((value(row[name], "promises", number, name),) if row[name] else ("not said",) for name in columns)
    came = row["came"] if row["status"] != "unknown" else ""
    return ((of,), *cells, (value(came, "promises", number, "came"),) if came else ("no figure tells",))


def vision(basis: Basis) -> Part:
    """Return appendix 2: the statements of the framework, each with the priorities under it."""
    table = basis.now.keep(statements)
    under = basis.now.keep(coverage)
    rows = tuple(_statement(str(number), row, under) for number, row in table.iterrows())
    title, columns = "Vision statements", heads("Life stage", "Statement", "Priorities under it", "Whose words")
    if not rows:
        sentence = "No vision statement stands."
        return Part(Section("vision", title, (Paragraph("vision.none", (sentence,)),)), (Gap("Appendix 2", sentence),))
    drafts = int((table["who"] == "").sum())
    blocks = (
        Paragraph("vision.finding", (value(vision_headline(basis.now), "statements", "", "headline"),)),
        Table("vision.table", words("Vision statements along the course of a life"), columns,
              rows, (12, 46, 27, 15)),
    )  # fmt: skip
    missing = f"{drafts} of {len(table)} vision statements are drafts, for the board."
    return Part(Section("vision", title, blocks), (Gap("Appendix 2", missing),) if drafts else ())


def _statement(number: str, row: pd.Series[Any], under: pd.DataFrame) -> tuple[Runs, ...]:
    own = under[(under["statement_id"] == number) & (under["priority"] != "")]
    names = joined([
        (value(name, "long_list", priority, "name"),)
        for name, priority in zip(own["name"], own["priority"], strict=True)
    ])  # fmt: skip
    return (
        (value(row["life_stage"], "statements", number, "life_stage"),),
        (value(row["statement"], "statements", number, "statement"),),
        names or ("none of the list",),
        (value(row["who"], "statements", number, "who"),) if row["who"] else ("draft, for the board",),
    )
