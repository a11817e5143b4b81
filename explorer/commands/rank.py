"""Ranking at the command line: python -m explorer rank long_list.csv --weights 50,30,20 [--json]."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pandas as pd

from engagement import read_export
from priorities import A_TOTAL, CRITERIA, ScoredList, criterion_name, read_list_import, said_percent
from priorities.errors import LongListError, WeightError
from priorities.export import ranking_record
from priorities.narrative import percent

# What cannot be used in a list: more than a screen of it is a list to look at again.
_MOST_SAID: Final = 10


def add_to(commands: Any) -> None:
    """Add `rank` to the commands of a parser."""
    rank = commands.add_parser("rank", help="print the ranking of a long list, how firm it is, and the routes")
    rank.add_argument(
        "long_list", type=Path, help="CSV, TSV, XLSX, XLS or ODS with a column 'priority' and one for each criterion"
    )
    rank.add_argument("--weights", default="", help="a number a criterion, as in 50,30,20; else equal")
    rank.add_argument("--criteria", default="", help=f"columns to score by; {','.join(CRITERIA)} if left out")
    rank.add_argument("--json", action="store_true", help="print everything as JSON")
    rank.set_defaults(command=_rank)


def _rank(options: argparse.Namespace) -> str:
    criteria = options.criteria.split(",") if options.criteria else list(CRITERIA)
    scores, totals = _read(options.long_list, criteria)
    record = ranking_record(ScoredList.read(scores).under(_weights(options.weights, criteria)))
    record["left_out"] = totals
    return json.dumps(record, indent=2, ensure_ascii=False) if options.json else _as_text(record)


def _read(path: Path, criteria: Sequence[str]) -> tuple[pd.DataFrame, list[str]]:
    """Return the scores of a list as the screen would read it, and which rows are totals and were left out."""
    export = read_export(_content(path), filename=path.name, answers=False)
    listed = read_list_import(export.frame, criteria, first_row=export.layout.first_data_row)
    if listed.absent:
        raise LongListError(f"No column is called '{criterion_name(listed.absent[0])}'. Add it; cells may stay empty.")
    totals = listed.set_aside["why"] == A_TOTAL
    wrong = [f"Row {row}: {why}." for row, _column, why in listed.set_aside[~totals].itertuples(index=False)]
    if wrong:
        more = [f"And {len(wrong) - _MOST_SAID} more."] if len(wrong) > _MOST_SAID else []
        raise LongListError(" ".join(["The long list cannot be used as it stands.", *wrong[:_MOST_SAID], *more]))
    return listed.scores, [f"row {row}: {A_TOTAL}" for row in listed.set_aside[totals]["row"]]


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise LongListError("The long list cannot be opened. Check its name and folder.") from None


def _weights(text: str, criteria: Sequence[str]) -> dict[str, float]:
    if not text:
        return dict.fromkeys(criteria, 1.0)
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        raise WeightError("The weights are numbers with commas between them, for example 50,30,20.") from None
    if len(numbers) != len(criteria):
        raise WeightError(f"Give {len(criteria)} weights, one for each criterion; there are {len(numbers)}.")
    return dict(zip(criteria, numbers, strict=True))


def _as_text(record: dict[str, Any]) -> str:
    weights = ", ".join(f"{criterion_name(name)} {said_percent(value)}" for name, value in record["weights"].items())
    heading = ("rank", "priority", "score", "leads in", "route", "whatever the weights")
    rows = [heading, *(_cells(row) for row in record["priorities"])]
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    firm = [f"  {criterion_name(name)}: {low:.1f}% to {high:.1f}%" for name, (low, high) in record["intervals"].items()]
    interval_lines = ["The lead stays the same while a weight, the others in proportion, lies between:", *firm]
    left_out = [f"Left out: {'; '.join(record['left_out'])}."] if record["left_out"] else []
    return "\n".join([f"Weights: {weights}", record["headline"], *left_out, "", *lines, "", *interval_lines])


def _cells(row: dict[str, Any]) -> tuple[str, str, str, str, str, str]:
    score = "" if row["score"] is None else f"{row['score']:.2f}"
    leads = "" if row["leads_in"] is None else percent(row["leads_in"])
    return row["label"], row["priority"], score, leads, row.get("route", ""), _shortened(row["reach"])


def _shortened(reach: str) -> str:
    first, *rest = reach.split(", ")
    return f"{first} and {len(rest)} more" if rest else reach
