"""Ranking at the command line: python -m explorer rank long_list.csv --weights 50,30,20 [--json]."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from priorities import CRITERIA, ScoredList, criterion_name, read_long_list
from priorities.errors import LongListError, WeightError
from priorities.export import ranking_record
from priorities.narrative import percent


def add_to(commands: Any) -> None:
    """Add `rank` to the commands of a parser."""
    rank = commands.add_parser("rank", help="print the ranking of a long list, how firm it is, and the routes")
    rank.add_argument("long_list", type=Path, help="CSV with a column 'priority' and one for each criterion")
    rank.add_argument("--weights", default="", help="a number a criterion, as in 50,30,20; else equal")
    rank.add_argument("--criteria", default="", help=f"columns to score by; {','.join(CRITERIA)} if left out")
    rank.add_argument("--json", action="store_true", help="print everything as JSON")
    rank.set_defaults(command=_rank)


def _rank(options: argparse.Namespace) -> str:
    criteria = options.criteria.split(",") if options.criteria else list(CRITERIA)
    scores = read_long_list(_content(options.long_list), criteria)
    record = ranking_record(ScoredList.read(scores).under(_weights(options.weights, criteria)))
    return json.dumps(record, indent=2, ensure_ascii=False) if options.json else _as_text(record)


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
    weights = ", ".join(f"{criterion_name(name)} {value:g}%" for name, value in record["weights"].items())
    heading = ("rank", "priority", "score", "leads in", "route", "whatever the weights")
    rows = [heading, *(_cells(row) for row in record["priorities"])]
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    firm = [f"  {criterion_name(name)}: {low:.1f}% to {high:.1f}%" for name, (low, high) in record["intervals"].items()]
    interval_lines = ["The lead stays the same while a weight, the others in proportion, lies between:", *firm]
    return "\n".join([f"Weights: {weights}", record["headline"], "", *lines, "", *interval_lines])


def _cells(row: dict[str, Any]) -> tuple[str, str, str, str, str, str]:
    score = "" if row["score"] is None else f"{row['score']:.2f}"
    leads = "" if row["leads_in"] is None else percent(row["leads_in"])
    return row["label"], row["priority"], score, leads, row.get("route", ""), _shortened(row["reach"])


def _shortened(reach: str) -> str:
    first, *rest = reach.split(", ")
    return f"{first} and {len(rest)} more" if rest else reach
