"""A table of targets: what is read, and one plain sentence for each row that cannot be used."""

from __future__ import annotations

import pandas as pd
import pytest

from priorities.commitments.checking import Baseline
from priorities.commitments.targets_file import Place, place_names, read_targets
from priorities.errors import CommitmentError

OBESITY = Place(
    "C1-level", "C1", place_names("Year 6 obesity", "ncmp_y6_obese"), place_names("C1", "Childhood obesity"),
    Baseline(23.1, 2017, "lower", is_share=True), version=2, target=(22.0, 2022),
)  # fmt: skip
PLANS = Place(
    "C4-plans", "C4", place_names("plans"), place_names("Asthma"), why_not="No figure is published: collect it."
)
TWICE = Place("C1-twice", "C1", place_names("Year 6 obesity"), place_names("Childhood obesity"), OBESITY.baseline)
GOOD = {
    "commitment": "childhood  OBESITY",
    "indicator": "ncmp_y6_obese",
    "baseline": "23.1",
    "target": "20,8",
    "year": "2024",
}


def table(*rows: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame([{**GOOD, **row} for row in rows], dtype="str")


def test_a_row_is_read() -> None:
    """Names without case, a comma before decimals, the version that was looked at goes along."""
    read = read_targets(table({"justification": "others did"}), [OBESITY, PLANS], "2019-03-15")

    ((commitment, target),) = read.targets
    assert (commitment, target.slot, target.value, target.year) == ("C1", "C1-level", 20.8, 2024)
    assert (target.version, target.justification, target.as_of) == (2, "others did", "2019-03-15")
    assert read.set_aside.empty


def test_what_stands_already_and_empty_rows_change_nothing() -> None:
    """The workbook brought back as it was taken away holds nothing to bring in."""
    read = read_targets(table({"target": "22.0", "year": "2022"}, {"target": "", "year": ""}), [OBESITY], "2019-03-15")

    assert (read.targets, read.same, len(read.set_aside)) == ((), 1, 0)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ({"target": "about a tenth"}, "target", "not a number"),
        ({"target": "=1+1"}, "target", "not a number"),
        ({"target": "nan"}, "target", "not a number"),
        ({"target": "1e3"}, "target", "not a number"),
        ({"target": "101"}, "target", "between 0 and 100"),
        ({"target": "-3"}, "target", "between 0 and 100"),
        ({"year": "soon"}, "year", "not a number"),
        ({"year": "2024.5"}, "year", "whole number"),
        ({"year": "2017"}, "target", "after that of the baseline, 2017"),
        ({"year": "2033"}, "target", "more than 15 years"),
        ({"year": ""}, "year", "not a number"),
        ({"target": "24"}, "target", "worse than today"),
        ({"baseline": "22.4"}, "baseline", "The baseline here is 23.1"),
        ({"baseline": "low"}, "baseline", "not a number"),
        ({"commitment": "Clean air"}, "commitment", "No commitment has this name"),
        ({"indicator": "smoking"}, "indicator", "No slot of this commitment"),
        ({"commitment": "Asthma", "indicator": "plans", "baseline": ""}, "indicator", "No figure is published"),
        ({"slot": "C9-x"}, "slot", "No slot of this commitment"),
        ({"justification": "x" * 2001}, "target", "too long"),
    ],
)
def test_bad_rows_are_set_aside_in_a_sentence(row: dict[str, str], column: str, words: str) -> None:
    """Row and column as the spreadsheet counts, the reason in a sentence; a good row beside it stays."""
    good = {"commitment": "Childhood obesity", "indicator": "Year 6 obesity"}
    read = read_targets(table(row, good), [OBESITY, PLANS], "2019-03-15", first_row=5)

    (line,) = read.set_aside.to_dict("records")
    assert (line["row"], line["column"]) == (5, column)
    assert words in line["why"]
    assert line["why"].endswith(".")
    assert [target.slot for _, target in read.targets] == ["C1-level"]


def test_a_worse_target_needs_its_justification() -> None:
    """With one it is read."""
    read = read_targets(table({"target": "24", "justification": "the cohort grows"}), [OBESITY], "2019-03-15")

    assert len(read.targets) == 1


def test_two_rows_and_two_slots_of_one_name() -> None:
    """The second row for a slot, and a name that two slots have, are set aside."""
    twice = read_targets(table({}, {"target": "20"}), [OBESITY], "2019-03-15")
    unclear = read_targets(table({"indicator": "Year 6 obesity"}), [OBESITY, TWICE], "2019-03-15")

    assert "further up" in twice.set_aside["why"][0]
    assert "Several slots" in unclear.set_aside["why"][0]


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (table({}).drop(columns="target"), "No column is called 'target'"),
        (table({}).iloc[:0], "no rows"),
        (table(*[{}] * 501), "more than 500 rows"),
    ],
)
def test_a_table_that_is_none(frame: pd.DataFrame, words: str) -> None:
    """One sentence, and nothing is read."""
    with pytest.raises(CommitmentError, match=words):
        read_targets(frame, [OBESITY], "2019-03-15")
