"""The entries of the record as they are read, and whether the record is unbroken."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from explorer import record
from ui.parts import tables
from ui.shell import desk, state
from ui.shell.wording import moment

# Characters of a cell that is read; by eye.
_LONGEST: Final = 400


def draw() -> None:
    """Draw the latest entries, the newest first."""
    entries, unbroken = desk.now().ask(record.entries)
    st.write(
        "The record is unbroken." if unbroken else "The record was changed outside the explorer: do not rely on it."
    )
    tables.table(_as_read(entries), name="record of changes")


def _shortened(text: str) -> str:
    """What an entry says, as a table holds it: the figures of a public view fill pages."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _as_read(entries: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "When": entries["at"].map(moment),
            "Who": entries["who"].map(state.author),
            "What": entries["what"],
            "Of": entries["target"],
            "Before": entries["before"],
            "After": entries["after"].map(_shortened),
            "Why": entries["reason"],
        }
    )
