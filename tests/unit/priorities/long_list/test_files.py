"""Long lists that people keep as CSV files."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from priorities.errors import LongListError
from priorities.long_list import read_long_list
from tests.unit.priorities.oracles import CRITERIA

HEADER = "priority,collaboration,health_burden,regional_action\n"


def test_a_plain_file_is_read() -> None:
    """Names, numbers and gaps come through; blank rows do not."""
    found = read_long_list(HEADER + "Obesity,5,6.25,\n,,,\nAsthma,10,0,7\n")

    assert list(found.index) == ["Obesity", "Asthma"]
    assert list(found.columns) == CRITERIA
    assert found.loc["Asthma"].tolist() == [10, 0, 7]
    assert np.isnan(found.loc["Obesity", "regional_action"])


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffName;Collaboration;Health burden;Regional action\r\nObésity;5;6,5;7\r\n".encode(),
        "Priority\tHealth Burden\tREGIONAL-ACTION\tcollaboration\nObésity\t6.5\t7\t5\n".encode(),
        '\n\nname,notes,collaboration,health_burden,regional_action\nObésity,"a, b",5,6.5,7\n'.encode("cp1252"),
    ],
)
def test_files_as_spreadsheets_write_them(content: bytes) -> None:
    """Semicolons and decimal commas, tabs, marks, old encodings, other headings and column orders."""
    found = read_long_list(content)

    assert found.loc["Obésity"].tolist() == [5, 6.5, 7]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (HEADER.encode(), "no priorities"),
        (b"topic,collaboration\nA,1\n", "column is called 'priority'"),
        (b"priority,collaboration,health_burden\nA,1,2\n", "No column is called 'regional action'"),
        (b"priority,collaboration,collaboration,health_burden,regional_action\nA,1,2,3,4\n", "Two columns"),
        ((HEADER + "A,1,2,3\nA,1,2,3\n").encode(), "Row 3 repeats"),
        ((HEADER + ",1,2,3\n").encode(), "Row 2 has no name"),
        ((HEADER + "A,11,2,3\n").encode(), "Row 2, collaboration: a score is a number from 0 to 10"),
        ((HEADER + "A,1,high,3\n").encode(), "Row 2, health burden"),
        ((HEADER + "A,1,2,nan\n").encode(), "Row 2, regional action"),
        ((HEADER + "A,1,2,inf\n").encode(), "Row 2, regional action"),
        (b'priority,"collaboration\n', "not a readable CSV"),
        (b"\x81\x8d\x8f", "not a text file"),
        ((HEADER + "".join(f"P{i},1,2,3\n" for i in range(1001))).encode(), "more than 1,000 rows"),
    ],
)
def test_what_cannot_be_read_is_named(content: bytes, words: str) -> None:
    """Each refusal says what is wrong, and in which row and column."""
    with pytest.raises(LongListError, match=words):
        read_long_list(content)


def test_messages_repeat_no_cell() -> None:
    """What somebody typed into a cell does not come back in a message."""
    with pytest.raises(LongListError) as caught:
        read_long_list(HEADER + "A,secret words,2,3\n")

    assert "secret" not in str(caught.value)


def test_gaps_may_be_written_out() -> None:
    """A dash, n/a and the like are gaps, not zeros."""
    assert read_long_list(HEADER + "A,-,n/a,Not scored\n").loc["A"].isna().all()


def test_other_criteria_can_be_read() -> None:
    """A list may be scored by criteria of its own."""
    assert read_long_list("priority,cost\nA,4\n", ["cost"]).loc["A", "cost"] == 4


@given(
    st.dictionaries(
        st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=20),
        st.tuples(*[st.one_of(st.none(), st.integers(0, 1000))] * 3),
        min_size=1,
        max_size=8,
    )
)
def test_what_is_written_is_read(rows: dict[str, tuple[int | None, ...]]) -> None:
    """A list written as CSV comes back with the same names, scores and gaps."""
    table = pd.DataFrame(
        [[np.nan if v is None else v / 100 for v in row] for row in rows.values()],
        columns=CRITERIA,
        index=pd.Index(list(rows), name="priority", dtype="str"),
        dtype=float,
    )

    found = read_long_list(table.to_csv().encode())

    pd.testing.assert_frame_equal(found, table)
