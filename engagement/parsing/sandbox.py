"""Parsing in a limited process of its own, so that no file can take the server or another visit down with it.

At most two run at once; a third file waits.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from threading import BoundedSemaphore, Event
from typing import IO, Any, Final, Literal

from engagement import errors
from engagement.errors import DamagedFile, TookTooLong, UnreadableFile
from engagement.parsing.records import Limits, Problem
from engagement.parsing.table import Table
from engagement.parsing.worker import BROKEN, OUT_OF_MEMORY
from engagement.processes import interpreter

_PLACES = BoundedSemaphore(2)  # each may take a gigabyte (`Limits.memory_megabytes`); a third file waits. Not tuned.
_SHARED_CELL: Final = 40  # characters: shorter cells repeat ("Yes", "Camden") and are held once; not tuned


def parse_limited(
    content: bytes,
    kind: Literal["text", "workbook"],
    limits: Limits,
    sheet: str | None = None,
    stop: Event | None = None,
    *,
    formulas: bool = False,
) -> Table:
    """Parse a file in a process with limits of memory and time.

    Parameters
    ----------
    content : the file's bytes, passed by the gate.
    kind : the reader to use.
    limits : the limits in force.
    sheet : the sheet to read, for workbooks.
    stop : set by another thread to end the process at once.
    formulas : whether to look for formulas that were never worked out.

    Raises
    ------
    TookTooLong
        Where the process ran into a limit; this one is untouched.
    UnreadableFile
        Whatever the reader refused.
    """
    task = json.dumps({"kind": kind, "sheet": sheet, "limits": dataclasses.asdict(limits), "formulas": formulas})

    def write(pipe: IO[bytes]) -> None:
        pipe.write(task.encode("ascii") + b"\n")
        pipe.write(content)

    # The process's own limit ends it first where the system can; the clock is for the others.
    with _PLACES, interpreter("engagement.parsing.worker", write, 1.5 * limits.seconds, stop) as process:
        table, rest = _received(process.stdout)
        process.wait()
    return _completed(table, rest, limits)


def _received(pipe: IO[bytes] | None) -> tuple[Table, Mapping[str, Any] | None]:
    """The rows as they come, then the rest; None where the process ended without it."""
    table = Table()
    met: dict[str, str] = {}
    for line in pipe or ():
        if not line.endswith(b"\n"):
            break
        message = json.loads(line)
        if isinstance(message, dict):
            return table, message
        table.numbers.append(message[0])
        table.rows.append([met.setdefault(cell, cell) if len(cell) < _SHARED_CELL else cell for cell in message[1]])
    return table, None


def _completed(table: Table, rest: Mapping[str, Any] | None, limits: Limits) -> Table:
    if rest is None or rest.get("refused") == OUT_OF_MEMORY:
        raise TookTooLong(
            f"Reading the file took more than {limits.seconds} seconds or {limits.memory_megabytes:,} MB of "
            "memory, so it was stopped. Copy the answers alone into a new workbook, or export them as CSV."
        )
    if rest.get("refused") == BROKEN:
        raise DamagedFile(
            "The file is damaged and cannot be read. Save it again in Excel, or export the answers as CSV."
        )
    if "refused" in rest:
        refusal: type[UnreadableFile] = getattr(errors, rest["refused"])
        raise refusal(rest["message"])
    for name, value in rest.items():
        setattr(table, name, value)
    table.problems = [Problem(*problem) for problem in rest["problems"]]
    table.sheets, table.hidden_sheets = tuple(rest["sheets"]), tuple(rest["hidden_sheets"])
    table.uncalculated = [(column, row) for column, row in rest["uncalculated"]]
    table.merged = [(first, last, column) for first, last, column in rest["merged"]]
    return table
