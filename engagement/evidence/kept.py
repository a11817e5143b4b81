"""A reading kept in a file, so that the same words need not be read again; it holds no words itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from engagement.evidence.reading import ABOUT, CLOSE, MATTER_COLUMNS, TOPIC_COLUMNS, Matter, Reading
from engagement.themes.sentences import MODEL
from engagement.themes.topics import Topic


def read_before(
    file: Path, answers: pd.DataFrame, topics: Sequence[Topic], matters: Sequence[Matter]
) -> Reading | None:
    """Return what `engagement.evidence.reading.read` gives for these words, where a file keeps it; None where not.

    Parameters
    ----------
    file : written by `keep`; it need not be there.
    answers, topics, matters : as for `read`.
    """
    if not file.exists():
        return None
    content = json.loads(file.read_text(encoding="utf-8"))
    if content["words"] != _digest(answers, topics, matters):
        return None
    numbers = answers["response_id"].tolist()
    topic_rows, matter_rows = ([(numbers[at], *row) for at, *row in content[table]] for table in ("topics", "matters"))
    return Reading(
        pd.DataFrame(topic_rows, columns=list(TOPIC_COLUMNS)).astype(TOPIC_COLUMNS),
        pd.DataFrame(matter_rows, columns=list(MATTER_COLUMNS)).astype(MATTER_COLUMNS),
        content["n_read"],
        content["n_answers"],
    )


def keep(
    file: Path, reading: Reading, answers: pd.DataFrame, topics: Sequence[Topic], matters: Sequence[Matter]
) -> None:
    """Write a reading of these answers into a file, one line a point."""
    place = {number: at for at, number in enumerate(answers["response_id"].tolist())}
    parts = [
        f'"{name}": {json.dumps(value)}'
        for name, value in (
            ("words", _digest(answers, topics, matters)),
            ("n_read", reading.n_read),
            ("n_answers", reading.n_answers),
        )
    ]
    for name, table in (("topics", reading.topics), ("matters", reading.matters)):
        rows = [[place[number], *row] for number, *row in table.itertuples(index=False, name=None)]
        lines = ",\n".join(json.dumps(row, separators=(",", ":"), ensure_ascii=False) for row in rows)
        parts.append(f'"{name}": [\n{lines}\n]')
    file.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8", newline="\n")


def _digest(answers: pd.DataFrame, topics: Sequence[Topic], matters: Sequence[Matter]) -> str:
    deciding = json.dumps(
        [
            MODEL,
            CLOSE,
            ABOUT,
            ABOUT,
            list(TOPIC_COLUMNS),
            list(MATTER_COLUMNS),
            topics,
            matters,
            answers["text"].tolist(),
        ]
    )
    return hashlib.sha256(deciding.encode()).hexdigest()
