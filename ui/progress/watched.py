"""The figures of the Health Inequalities Strategy: a line each, without a target."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from explorer.watched import Watched
from ui.parts import tables
from ui.shell.wording import plain


def draw(entries: tuple[Watched, ...]) -> None:
    """Draw the table, and how it is read."""
    rows = [
        {
            "Aim": entry.aim,
            "What the strategy watches": entry.name,
            "Measured here by": entry.indicator or "no figure is published, or none is here",
            "When the Board met": entry.figure(entry.start),
            "Last reading since": entry.figure(entry.latest),
            "Status": entry.status.word,
            "Note": entry.status.note,
        }
        for entry in entries
    ]
    tables.table(pd.DataFrame(rows), name="figures of the Health Inequalities Strategy")
    st.caption(
        plain(
            "The strategy sets no targets for these, so that nothing stands beside a plan: a change is told from "
            "chance by the limits of both readings, and not at all where limits are not published."
        )
    )
