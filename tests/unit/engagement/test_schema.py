"""The choice of columns: guessed from roles, checked against the table."""

from __future__ import annotations

import pandas as pd
import pytest

from engagement.errors import DoubledRole, MissingColumn
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
        person="code",
        time="when",
        choice=("tick", "tick2"),
        personal=("mail",),
    )


@pytest.mark.parametrize(
    "choice",
    [
        ColumnChoice(text=("gone",)),
        ColumnChoice(text=("q1",), borough="gone"),
        ColumnChoice(text=("q1",), person="gone"),
        ColumnChoice(text=("q1",), choice=("gone",)),
    ],
)
def test_a_column_that_is_gone_is_named(choice: ColumnChoice) -> None:
    """Whatever it was chosen for, the message says which column is missing."""
    with pytest.raises(MissingColumn, match="'gone'"):
        choice.check(FRAME)


def test_an_answer_is_needed() -> None:
    """Without a column of answers there is nothing to store; answers to closed questions are enough."""
    with pytest.raises(MissingColumn, match="No column with answers"):
        ColumnChoice(person="code").check(FRAME)
    ColumnChoice(choice=("tick",)).check(FRAME)


def test_what_one_column_alone_can_hold_is_not_given_twice() -> None:
    """Two columns called the person are both named, instead of one being taken in silence."""
    with pytest.raises(DoubledRole, match="called the person: 'code' and 'mail'"):
        ColumnChoice.of_roles({"code": "person", "mail": "person"})
