"""The narrative's page on each priority, and what partners would promise, in plain words."""

from __future__ import annotations

from typing import Any

import pandas as pd

from explorer.paper.audiences import speaking_for
from explorer.paper.basis import Basis, Part, joined
from explorer.paper.model import Block, Paragraph, Section, Table, heads
from explorer.paper.pictures import borough_picture, trend_picture
from explorer.paper.quotes import cleared_of
from explorer.paper.shared import of_priority as drafts
from explorer.paper.values import Runs, number, text_of, value, words

_MARKS = (("collaboration", "for the need to act as one"), ("health_burden", "for the harm that it does"),
          ("regional_action", "for the need to act for all of London"))  # fmt: skip


def priority(basis: Basis, name: str) -> Part:
    """Return the section on one priority."""
    key, row = basis.numbers[name], basis.row(name)
    blocks: list[Block] = [
        *_figures(key, row),
        *trend_picture(key, row),
        *_boroughs(key, row),
        *_voices(basis, key),
        *_marks(basis, key),
        *_next(basis, key, row),
    ]
    return Part(Section(f"priority.{key}", name, tuple(blocks)))


def _figures(key: str, row: pd.Series[Any]) -> list[Block]:
    if not row["indicator_id"] or pd.isna(row["baseline_london"]):
        text = "We have found no good number for this in London yet. We will say what has to be counted."
        return [Paragraph(f"priority.{key}.figure", (text,), "plain")]
    runs = words(
        "What do the facts say? We look at this: {indicator}. It is counted {unit}. In London it stood at {london} in "
        "{period}.",
        indicator=value(row["indicator"], "long_list", key, "indicator"),
        unit=_unit(key, row),
        london=number(row["baseline_london"], "long_list", key, "baseline_london"),
        period=value(row["baseline_period"], "long_list", key, "baseline_period"),
    )
    if pd.notna(row["baseline_england"]):
        england = number(row["baseline_england"], "long_list", key, "baseline_england")
        runs += words(" In England as a whole it stood at {england}. {verdict}", england=england, verdict=_verdict(row))
    runs += _course(key, row)
    return [Paragraph(f"priority.{key}.figure", runs, "plain")]


def _unit(key: str, row: pd.Series[Any]) -> Runs:
    """How a figure is counted: "in every hundred", "per million people", "in years"."""
    unit = str(row["unit"])
    if unit == "%":
        return ("in every hundred",)
    own = (value(unit, "long_list", key, "unit"),)
    if unit.startswith("per "):
        return own
    return ("on a scale from ", *own) if unit[:1].isdigit() else ("in ", *own)


def _verdict(row: pd.Series[Any]) -> str:
    london, england = float(str(row["baseline_london"])), float(str(row["baseline_england"]))
    if london == england:
        return "The two are the same."
    better = (london > england) == (row["direction"] == "higher is better")
    return f"So London does {'better' if better else 'worse'} than the rest."


def _course(key: str, row: pd.Series[Any]) -> Runs:
    trend = str(row["trend"] or "")
    if not trend:
        return ()
    if trend.startswith("Cannot be told"):
        return words(
            " We cannot say yet if it gets better or worse: the numbers do not go back far enough, or are not "
            "told year by year."
        )
    return words(" Over the years: {trend}", trend=value(trend, "long_list", key, "trend"))


def _boroughs(key: str, row: pd.Series[Any]) -> list[Block]:
    if pd.isna(row["borough_min_value"]):
        return []
    lower_is_better = row["direction"] == "lower is better"
    runs = words(
        "It is not the same all over London. {low_name} has the lowest number, {low}. {high_name} has the highest, "
        "{high}. Here a {which} number is better. We want the best for all, and the gap to close.",
        low_name=value(row["borough_min"], "long_list", key, "borough_min"),
        low=number(row["borough_min_value"], "long_list", key, "borough_min_value"),
        high_name=value(row["borough_max"], "long_list", key, "borough_max"),
        high=number(row["borough_max_value"], "long_list", key, "borough_max_value"),
        which="low" if lower_is_better else "high",
    )
    return [Paragraph(f"priority.{key}.boroughs", runs, "plain"), *borough_picture(key, row)]


def _voices(basis: Basis, key: str) -> list[Block]:
    people = speaking_for(basis.now, key)
    if not people:
        text = (
            "Few of those who wrote to us spoke of this in so many words, or too few to be counted here. That does not "
            "mean that it does not matter to you. Tell us."
        )
        return [Paragraph(f"priority.{key}.voices", (text,), "plain")]
    runs = words("What did you say? Of those who wrote, {parts} spoke of this.", parts=people)
    quotes = [
        Paragraph(f"priority.{key}.quote.{quote.row}", (quote.words,), "quote") for quote in cleared_of(basis.now, key)
    ]
    return [Paragraph(f"priority.{key}.voices", runs, "plain"), *quotes]


def _marks(basis: Basis, key: str) -> list[Block]:
    scores = basis.listed.scores.loc[key]
    parts = [
        words("{score} of {most} " + what, score=number(float(str(scores[name])), "scores", key, name), most=_MOST)
        for name, what in _MARKS
        if name in scores.index and pd.notna(scores[name])
    ]
    if not parts:
        return []
    runs = words("Why is it so high on the list? It got {parts}.", parts=joined(parts))
    return [Paragraph(f"priority.{key}.marks", runs, "plain")]


_MOST = value("10", "scale", column="high")


def _next(basis: Basis, key: str, row: pd.Series[Any]) -> list[Block]:
    blocks: list[Block] = []
    if row["partners"]:
        runs = words(
            "Who has to act? These have a part in it: {partners}.",
            partners=value(row["partners"], "long_list", key, "partners"),
        )
        blocks.append(Paragraph(f"priority.{key}.partners", runs, "plain"))
    commitment = drafts(basis, key)
    if commitment:
        runs = words("What could we promise? This was drafted: {commitment}", commitment=commitment)
        text = text_of(commitment)
        if "X%" in text:
            runs += words(
                " The X stands for a number that is still to be set. It has to be one that can be reached, and one "
                "that you can check."
            )
        if "no figure yet" in text:
            runs += words(" “No figure yet” means that no one counts it so far. We will say who is to count it.")
    else:
        runs = words("What could we promise? Nothing has been drafted yet. That is work for the next six months.")
    return [*blocks, Paragraph(f"priority.{key}.promise", runs, "plain")]


def promises(basis: Basis, first: list[str]) -> Part:
    """Return the section on what partners would promise, and what they have promised."""
    title = "What we will do"
    rows = []
    for name in first:
        commitment = drafts(basis, basis.numbers[name])
        rows.append(((basis.name(name),), commitment or words("Nothing drafted yet.")))
    blocks: list[Block] = [
        Paragraph("promises.build", words(
            "We will not start from nought. Each of us has made promises before, and we will build on them. Where we "
            "can do more as one, we will say what more it is."
        ), "plain"),
        Paragraph("promises.honest", words(
            "We will not pick a number because it sounds good. We will look at what has been done so far, here and in "
            "other places. A promise that no one has ever kept needs a very good reason."
        ), "plain"),
        Paragraph("promises.place", words(
            "To make this work we need people with the right skills, good places to work in, records that talk to each "
            "other, and facts that we share. We will say what each promise needs and who sees to it."
        ), "plain"),
    ]  # fmt: skip
    if rows:
        columns = heads("What we work on", "What we could promise")
        table = Table("promises.table", words("Draft promises"), columns, tuple(rows), (35, 65))
        blocks.insert(1, table)
    return Part(Section("promises", title, tuple(blocks)))
