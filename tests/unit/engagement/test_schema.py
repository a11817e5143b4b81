"""The choice of columns: guessed from roles, checked against the table."""

from __future__ import annotations

import pandas as pd
import pytest

from engagement.errors import MissingColumn
from engagement.parsing import Export, Layout, Role
from engagement.schema import ColumnChoice

FRAME = pd.DataFrame({name: ["x"] for name in ("code", "when", "q1", "q2", "who", "mail", "tick", "tick2")}, dtype=str)


def test_a_guess_follows_the_roles() -> None:
    """All columns of words, the first of each other kind; personal ones are named as never stored."""
    kinds = {"code": "person", "when": "time", "q1": "text", "q2": "text", "who": "audience", "mail": "personal",
             "tick": "choice", "tick2": "choice"}  # fmt: skip
    export = Export(FRAME, Layout(None, None), roles={name: Role(kind, "") for name, kind in kinds.items()})

    assert ColumnChoice.guess(export) == ColumnChoice(
        text=("q1", "q2"),
        audience="who",
        identity="code",
        time="when",
        attributes=("tick", "tick2"),
        personal=("mail",),
    )


@pytest.mark.parametrize(
    "choice",
    [
        ColumnChoice(text=("gone",)),
        ColumnChoice(text=("q1",), borough="gone"),
        ColumnChoice(text=("q1",), identity="gone"),
        ColumnChoice(text=("q1",), attributes=("gone",)),
    ],
)
def test_a_column_that_is_gone_is_named(choice: ColumnChoice) -> None:
    """Whatever it was chosen for, the message says which column is missing."""
    with pytest.raises(MissingColumn, match="'gone'"):
        choice.check(FRAME)


def test_words_are_needed() -> None:
    """Without a column of words there is nothing to store."""
    with pytest.raises(MissingColumn, match="own words"):
        ColumnChoice(text=()).check(FRAME)
