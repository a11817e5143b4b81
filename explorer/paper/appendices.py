"""Appendices 2 to 7 of the board's paper, in the order of the paper of March 2019."""

from __future__ import annotations

import pandas as pd

from data import bundled
from explorer.paper.basis import Basis, Part
from explorer.paper.figures import span
from explorer.paper.model import Block, Gap, Paragraph, Section, Table
from explorer.paper.values import Runs, number, value, words

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
    heads = ("Priority", "Indicator", "London", "England", "Period", "Boroughs", "Course", "Source and gaps")
    table = Table("long_list.table", words("The long list: baseline, course and variation"),
                  tuple((head,) for head in heads), rows, (13, 16, 7, 7, 8, 15, 16, 18))  # fmt: skip
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


def cities(_basis: Basis) -> Part:
    """Return appendix 4: figures of other cities."""
    table = bundled.global_cities()
    rows = tuple(
        tuple((value(row[column], "cities", place, column),) if row[column] != "" else (_NONE,) for column in _CITY)
        for place, row in table.assign(value=[f"{figure:g}" for figure in table["value"]]).iterrows()
    )
    heads = ("Indicator", "City", "Period", "Value", "Unit", "Source", "Care")
    blocks: tuple[Block, ...] = (
        Paragraph("cities.opening", words(
            "Definitions and years differ between cities; a figure is no place in an order."
        )),
        Table("cities.table", words("Figures of other cities"), tuple((head,) for head in heads), rows,
              (20, 12, 10, 9, 9, 24, 16)),
    )  # fmt: skip
    return Part(Section("cities", "Global cities", blocks))


_CITY = ("indicator", "city", "period", "value", "unit", "source", "note")


def existing(basis: Basis) -> Part:
    """Return appendix 6: what strategies have promised already, priority by priority."""
    table = bundled.commitments()
    drafts = table["source_document"].str.startswith("SPB paper, draft shared commitment")
    table = table[~drafts & table["priority_id"].isin(basis.listed.priorities.index)]
    order = {basis.numbers[str(name)]: place for place, name in enumerate(basis.standing.ranking.ordered.index)}
    table = table.assign(place=table["priority_id"].map(order)).sort_values("place", kind="stable")
    names = basis.listed.names
    rows = tuple(
        (
            (value(names[row["priority_id"]], "long_list", row["priority_id"], "name"),),
            *((value(row[column], "commitments", place, column),) if row[column] else ("not said",)
              for column in ("source_document", "commitment", "target", "target_year")),
        )
        for place, row in table.iterrows()
    )  # fmt: skip
    without = len(names) - table["priority_id"].nunique()
    heads = ("Priority", "Strategy", "Commitment", "Target", "By")
    opening = words("Partners have promised this already; shared commitments are to build on it.")
    if without:
        opening += words(
            " For {without} priorities no commitment was found.",
            without=value(without, "existing", column="without"),
        )
    blocks: tuple[Block, ...] = (Paragraph("existing.opening", opening),)
    if rows:
        blocks += (Table("existing.table", words("Commitments of existing strategies"),
                         tuple((head,) for head in heads), rows, (20, 24, 36, 11, 9)),)  # fmt: skip
    return Part(Section("existing", "Existing commitments and potential action", blocks))


def vision(_basis: Basis) -> Part:
    """Return appendix 2: no statement is recorded yet."""
    return _not_recorded("vision", "Vision statements", "Appendix 2", "No vision statement is recorded yet.")


def support(_basis: Basis) -> Part:
    """Return appendix 5: nothing is recorded yet."""
    sentence = "What workforce, estates, digital and business intelligence must put in place is not recorded yet."
    return _not_recorded("support", "Support for local partners and enablers", "Appendix 5", sentence)


def plan(_basis: Basis) -> Part:
    """Return appendix 7: the explorer does not record a plan of engagement yet."""
    sentence = "No plan of engagement is recorded yet."
    return _not_recorded("plan", "Engagement plan", "Appendix 7", sentence)


def _not_recorded(key: str, title: str, part: str, sentence: str) -> Part:
    return Part(Section(key, title, (Paragraph(f"{key}.none", (sentence,)),)), (Gap(part, sentence),))
