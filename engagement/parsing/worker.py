"""The process of its own in which a file is parsed; `engagement.parsing.sandbox` starts it.

It limits its own memory and processor time, reads the file from standard input and writes lines of JSON: one for
each row, then one that tells the rest. Without that last line the parent knows that it came to grief.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Mapping
from typing import Any, BinaryIO

from engagement.errors import UnreadableFile
from engagement.parsing.records import Limits
from engagement.parsing.table import Table

OUT_OF_MEMORY = "out of memory"
BROKEN = "broken"


def _restrict(seconds: int, megabytes: int) -> None:
    """Limit this process where the system can; elsewhere the parent's clock is the only limit."""
    try:
        import resource
    except ImportError:
        return
    limits = [(resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)]
    if sys.platform.startswith("linux"):  # elsewhere it is not kept to, or stops Python itself
        limits.append((resource.RLIMIT_AS, megabytes * 1024 * 1024))
    for what, most in limits:
        _, hard = resource.getrlimit(what)
        within = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (within, within))


def parse(content: bytes, kind: str, limits: Limits, sheet: str | None, *, formulas: bool = False) -> Table:
    """Read the file with the reader of its kind; of formulas, find those that were never worked out."""
    if kind == "text":
        from engagement.parsing.text import read_text

        return read_text(content, limits)
    from engagement.parsing.workbook import read_workbook

    table = read_workbook(content, limits, sheet)
    if formulas:
        from engagement.parsing.formulas import uncalculated_cells

        table.uncalculated = [(at - table.left, row) for at, row in uncalculated_cells(content, table.sheet)]
    return table


def answer(task: Mapping[str, Any], content: bytes, out: BinaryIO) -> None:
    """Write the rows and the rest of a table, or why there is none."""
    try:
        table = parse(
            content, task["kind"], Limits(**task["limits"]), task["sheet"], formulas=task.get("formulas", False)
        )
        out.writelines(
            json.dumps(numbered, ensure_ascii=False).encode("utf-8") + b"\n"
            for numbered in zip(table.numbers, table.rows, strict=True)
        )
        rest = {name: value for name, value in vars(table).items() if name not in {"rows", "numbers", "problems"}}
        rest["problems"] = [dataclasses.astuple(problem) for problem in table.problems]
    except UnreadableFile as refusal:
        rest = {"refused": type(refusal).__name__, "message": str(refusal)}
    except MemoryError:
        rest = {"refused": OUT_OF_MEMORY}
    except Exception:  # whatever a parser throws at a hostile file, the parent gets one word
        rest = {"refused": BROKEN}
    out.write(json.dumps(rest).encode("ascii") + b"\n")
    out.flush()


def main() -> None:
    """Read what to do from the first line of standard input, and the file from the rest."""
    task = json.loads(sys.stdin.buffer.readline())
    _restrict(task["limits"]["seconds"], task["limits"]["memory_megabytes"])
    answer(task, sys.stdin.buffer.read(), sys.stdout.buffer)
