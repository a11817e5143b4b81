"""Labels of rows, as a file that other programs read."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from engagement.errors import EngagementError
from engagement.parts.files import Part
from engagement.parts.labels import LabelledQuestion, write_labels

PARTS = [
    (1, Part("north/answers.csv", 1, 2, 0, 0, ("q",), ",")),
    (1, Part("north/answers.csv", 3, 1, 0, 0, ("q",), ",")),
    (2, Part("south/answers.csv", 1, 1, 0, 0, ("q",), ",")),
]
LABELS = [np.array([1, -1], dtype=np.int16), np.array([0], dtype=np.int16), np.array([0], dtype=np.int16)]


def test_each_row_has_its_theme_or_none(tmp_path):
    """A file for each that was read, also where two have the same name; themes count from 1 as in the workbook."""
    question = LabelledQuestion("What now?", ["Buses", "Damp"], LABELS)

    first, second = write_labels(tmp_path / "labels", PARTS, [question])

    assert (first.name, second.name) == ("answers-1.parquet", "answers-2.parquet")
    table = pd.read_parquet(first)
    assert table["row"].tolist() == [1, 2, 3]
    assert table["theme"].fillna(0).tolist() == [2, 0, 1]
    assert table["title"].fillna("").tolist() == ["Damp", "", "Buses"]
    assert set(table["question"]) == {"What now?"}
    assert pd.read_parquet(second)["title"].tolist() == ["Buses"]
    assert question.sizes == [2, 1]


def test_questions_stand_one_below_the_other(tmp_path):
    """Two questions give each row twice, once a question."""
    questions = [LabelledQuestion(name, ["Buses", "Damp"], LABELS) for name in ("A", "B")]

    path, _ = write_labels(tmp_path, PARTS, questions)

    assert pd.read_parquet(path)[["row", "question"]].to_numpy().tolist() == [
        [1, "A"], [2, "A"], [3, "A"], [1, "B"], [2, "B"], [3, "B"],
    ]  # fmt: skip


def test_a_folder_that_is_a_file(tmp_path):
    """Where nothing can be written a sentence says so."""
    place = tmp_path / "labels"
    place.touch()

    with pytest.raises(EngagementError, match="Labels could not be written to labels"):
        write_labels(place, PARTS, [LabelledQuestion("A", ["Buses", "Damp"], LABELS)])
