"""From the bytes of a text export to rows of cells: encoding, delimiter, quotes."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from engagement.errors import FileTooLarge, WrongKind
from engagement.reading.export import Limits, Problem

Rows = list[list[str]]

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 200
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class TextTable:
    """Rows of a text file, every cell text; blank lines are left out."""

    rows: Rows
    encoding: str
    delimiter: str
    problems: tuple[Problem, ...]


def read_text(content: bytes, limits: Limits) -> TextTable:
    """Read a delimited text file.

    Parameters
    ----------
    content : the file's bytes.
    limits : rows and columns.

    Raises
    ------
    WrongKind
        Where the bytes are no text.
    FileTooLarge
        Where it has more rows or columns than are read.
    """
    text, encoding = decode(content)
    problems: list[Problem] = []
    cleaned = _CONTROL.sub("", text)
    if len(cleaned) != len(text):
        problems.append(
            Problem("whole file", f"{len(text) - len(cleaned):,} control characters", "taken out")
        )
    delimiter = find_delimiter(cleaned)
    first_line = cleaned[: cleaned.find("\n") + 1 or None]
    if first_line.count(delimiter) > 10 * limits.max_columns:  # commas inside quotes may be many
        raise _too_wide(limits)
    rows, closed = _parse(cleaned, delimiter, limits)
    if not closed:
        problems.append(
            Problem("end of file", "a quotation mark is opened and never closed", "quotation marks were read as text")
        )
    return TextTable(rows, encoding, delimiter, tuple(problems))


def decode(content: bytes) -> tuple[str, str]:
    """Return the text and its encoding: by byte-order mark, else strict UTF-8, else Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), "utf-16"
    if content.startswith(b"\xef\xbb\xbf"):
        return content.decode("utf-8-sig", errors="replace"), "utf-8-sig"
    wide = _utf16_without_mark(content)
    if wide:
        return content.decode(wide, errors="replace"), "utf-16"
    if content.count(b"\x00") > len(content) // 100:
        raise WrongKind("This is not a text file. Export the answers as CSV or XLSX and drop that file.")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), "cp1252"
    return text, "ascii" if text.isascii() else "utf-8"


def _utf16_without_mark(content: bytes) -> str | None:
    sample = content[:2000]
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half:
        return "utf-16-be"
    return None


def find_delimiter(text: str) -> str:
    """Return the delimiter under which the first rows are widest and most alike."""
    sample = "\n".join(text[:200_000].splitlines()[:_SAMPLE_LINES])
    return max(_DELIMITERS, key=lambda delimiter: (_agreement(sample, delimiter), -_DELIMITERS.index(delimiter)))


def _agreement(sample: str, delimiter: str) -> float:
    csv.field_size_limit(1 << 30)
    widths = Counter(len(row) for row in csv.reader(io.StringIO(sample), delimiter=delimiter) if any(row))
    if not widths:
        return 0.0
    width, rows = widths.most_common(1)[0]
    return 0.0 if width == 1 else (rows / widths.total()) * min(width, 50) ** 0.5


def _parse(text: str, delimiter: str, limits: Limits) -> tuple[Rows, bool]:
    """Rows of the file, and whether every quotation mark was closed."""
    csv.field_size_limit(1 << 30)
    if _closed(text, delimiter):
        return _collect(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), limits), True
    plain = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return _collect(plain, limits), False


def _closed(text: str, delimiter: str) -> bool:
    """Whether the last quoted cell of the file ends before the file does."""
    if text.count('"') % 2 == 0:
        return True
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as fault:
        return "unexpected end of data" not in str(fault)
    return True


def _collect(reader: Iterable[list[str]], limits: Limits) -> Rows:
    rows: Rows = []
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > limits.max_columns and any(cell.strip() for cell in row[limits.max_columns :]):
            raise _too_wide(limits)
        rows.append(row[: limits.max_columns])
        if len(rows) > limits.max_rows + 5:
            raise FileTooLarge(f"The file holds more than {limits.max_rows:,} rows. Split the answers by date.")
    return rows


def _too_wide(limits: Limits) -> FileTooLarge:
    return FileTooLarge(
        f"The file has more than {limits.max_columns:,} columns. Export fewer columns, or check that it is a survey export."
    )
