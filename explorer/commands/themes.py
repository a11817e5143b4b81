"""From a file to themes at the command line: python -m explorer themes FILE --text-column ... --out themes.xlsx."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from engagement import ColumnChoice, ThemeModel, plan_import, read_export
from engagement.errors import EngagementError
from engagement.export import found_workbook
from engagement.schema import IN_USE


def add_to(commands: Any) -> None:
    """Add `themes` to the commands of a parser."""
    what = "find themes in a survey export and write them, with quotes and assignments, to a workbook; stores nothing"
    themes = commands.add_parser("themes", help=what)
    themes.add_argument("file", type=Path, help="CSV, TSV, XLSX, XLS or ODS as the survey tool wrote it")
    themes.add_argument("--sheet", help="the sheet of a workbook (default: the one that looks most like answers)")
    themes.add_argument(
        "--text-column", action="append", default=[], help="a column of words; may be given again (default: guessed)"
    )
    themes.add_argument("--n-themes", type=_number, default=None, help="number of themes (default: suggested)")
    themes.add_argument("--engine", choices=("auto", "fast", "careful"), default="auto")
    themes.add_argument("--out", type=Path, required=True, help="the workbook to write (.xlsx)")
    themes.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> str:
    """Find themes in the answers of a file and write the workbook.

    Words are masked and answers sorted as an import does it: nothing to say, copies and repeats are left out.
    """
    export = read_export(options.file, sheet=options.sheet)
    columns = ColumnChoice.guess(export)
    if options.text_column:
        columns = replace(columns, text=tuple(options.text_column))
    answers = plan_import(export, columns).responses
    answers = answers[answers["tray"] == IN_USE].reset_index(drop=True)
    model = ThemeModel(options.n_themes, engine=options.engine)
    model.fit(answers["text"].tolist(), questions=answers["question"].unique())
    try:
        options.out.write_bytes(found_workbook(model, answers))
    except OSError as error:
        raise EngagementError(
            f"{options.out.name} could not be written. Close it elsewhere, or name another."
        ) from error
    return _summary(model, answers, options.out.name)


def _number(typed: str) -> int:
    number = int(typed)
    if not 1 <= number <= 500:
        raise argparse.ArgumentTypeError("must be between 1 and 500")
    return number


def _summary(model: ThemeModel, answers: pd.DataFrame, out: str) -> str:
    """Say how many people and answers there are, and how many of both speak of each theme."""
    points = model.assignments_
    people = answers["respondent"].loc[points["text"]].groupby(points["theme"].to_numpy()).nunique()
    named = [
        f"  {int(people.get(theme, 0)):6,}  {size:7,}  {name}"
        for theme, (name, size) in enumerate(zip(model.themes_["name"], model.themes_["size"], strict=True))
    ]
    heading = (
        f"{len(named)} themes in {len(answers):,} answers of {answers['respondent'].nunique():,} people "
        f"({model.n_suggested_} suggested). {model.engine_reason_}"
    )
    return "\n".join([heading, "  people  answers  theme", *named, f"Written to {out}."])
