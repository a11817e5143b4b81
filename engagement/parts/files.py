"""A CSV or Parquet file of any size as parts of as many rows each, whoever reads them.

The columns are named by the first row, and a cell is read as it stands: what a survey tool writes around its answers is
understood where a file is imported (`engagement.parsing`), which reads it as a whole.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from engagement.errors import DamagedFile, EmptyFile, MissingColumn, UnreadableFile, WrongKind
from engagement.parsing.delimiter import find_dialect
from engagement.parsing.encoding import decode

# Rows a part: some 50 MB while its texts are placed, and some 200 parts of ten million rows. Where parts begin decides
# how texts are put together to be placed, so it is never asked of the machine. Not tuned.
_ROWS = 50_000
# Bytes at the head of a file that tell its kind and its delimiter.
_HEAD = 100_000
# Bytes of a row from which a quotation mark was opened and never closed. Not tuned; an import cuts cells at a tenth.
_LONGEST_ROW = 1_000_000
# Names of columns that a message lists.
_LISTED = 12
_OF_TEXT = (".csv", ".tsv", ".txt")
_PARQUET = ".parquet"
# Stands in no cell: of a file of one column every line is a cell.
_NO_DELIMITER = "\x1f"


class Part(NamedTuple):
    """Some rows of a file.

    Attributes
    ----------
    path : the file.
    first, rows : the number of its first row, counted from 1 below the heading, and how many there are.
    start, stop : the bytes of them in a CSV file; the rows, from 0, in a Parquet file.
    names : of the columns.
    delimiter : between the cells of a CSV file; "" for a Parquet file.
    """

    path: str
    first: int
    rows: int
    start: int
    stop: int
    names: tuple[str, ...]
    delimiter: str

    def columns(self, names: Sequence[str]) -> list[list[str]]:
        """Return the cells of some columns, each a list of texts; missing ones are blank.

        Raises
        ------
        UnreadableFile
            Where the file is not there any more, or not for the computer that reads it.
        """
        try:
            return (_text_columns if self.delimiter else _parquet_columns)(self, names)
        except OSError as error:
            name = Path(self.path).name
            raise UnreadableFile(
                f"{name} is not there any more, or not for every computer that reads: put it where all can."
            ) from error


def is_parquet(path: Path) -> bool:
    """Return whether a file is read as Parquet, by its name."""
    return path.suffix.lower() == _PARQUET


def is_text(path: Path) -> bool:
    """Return whether a file is read as CSV or TSV, by its name."""
    return path.suffix.lower() in _OF_TEXT


def parts_of(path: Path, columns: Sequence[str], rows: int = _ROWS) -> list[Part]:
    """Return the parts of a file, in order.

    Parameters
    ----------
    path : CSV, TSV (UTF-8 or Windows-1252) or Parquet.
    columns : names of columns that it must have.
    rows : of a part; the last one may have fewer.

    Raises
    ------
    UnreadableFile
        One of its subclasses, with a sentence that says what to do.
    MissingColumn
        Where it has no such column.
    """
    try:
        if is_parquet(path):
            parts = _parquet_parts(path, columns, rows)
        elif is_text(path):
            parts = _text_parts(path, columns, rows)
        else:
            raise WrongKind(
                f"{path.name} is read as a whole or not at all: save it as CSV or Parquet, or give it alone."
            )
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read. Say where it is, and who may read it.") from error
    if not parts:
        raise EmptyFile(f"{path.name} holds no rows. Export the answers again and give that file.")
    return parts


class _Lines:
    """Lines of text, and how many bytes are behind, from the byte on at which they begin."""

    def __init__(self, file: Iterable[bytes], start: int = 0) -> None:
        self._file = file
        self.behind = self.begun = start

    def __iter__(self) -> Iterator[str]:
        for line in self._file:
            self.behind += len(line)
            if self.behind - self.begun > _LONGEST_ROW:
                raise DamagedFile("a quotation mark is opened and never closed, or a row is over 1 MB")
            yield line.decode("utf-8", "stray_windows_1252")


def _records(lines: _Lines, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(1 << 30)
    for row in csv.reader(lines, delimiter=delimiter):
        lines.begun = lines.behind
        if row:
            yield row


def _text_columns(part: Part, names: Sequence[str]) -> list[list[str]]:
    places = [part.names.index(name) for name in names]
    with Path(part.path).open("rb") as file:
        file.seek(part.start)
        lines = _Lines(io.BytesIO(file.read(part.stop - part.start)))
    cells = [[row[at] if at < len(row) else "" for at in places] for row in _records(lines, part.delimiter)]
    return [[row[number] for row in cells] for number in range(len(places))]


def _text_parts(path: Path, columns: Sequence[str], rows: int) -> list[Part]:
    with path.open("rb") as file:
        content = file.read(_HEAD)
        head = decode(content)
        if head.encoding.startswith(("utf-16", "utf-32")):
            raise WrongKind(f"{path.name} is not UTF-8. Save it as CSV UTF-8 and give that file.")
        dialect = find_dialect(head.text)
        start = len(codecs.BOM_UTF8) if content.startswith(codecs.BOM_UTF8) else 0
        file.seek(start)
        start += len(file.readline()) if dialect.skip else 0
        file.seek(start)
        return _cut(path, _Lines(file, start), dialect.delimiter or _NO_DELIMITER, columns, rows)


def _cut(path: Path, lines: _Lines, delimiter: str, columns: Sequence[str], rows: int) -> list[Part]:
    """Parts of a text file, from its heading on; none where it has no rows."""
    parts: list[Part] = []
    records = _records(lines, delimiter)
    number, first = 0, 1
    try:
        heading = next(records, [])
        names = _checked(path, [name.strip() for name in heading], columns) if heading else ()
        begun = lines.behind
        for number, _ in enumerate(records, start=1):
            if number - first + 1 == rows:
                parts.append(Part(str(path.resolve()), first, rows, begun, lines.behind, names, delimiter))
                begun, first = lines.behind, number + 1
    except (csv.Error, DamagedFile) as error:
        fault = error if isinstance(error, DamagedFile) else "where the row ends cannot be told"
        raise DamagedFile(f"{path.name}, row {number + 1:,}: {fault}. Mend it, or export the answers again.") from error
    if number >= first:
        parts.append(Part(str(path.resolve()), first, number - first + 1, begun, lines.behind, names, delimiter))
    return parts


def _checked(path: Path, names: Sequence[str], columns: Sequence[str]) -> tuple[str, ...]:
    missing = [name for name in columns if name not in names]
    if missing:
        listed = ", ".join(f"'{name[:40]}'" for name in names[:_LISTED])
        raise MissingColumn(f"{path.name} has no column called '{missing[0][:80]}'. It has {listed}.")
    return tuple(names)


def _parquet_parts(path: Path, columns: Sequence[str], rows: int) -> list[Part]:
    file = _parquet(path)
    names = _checked(path, file.schema_arrow.names, columns)
    n = file.metadata.num_rows
    return [
        Part(str(path.resolve()), start + 1, min(rows, n - start), start, min(start + rows, n), names, "")
        for start in range(0, n, rows)
    ]


def _parquet_columns(part: Part, names: Sequence[str]) -> list[list[str]]:
    """Cells of the rows of a part, from the groups of rows that hold them."""
    file = _parquet(Path(part.path))
    groups: list[int] = []
    first = behind = 0
    for group in range(file.metadata.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        if behind < part.stop and behind + rows > part.start:
            first = first if groups else behind
            groups.append(group)
        behind += rows
    table = file.read_row_groups(groups, columns=list(dict.fromkeys(names)), use_threads=False)
    table = table.slice(part.start - first, part.rows)
    return [["" if cell is None else str(cell) for cell in table[name].to_pylist()] for name in names]


def _parquet(path: Path) -> Any:
    from pyarrow import ArrowException, parquet

    try:
        return parquet.ParquetFile(path)
    except ArrowException as error:
        raise DamagedFile(f"{path.name} is no Parquet file, or is damaged. Export the answers again.") from error
