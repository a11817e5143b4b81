"""Tables that keyboards and screen readers can use, with their download, and charts with their words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from data import spreadsheets
from ui.parts.room_charts import for_a_room
from ui.shell import state
from ui.shell.wording import plain

if TYPE_CHECKING:
    import altair as alt

_CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table(
    frame: pd.DataFrame, *, name: str, download: bool = True, file: Callable[[], pd.DataFrame] | None = None
) -> None:
    """Show a frame as a real table, every cell exactly as typed, with its download.

    Parameters
    ----------
    frame : pandas.DataFrame
        What to show; missing values stand as "not known".
    name : str
        What the table holds, for screen readers and the file name.
    download : bool
        Whether a CSV of the frame is offered below.
    file : callable, optional
        Makes what the CSV holds, where that is not what is shown: counts of people as a file may hold them.
    """
    cells = frame.map(_cell).rename(columns=plain)
    st.table(cells, hide_index=True, border="horizontal", alt=name)
    if download:
        csv_of(name, lambda: spreadsheets.to_csv(frame if file is None else file()))


def csv_button(frame: pd.DataFrame, name: str) -> None:
    """Offer a frame as a CSV file that no spreadsheet will execute."""
    csv_of(name, lambda: spreadsheets.to_csv(frame))


def csv_when_asked(make: Callable[[], pd.DataFrame], name: str) -> None:
    """Offer as a CSV file a frame that is made when somebody asks for it."""
    csv_of(name, lambda: spreadsheets.to_csv(make()))


def csv_of(name: str, make: Callable[[], bytes]) -> None:
    """Offer a CSV file that is made when somebody asks for it."""
    st.download_button(
        f"Download: {plain(name)} (CSV)",
        data=make,
        file_name=file_name(name, "csv"),
        mime=_CSV,
        key=f"download {name}",
        on_click="ignore",
    )


def chart(
    drawing: alt.LayerChart | str,
    frame: pd.DataFrame,
    *,
    name: str,
    alt_text: str,
    file: Callable[[], pd.DataFrame] | None = None,
) -> None:
    """Draw a chart with its text alternative, and its numbers one click away.

    Parameters
    ----------
    drawing : the chart, or one that was kept, as `specification` gives it.
    file : as in `table`.
    """
    if isinstance(drawing, str):
        st.vega_lite_chart(json.loads(drawing), width="stretch", theme=None, alt=alt_text, key=f"chart {name}")
    else:
        drawing = for_a_room(drawing) if state.projector() else drawing
        st.altair_chart(drawing, width="stretch", theme=None, alt=alt_text, key=f"chart {name}")
    with st.expander(f"The numbers behind this: {plain(name)}"):
        table(frame, name=name, file=file)


def specification(drawing: alt.LayerChart, *, large: bool) -> str:
    """Return a chart as text (Vega-Lite), to be kept: to make one anew costs the server as much as the whole page."""
    return str((for_a_room(drawing) if large else drawing).to_json(indent=None, validate=False))


def file_name(name: str, ending: str) -> str:
    """Return a file name made of a table's name."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split()) + f".{ending}"


def _cell(value: object) -> str:
    if value is None or (isinstance(value, float) and pd.isna(value)) or value is pd.NA:
        return "not known"
    if isinstance(value, float):
        return plain(f"{value:g}")
    return plain(value)
