"""Labels of every row as Parquet files, one for each file that was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from engagement.errors import EngagementError
from engagement.parts.files import Part

Labels = npt.NDArray[np.int16]


class LabelledQuestion(NamedTuple):
    """The titles of the themes of a question, and for each part the theme of each row, -1 for none."""

    question: str
    titles: Sequence[str]
    labels: Sequence[Labels]

    @property
    def sizes(self) -> list[int]:
        """How many rows stand in each theme."""
        counts = [np.bincount(part[part >= 0], minlength=len(self.titles)) for part in self.labels]
        return [int(n) for n in np.sum(counts, axis=0)]


def write_labels(folder: Path, parts: Sequence[tuple[int, Part]], questions: Sequence[LabelledQuestion]) -> list[Path]:
    """Write row (from 1 below the heading), question, theme (from 1, as in the workbook) and title; return the files.

    Parameters
    ----------
    folder : made where it is missing; "answers-1.parquet" holds the labels of the first file, answers.csv.
    parts : the number of its file, and the part.
    questions : with labels in the order of the parts.

    Raises
    ------
    EngagementError
        Where nothing can be written there.
    """
    from pyarrow import parquet

    paths = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in dict.fromkeys(number for number, _ in parts):
            own = [at for at, (file, _) in enumerate(parts) if file == number]
            path = folder / f"{Path(parts[own[0]][1].path).stem}-{number}.parquet"
            with parquet.ParquetWriter(path, _schema()) as writer:
                for table in _tables(parts, own, questions):
                    writer.write_table(table)
            paths.append(path)
    except OSError as error:
        raise EngagementError(f"Labels could not be written to {folder.name}. Close them, or name another.") from error
    return paths


def _tables(
    parts: Sequence[tuple[int, Part]], own: Sequence[int], questions: Sequence[LabelledQuestion]
) -> Iterator[Any]:
    import pyarrow

    for question in questions:
        titles = np.array([*question.titles, None], dtype=object)
        for at in own:
            part, labels = parts[at][1], question.labels[at]
            columns = [
                np.arange(part.first, part.first + part.rows),
                [question.question] * part.rows,
                pyarrow.array(labels + 1, mask=labels < 0),
                titles[labels],
            ]
            yield pyarrow.table(columns, schema=_schema())


def _schema() -> Any:
    import pyarrow

    text = pyarrow.string()
    fields = {"row": pyarrow.int64(), "question": text, "theme": pyarrow.int16(), "title": text}
    return pyarrow.schema(list(fields.items()))
