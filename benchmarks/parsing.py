"""How fast survey exports are read, and with how much memory, beside plain pandas.

Each reading runs in a process of its own; its peak memory is that of the process or of the limited process that it
starts, whichever is larger. The time ends when the preview could be shown: table, roles, three examples a column.

    python -m benchmarks.parsing [--full]
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SENTENCE = (
    "the wait for a doctor is too long where I live and my mother stopped trying more benches on the way to the "
    "shops would help people walk clean air near schools matters to us carers need a break and somebody to talk to"
)


def comment(chance: random.Random, length: int) -> str:
    return " ".join(chance.choices(SENTENCE.split(), k=length // 5))[:length]


def rows(number: int, columns: int, length: int) -> Iterator[list[str]]:
    """Yield a header and answers: an id, a date, comments in every tenth column, choices in the others."""
    chance = random.Random(2019)
    yield ["Response ID", "Date", *(f"Question {column}" for column in range(columns - 2))]
    for at in range(number):
        answers = (
            comment(chance, length) if column % 10 == 0 else chance.choice(["Agree", "Disagree", "Neither", ""])
            for column in range(columns - 2)
        )
        yield [str(at), "2019-03-01", *answers]


def as_csv(table: Iterator[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table)
    return text.getvalue().encode()


def as_workbook(table: Iterator[list[str]]) -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet("Answers")
    for number, row in enumerate(table):
        sheet.write_row(number, 0, row)
    book.close()
    return file.getvalue()


def ours(path: Path) -> tuple[int, int]:
    from engagement import read_export

    export = read_export(path)
    for column in export.frame.columns:
        export.examples(column)
    return export.frame.shape


def preview(path: Path) -> tuple[int, int]:
    """What the page does before anything is stored: reading, masking, trays, campaigns, counts."""
    from engagement import ColumnChoice, plan_import, read_export

    export = read_export(path)
    columns = ColumnChoice.guess(export)
    if columns.text:
        plan_import(export, columns, audience="Londoners", secret=b"benchmark")
    return export.frame.shape


def pandas_csv(path: Path) -> tuple[int, int]:
    import pandas as pd

    return pd.read_csv(path, dtype=str, keep_default_na=False).shape


def pandas_openpyxl(path: Path) -> tuple[int, int]:
    import pandas as pd

    return pd.read_excel(path, dtype=str, keep_default_na=False, engine="openpyxl").shape


def pandas_calamine(path: Path) -> tuple[int, int]:
    import pandas as pd

    return pd.read_excel(path, dtype=str, keep_default_na=False, engine="calamine").shape


READERS: dict[str, Callable[[Path], tuple[int, int]]] = {
    "read_export": ours,
    "to the preview": preview,
    "pandas": pandas_csv,
    "pandas, openpyxl": pandas_openpyxl,
    "pandas, calamine": pandas_calamine,
}


def measure(reader: str, path: Path) -> None:
    """Read once in this process and print seconds, peak megabytes and the size of the table."""
    import pandas as pd

    pd.Series(["warm"], dtype=str)  # everybody has pandas loaded before the first upload
    import engagement.parsing.read  # noqa: F401

    began = time.perf_counter()
    shape = READERS[reader](path)
    took = time.perf_counter() - began
    print(json.dumps({"seconds": took, "megabytes": peak(), "shape": shape}))


def peak() -> float:
    """Peak memory in MB of this process or of one that it started; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0.0
    used = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return used / (1024 * 1024 if sys.platform == "darwin" else 1024)


def cases(*, full: bool) -> Iterator[tuple[str, str, bytes, tuple[str, ...]]]:
    many, wide, long = (100_000, 20_000, 1_800) if full else (20_000, 2_000, 400)
    text = ("read_export", "to the preview", "pandas")
    book = ("read_export", "to the preview", "pandas, calamine", "pandas, openpyxl")
    yield f"workbook, {wide:,} x 40", ".xlsx", as_workbook(rows(wide, 40, 60)), book
    yield f"CSV, {many:,} x 6", ".csv", as_csv(rows(many, 6, 100)), text
    yield "CSV, one comment of 100 characters", ".csv", as_csv(rows(1, 3, 100)), text
    yield "CSV, one comment of 10,000 characters", ".csv", as_csv(rows(1, 3, 10_000)), text
    yield f"CSV, {long:,} comments of 10,000 characters", ".csv", as_csv(rows(long, 3, 10_000)), text


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--full", action="store_true", help="the sizes of a large consultation")
    options.add_argument("--measure", nargs=2, metavar=("READER", "FILE"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.measure:
        measure(chosen.measure[0], Path(chosen.measure[1]))
        return
    print(f"{'file':44} {'MB':>6}  {'reader':18} {'seconds':>8} {'peak MB':>8}  table")
    with tempfile.TemporaryDirectory() as folder:
        for name, ending, content, readers in cases(full=chosen.full):
            path = Path(folder) / f"export{ending}"
            path.write_bytes(content)
            for reader in readers:
                command = [sys.executable, "-m", "benchmarks.parsing", "--measure", reader, str(path)]
                told = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
                size = f"{told['shape'][0]:,} x {told['shape'][1]}"
                line = f"{name:44} {len(content) / 1e6:6.1f}  {reader:18} {told['seconds']:8.2f}"
                print(f"{line} {told['megabytes']:8.0f}  {size}", flush=True)


if __name__ == "__main__":
    main()
