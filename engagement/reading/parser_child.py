"""The child process that parses a workbook; see `engagement.reading.parser`. Imports nothing of the explorer."""

from __future__ import annotations

import datetime
import io
import json
import sys
from typing import Any


def limit(seconds: int, memory: int) -> None:
    """Limit processor time and memory where the system can; elsewhere the parent's clock is the limit."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    if sys.platform.startswith("linux"):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def as_text(cell: Any) -> str:
    """Return a cell as people see it: 7 not 7.0, dates as ISO text."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, (datetime.datetime, datetime.date, datetime.time)):
        return cell.isoformat(sep=" ") if isinstance(cell, datetime.datetime) else cell.isoformat()
    return str(cell)


def sheets_of(content: bytes, rows: int, columns: int) -> dict[str, Any]:
    """Read all sheets; say "rows" or "columns" where one is over its limit."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = []
    for told in book.sheets_metadata:
        if told.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(told.name)
        if sheet.width > columns and sheet.height > 0:
            return {"problem": "columns"}
        kept = [[as_text(cell) for cell in row] for row in sheet.iter_rows() if any(cell != "" for cell in row)]
        if len(kept) > rows:
            return {"problem": "rows"}
        sheets.append({"name": told.name, "visible": told.visible == SheetVisibleEnum.Visible, "rows": kept})
    return {"sheets": sheets}


def main() -> None:
    """Read the workbook from standard input, write JSON to standard output."""
    told = json.loads(sys.argv[1])
    content = sys.stdin.buffer.read()
    limit(told["seconds"], told["memory"])
    try:
        answer = sheets_of(content, told["rows"], told["columns"])
    except MemoryError:
        answer = {"problem": "memory"}
    except Exception:  # noqa: BLE001  whatever a parser throws at a hostile file, the parent gets one word
        answer = {"problem": "damaged"}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


if __name__ == "__main__":
    main()
