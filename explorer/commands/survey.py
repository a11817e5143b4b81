"""Engagement from the command line: python -m engagement read FILE, import FILE ..., themes FILE ...

Nothing that people wrote is printed: names of columns and themes, counts and oddities alone.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from data import Stamp
from data.errors import StorageError
from engagement.errors import EngagementError, MissingColumn
from engagement.parsing import Export, read_export

Command = Callable[[argparse.Namespace], str]


def main(arguments: Sequence[str]) -> int:
    """Run one command, print what it found, and return 0, or 1 where it could not be done.

    Parameters
    ----------
    arguments : sequence of str
        As typed, without the program's name.
    """
    options = _parser().parse_args(arguments)
    command: Command = options.command
    try:
        print(command(options))
    except (EngagementError, StorageError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m engagement", description="From survey exports to themes.")
    file = argparse.ArgumentParser(add_help=False)
    file.add_argument("file", type=Path, help="CSV, TSV, XLSX, XLS or ODS as the survey tool wrote it")
    file.add_argument("--sheet", help="the sheet of a workbook (default: the one that looks most like answers)")
    file.add_argument("--json", action="store_true", help="print JSON instead of a table")
    commands = parser.add_subparsers(required=True, metavar="read | import | themes")
    what = "say how a survey export is laid out and what it holds; stores nothing"
    commands.add_parser("read", parents=[file], help=what).set_defaults(command=_read)
    bringing = commands.add_parser("import", parents=[file], help="store what is new in a survey export")
    bringing.add_argument("--audience", default="", help="who answered, where no column says it")
    bringing.add_argument("--forum", default="", help="the forum, event or survey, where no column says it")
    bringing.add_argument("--who", default="the command line", help="written beside the import on the record")
    bringing.add_argument("--database", type=Path, default=None, help="the file to store in (default: the explorer's)")
    bringing.set_defaults(command=_import)
    _add_themes(commands)
    return parser


def _add_themes(commands: Any) -> None:
    from engagement.theme_command import add_to

    add_to(commands)


def _read(options: argparse.Namespace) -> str:
    export = read_export(options.file, sheet=options.sheet)
    summary = _describe(export)
    return json.dumps(summary, ensure_ascii=False, indent=2) if options.json else _as_table(summary)


def _import(options: argparse.Namespace) -> str:
    from data.__main__ import DEFAULT
    from explorer.intake import import_file

    database = options.database or Path(os.environ.get("EXPLORER_DATABASE") or DEFAULT)
    choices = {"audience": options.audience, "forum": options.forum, "sheet": options.sheet}
    receipt = import_file(options.file, Stamp(options.who, datetime.now(UTC)), into=database, **choices)
    counts = {"read": receipt.read, "stored": receipt.stored, "already_there": receipt.already_there, **receipt.trays}
    return json.dumps(counts, indent=2) if options.json else _counted(counts)


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
        "trays": _trays(export),
        "problems": [dataclasses.asdict(problem) for problem in export.problems],
    }


def _trays(export: Export) -> dict[str, int]:
    """What an import of the guessed columns would store and set aside; empty without a column of words."""
    from engagement.responses import plan_import
    from engagement.schema import ColumnChoice

    try:
        return dict(plan_import(export, ColumnChoice.guess(export)).counts)
    except MissingColumn:
        return {}


def _as_table(summary: dict[str, Any]) -> str:
    layout = summary["layout"]
    heading = [
        ("Written by", layout["tool"] or "unknown"),
        ("Encoding", layout["encoding"] or "workbook"),
        ("Delimiter", {None: "none", "\t": "tab"}.get(layout["delimiter"], layout["delimiter"])),
        ("Sheet", layout["sheet"] or "none"),
        ("Header rows", layout["header_rows"]),
        ("First answer", f"row {layout['first_data_row']}"),
        ("Respondents", f"{summary['rows']:,}"),
        ("Columns", f"{summary['columns']:,}"),
    ]
    parts = [_lines(heading)]
    parts.append(
        "Columns\n" + _lines([(role["kind"], role["column"][:60], role["reason"]) for role in summary["roles"]])
    )
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


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # consoles of old Windows code pages
    sys.exit(main(sys.argv[1:]))
