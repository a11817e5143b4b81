"""Readings brought in, pasted or from a file: looked through first, and kept all together or not at all."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from explorer.progress import today
from explorer.pursuits import Pursuit
from priorities.errors import ProgressError
from priorities.progress import Place, ReadingsImport, pasted, read_readings, store
from priorities.progress.table import COLUMNS
from ui.parts import tables, uploads
from ui.shell import desk, state
from ui.shell.wording import count, plain

_PASTED = "pasted readings"


def draw(pursuits: tuple[Pursuit, ...], series: str = "") -> None:
    """Draw the box and the drop zone; `series` is the target that is open, "" where the table must name it."""
    with st.expander("Bring readings in"):
        series_column = "" if series else ", and a column series with the name of what is measured"
        st.caption(
            plain(
                f"A table with the columns {', '.join(COLUMNS)}{series_column}; lower and upper where limits are "
                "published. A period that is known already is revised: the earlier figure stays beside the new one. "
                "Nothing is stored before you confirm it, and nothing at all where a row cannot be used."
            )
        )
        st.text_area(
            "Paste the table here, its first line naming the columns", key=_PASTED, height=120,
            placeholder="period\tvalue\tlower\tupper\tpublished\tsource",
        )  # fmt: skip
        source = uploads.table_file("Or drop it here")
        try:
            if source is not None:
                rows = source.export.layout.first_data_row
                _look(pursuits, read_readings(source.export.frame, _places(pursuits), today(), series=series,
                                              first_row=rows))  # fmt: skip
            elif state.typed(_PASTED):
                table = pasted(state.typed(_PASTED))
                _look(pursuits, read_readings(table, _places(pursuits), today(), series=series))
        except ProgressError as problem:
            st.error(plain(problem))


def _places(pursuits: tuple[Pursuit, ...]) -> list[Place]:
    return [pursuit.place for pursuit in pursuits]


def _look(pursuits: tuple[Pursuit, ...], readings_import: ReadingsImport) -> None:
    if readings_import.problems:
        problems = count(len(readings_import.problems), "row")
        st.error(plain(f"{problems} cannot be used, so nothing is brought in. Correct the table and bring it again."))
        tables.table(
            pd.DataFrame(list(readings_import.problems), columns=["Row", "Why"]), name="rows that cannot be used"
        )
        return
    if readings_import.same:
        st.write(f"{count(readings_import.same, 'row')} of the table with what stands already.")
    if not readings_import.readings:
        st.info("There is no reading to bring in.")
        return
    _preview(pursuits, readings_import)
    places = {pursuit.key: pursuit.place for pursuit in pursuits}
    pairs = [(places[reading.series], reading) for reading in readings_import.readings]
    label = f"Bring in {count(len(pairs), 'reading')}"
    press = desk.Press(label, "bring_in_readings", primary=True, after=_say)
    work = partial(desk.do, store.bring_in_readings, pairs, today())
    desk.work_button(press, store.bring_in_readings, work)


def _preview(pursuits: tuple[Pursuit, ...], readings_import: ReadingsImport) -> None:
    by_key = {pursuit.key: pursuit for pursuit in pursuits}
    rows = []
    for reading in readings_import.readings:
        pursuit = by_key[reading.series]
        before = readings_import.revised.get((reading.series, reading.period))
        earlier = "" if before is None or before.value is None else pursuit.figure(before.value)
        rows.append(
            {
                "Measured by": pursuit.name,
                "Period": reading.period,
                "Value": pursuit.figure(reading.value or 0.0),
                "Instead of": earlier,
                "Published": reading.published,
                "Source": reading.source,
            }
        )
    tables.table(pd.DataFrame(rows), name="readings of the table", download=False)


def _say(n_readings: int) -> None:
    st.session_state[_PASTED] = ""
    state.forget_upload()
    state.say(f"{count(n_readings, 'reading')} brought in. What stood before stays beside it.")
