"""Parsing in a process of its own, so that no file can take the server down with it.

Run as a script by `parse_workbook`: reads the workbook from standard input, writes the sheets as JSON lines of cells
to standard output. It is started with `python -I` and imports nothing of the explorer.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, TypedDict

from engagement.errors import FileTooLarge, TookTooLong, WrongKind
from engagement.reading.export import Limits

_CHILD = Path(__file__).with_name("parser_child.py")
_TOO_MUCH = (
    "Reading the workbook took more than {seconds} seconds or {memory:,} MB of memory, so it was stopped. "
    "Copy the answers alone into a new workbook, or export them as CSV."
)


class Sheet(TypedDict):
    """One sheet: its name, whether people see it, and its rows of text."""

    name: str
    visible: bool
    rows: list[list[str]]


def parse_workbook(content: bytes, limits: Limits) -> list[Sheet]:
    """Read every sheet of a workbook as text, in a limited child process.

    Parameters
    ----------
    content : bytes of an XLSX, XLSM, XLS or ODS file that passed `gate.check`.
    limits : time, memory, rows and columns.

    Returns
    -------
    list of Sheet
        Visible and hidden ones, in their order.

    Raises
    ------
    TookTooLong, FileTooLarge, WrongKind
        The child was stopped, refused, or failed; this process is untouched.
    """
    told = json.dumps(
        {
            "seconds": limits.seconds,
            "memory": limits.memory_megabytes * 1024 * 1024,
            "rows": limits.max_rows + 100,
            "columns": limits.max_columns,
        }
    )
    try:
        child = subprocess.run(  # noqa: S603  our own script and interpreter
            [sys.executable, "-I", str(_CHILD), told],
            input=content,
            capture_output=True,
            timeout=limits.seconds + 10,
            check=False,
        )
    except subprocess.TimeoutExpired as fault:
        raise TookTooLong(_TOO_MUCH.format(seconds=limits.seconds, memory=limits.memory_megabytes)) from fault
    return _answer(child, limits)


def _answer(child: subprocess.CompletedProcess[bytes], limits: Limits) -> list[Sheet]:
    try:
        answer: dict[str, Any] = json.loads(child.stdout)
    except ValueError as fault:
        raise TookTooLong(_TOO_MUCH.format(seconds=limits.seconds, memory=limits.memory_megabytes)) from fault
    problem = answer.get("problem")
    if problem == "memory":
        raise TookTooLong(_TOO_MUCH.format(seconds=limits.seconds, memory=limits.memory_megabytes))
    if problem == "rows":
        raise FileTooLarge(f"A sheet holds more than {limits.max_rows:,} rows. Split the answers by date.")
    if problem == "columns":
        raise FileTooLarge(f"A sheet holds more than {limits.max_columns:,} columns. Export fewer columns.")
    if problem:
        raise WrongKind("The workbook is damaged and cannot be opened. Save it again in Excel, or export as CSV.")
    sheets: list[Sheet] = answer["sheets"]
    return sheets
