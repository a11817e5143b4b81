"""Survey exports at the command line: what a file holds, and bringing it in."""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from data import Stamp
from engagement import ColumnChoice, Export, plan_import, read_export, spread
from engagement.errors import MissingColumn
from engagement.schema import BLANK, NO_ANSWER, ONCE, SEVERAL, Question
from explorer.intake import import_file


def add_to(commands: Any, database: argparse.ArgumentParser) -> None:
    """Add `read` and `import` to the commands of a parser; `database` holds the option that names one."""
    file = argparse.ArgumentParser(add_help=False)
    file.add_argument("file", type=Path, help="CSV, TSV, XLSX, XLS or ODS as the survey tool wrote it")
    file.add_argument("--sheet", help="the sheet of a workbook (default: the one that looks most like answers)")
    file.add_argument("--json", action="store_true", help="print JSON instead of a table")
    what = "say how a survey export is laid out and what it holds; stores nothing"
    commands.add_parser("read", parents=[file], help=what).set_defaults(command=_read)
    bringing = commands.add_parser("import", parents=[file, database], help="store what is new in a survey export")
    bringing.add_argument("--audience", default="", help="who answered, where no column says it")
    bringing.add_argument("--forum", default="", help="the forum, event or survey, where no column says it")
    bringing.add_argument(
        "--column", action="append", default=[], type=_role, metavar="NAME=KIND", dest="roles",
        help="what a column holds, where it is not as it looks; may be given again. With =question the column says "
        "which question a row answers, and the rows of each person are joined",
    )  # fmt: skip
    people = bringing.add_mutually_exclusive_group()
    people.add_argument(
        "--same-people", action="store_const", const=True, dest="same_people",
        help="who carries a number of an earlier round is the same person answering again "
        "(default where numbers look like ids rather than counted)",
    )  # fmt: skip
    people.add_argument(
        "--other-people", action="store_const", const=False, dest="same_people",
        help="they are other people, counted anew (default where numbers look counted)",
    )  # fmt: skip
    bringing.add_argument("--who", default="the command line", help="written beside the import on the record")
    bringing.set_defaults(command=_import, act="import responses")


def _read(options: argparse.Namespace) -> str:
    export = read_export(options.file, sheet=options.sheet)
    summary = _describe(export)
    return json.dumps(summary, ensure_ascii=False, indent=2) if options.json else _as_table(summary)


def _import(options: argparse.Namespace) -> str:
    choices = {name: getattr(options, name) for name in ("audience", "forum", "sheet", "same_people")}
    choices["roles"] = dict(options.roles)
    receipt = import_file(options.file, Stamp(options.who, options.now), into=options.database, **choices)
    counts = {
        "read": receipt.read, "stored": receipt.stored, "already_there": receipt.already_there, **receipt.trays,
        "people": receipt.people, "ticks_and_ratings": receipt.closed,
    }  # fmt: skip
    return json.dumps(counts, indent=2) if options.json else _counted(counts)


def _role(typed: str) -> tuple[str, str]:
    """Read NAME=KIND."""
    name, _, kind = typed.rpartition("=")
    kinds = (*ONCE, *SEVERAL, "ignore")
    if not name or kind not in kinds:
        raise argparse.ArgumentTypeError(f"must be a column, =, and one of {', '.join(kinds)}")
    return name, kind


def _counted(counts: Mapping[str, int]) -> str:
    return _lines([(name.replace("_", " "), f"{count:,}") for name, count in counts.items()])


def _describe(export: Export) -> dict[str, Any]:
    """Return what a file holds, ready for JSON: layout, size, columns with their roles, trays, problems."""
    roles = [
        {"column": name, "filled": int((export.frame[name] != "").sum()), **dataclasses.asdict(role)}
        for name, role in export.roles.items()
    ]
    return {
        "layout": dataclasses.asdict(export.layout),
        "rows": len(export.frame),
        "columns": export.frame.shape[1],
        "roles": roles,
        **_planned(spread(export)),
        "problems": [dataclasses.asdict(problem) for problem in export.problems],
    }


def _planned(export: Export) -> dict[str, Any]:
    """What an import of the guessed columns would store and set aside, and what was asked; of no column, nothing."""
    try:
        plan = plan_import(export, ColumnChoice.guess(export))
    except MissingColumn:
        return {"trays": {}, "people": len(export.frame), "questions": []}
    answered = (
        plan.responses[~plan.responses["tray"].isin((BLANK, NO_ANSWER))].groupby("question")["respondent"].nunique()
    )
    answered = answered.add(plan.closed.groupby("question")["respondent"].nunique(), fill_value=0)
    questions = [_question(question, int(answered.get(question.text, 0))) for question in plan.questions]
    return {"trays": dict(plan.counts), "people": len(plan.people), "questions": questions}


def _question(question: Question, answered: int) -> dict[str, Any]:
    """Return a question for JSON; `answered` counts people."""
    asks = {"asks": question.asks} if question.kind == "open" else {}
    return {
        "text": question.text, "kind": question.kind, "columns": list(question.columns), "answered": answered, **asks
    }  # fmt: skip


def _as_table(summary: dict[str, Any]) -> str:
    layout = summary["layout"]
    heading = [
        ("Written by", layout["tool"] or "unknown"),
        ("Encoding", layout["encoding"] or "workbook"),
        ("Delimiter", {None: "none", "\t": "tab"}.get(layout["delimiter"], layout["delimiter"])),
        ("Sheet", layout["sheet"] or "none"),
        ("Header rows", layout["header_rows"]),
        ("First answer", f"row {layout['first_data_row']}"),
        ("Rows", f"{summary['rows']:,}"),
        ("People", f"{summary['people']:,}"),
        ("Columns", f"{summary['columns']:,}"),
    ]
    parts = [_lines(heading)]
    parts.append(
        "Columns\n" + _lines([(role["kind"], role["column"][:60], role["reason"]) for role in summary["roles"]])
    )
    if summary["questions"]:
        lines = [(q["kind"], q["text"][:60], f"{q['answered']:,} people answered") for q in summary["questions"]]
        parts.append("Questions\n" + _lines(lines))
    if summary["trays"]:
        parts.append("Answers\n" + _counted(summary["trays"]))
    if summary["problems"]:
        problems = [(problem["where"], problem["what"], problem["done"]) for problem in summary["problems"]]
        parts.append("Odd in this file\n" + _lines(problems))
    return "\n\n".join(parts)


def _lines(rows: Sequence[tuple[object, ...]]) -> str:
    widths = [max(len(str(row[column])) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  " + "  ".join(str(cell).ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
