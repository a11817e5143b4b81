"""From files to themes at the command line: python -m explorer themes FILES --text-column ... --out themes.xlsx.

A single file that an import could take is read as an import reads it. Several files, Parquet, larger ones, and any for
which --labels are asked are read part by part. Whether a cluster is there decides neither, so that it changes nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from engagement import ColumnChoice, ThemeModel, plan_import, read_export
from engagement.errors import EngagementError, FileTooLarge, MissingColumn, TooFewResponses
from engagement.export import QuestionThemes, found_workbook
from engagement.parts.files import Part, is_parquet, is_text, parts_of
from engagement.parts.finding import Question, find, place, read_ahead
from engagement.parts.labels import LabelledQuestion, write_labels
from engagement.parts.work import LOCAL, Loop, Work, cluster
from engagement.schema import IN_USE


def add_to(commands: Any) -> None:
    """Add `themes` to the commands of a parser."""
    what = "find themes in survey exports and write them, with quotes and assignments, to a workbook; stores nothing"
    themes = commands.add_parser("themes", help=what)
    kinds = "CSV, TSV, XLSX, XLS or ODS as the survey tool wrote it; several, or large ones: CSV or Parquet"
    themes.add_argument("files", type=Path, nargs="+", metavar="FILE", help=kinds)
    themes.add_argument("--sheet", help="the sheet of a workbook (default: the one that looks most like answers)")
    themes.add_argument(
        "--text-column", action="append", default=[], help="a column of words; may be given again (default: guessed)"
    )
    themes.add_argument(
        "--person-column", help="the column that says who wrote (default: guessed, or each row another)"
    )
    themes.add_argument("--n-themes", type=_number, default=None, help="number of themes (default: suggested)")
    themes.add_argument("--engine", choices=("auto", "fast", "careful"), default="auto")
    themes.add_argument("--out", type=Path, required=True, help="the workbook to write (.xlsx)")
    themes.add_argument("--labels", type=Path, help="a folder for the theme of every row, as Parquet")
    where = f"'{LOCAL}', or the address of a Dask scheduler (tcp://host:8786); needs requirements-cluster.txt"
    themes.add_argument("--cluster", help=where)
    themes.set_defaults(command=_run)


def _run(options: argparse.Namespace) -> str:
    """Find themes in the answers of files and write the workbook, each question by itself."""
    with _work(options.cluster) as work:
        if _read_in_parts(options):
            sets, labels = _in_parts(options, work)
        else:
            try:
                sets, labels = _in_whole(options, work), []
            except FileTooLarge:
                if not is_text(options.files[0]):
                    raise
                sets, labels = _in_parts(options, work)
    if not sets:
        raise TooFewResponses("There are no words to find themes in. Name columns that hold answers.")
    try:
        options.out.write_bytes(found_workbook(sets))
    except OSError as error:
        raise EngagementError(
            f"{options.out.name} could not be written. Close it elsewhere, or name another."
        ) from error
    files = [path.name for path in (options.out, *labels)]
    return "\n".join([*(_summary(themes) for themes in sets), f"Written to {', '.join(files)}."])


def _work(address: str | None) -> AbstractContextManager[Work]:
    return nullcontext(Loop()) if address is None else cluster(address)


def _read_in_parts(options: argparse.Namespace) -> bool:
    return len(options.files) > 1 or options.labels is not None or is_parquet(options.files[0])


def _in_whole(options: argparse.Namespace, work: Work) -> list[QuestionThemes]:
    """Themes of a file that is read as an import reads it.

    Words are masked and answers sorted as an import does it: nothing to say, copies and repeats are left out.
    """
    export = read_export(options.files[0], sheet=options.sheet)
    columns = ColumnChoice.guess(export)
    if options.text_column:
        columns = replace(columns, text=tuple(options.text_column))
    if options.person_column:
        columns = replace(columns, person=options.person_column)
    answers = plan_import(export, columns).responses
    answers = answers[answers["tray"] == IN_USE].reset_index(drop=True)
    sets = []
    for question, rows in answers.groupby("question", sort=False):
        model, own = ThemeModel(options.n_themes, engine=options.engine), rows.reset_index(drop=True)
        texts = own["text"].tolist()
        read_ahead(texts, options.engine, work)
        with suppress(TooFewResponses):
            model.fit(texts, own["respondent"].tolist(), questions=[str(question)], progress=_tell)
            sets.append(QuestionThemes(str(question), model, own))
    return sets


def _in_parts(options: argparse.Namespace, work: Work) -> tuple[list[QuestionThemes], list[Path]]:
    """Themes of files of any size, and the files that hold the theme of every row."""
    if not options.text_column:
        raise MissingColumn("Say which columns hold words: --text-column NAME, once for each.")
    columns = [*options.text_column, *([options.person_column] if options.person_column else [])]
    parts: list[tuple[int, Part]] = [
        (number, part) for number, path in enumerate(options.files, start=1) for part in parts_of(path, columns)
    ]
    sets, labelled = [], []
    for column in dict.fromkeys(options.text_column):
        question = Question(column, options.person_column)
        with suppress(TooFewResponses):
            finding = find(question, parts, work, ThemeModel(options.n_themes, engine=options.engine), _tell)
            labels = list(place(question, parts, work, finding, _tell))
            labelled.append(LabelledQuestion(column, finding.model.themes_["name"].tolist(), labels))
            sets.append(QuestionThemes(column, finding.model, finding.answers, labelled[-1].sizes))
    folder = options.labels or options.out.with_name(f"{options.out.stem}_labels")
    return sets, write_labels(folder, parts, labelled) if sets else []


def _tell(doing: str, share: float) -> None:
    """Say on a screen how far it is; a file that the lines go to has no use for it."""
    if sys.stderr.isatty():
        print(f"\r{doing}: {share:4.0%}".ljust(60), end="\r", file=sys.stderr, flush=True)


def _number(typed: str) -> int:
    number = int(typed)
    if not 1 <= number <= 500:
        raise argparse.ArgumentTypeError("must be between 1 and 500")
    return number


def _summary(finding: QuestionThemes) -> str:
    """Say how many people and answers there are, and how many of both speak of each theme."""
    model, answers = finding.model, finding.answers
    closely = " read closely" if finding.sizes is not None else ""
    heading = (
        f"{finding.question}\n{len(model.themes_)} themes in {len(answers):,} answers{closely} of "
        f"{answers['respondent'].nunique():,} people ({model.n_suggested_} suggested). {model.engine_reason_}"
    )
    return "\n".join([heading, *(_of_answers(finding) if finding.sizes is None else _of_all(finding))])


def _of_answers(finding: QuestionThemes) -> Iterator[str]:
    points, themes = finding.model.assignments_, finding.model.themes_
    people = finding.answers["respondent"].loc[points["text"]].groupby(points["theme"].to_numpy()).nunique()
    yield "  people  answers  theme"
    for theme, (name, size) in enumerate(zip(themes["name"], themes["size"], strict=True)):
        yield f"  {int(people.get(theme, 0)):6,}  {size:7,}  {name}"


def _of_all(finding: QuestionThemes) -> Iterator[str]:
    yield "     answers  theme"
    for name, size in zip(finding.model.themes_["name"], finding.sizes or (), strict=True):
        yield f"  {size:10,}  {name}"
