"""The long list and its scores as a file: taken away with formulas, brought in with a look before anything changes."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from data import bundled
from engagement import Export
from explorer.long_list import long_list
from priorities import ListDifference, ListImport, criterion_name, list_difference, read_list_import
from priorities.long_list import store
from priorities.long_list.store import Entry
from ui.parts import downloads, standing, tables, uploads
from ui.shell import desk, state
from ui.shell.wording import count, listing, plain

# Changed scores that people can look through; a browser draws three thousand lines for many seconds.
_MOST_SHOWN: Final = 100


def draw() -> None:
    """Draw the download, and the way of a file from the drop zone to the confirmed change."""
    st.subheader("Take the long list away", anchor=False)
    downloads.ranking(standing.now())
    st.subheader("Bring in a long list with its scores", anchor=False)
    st.caption(
        "One row a priority: a column 'priority' with the names, and one for each criterion with scores from 0 to 10. "
        "The workbook above, changed and saved, is such a file. Nothing changes before you confirm it."
    )
    source = uploads.table_file("Drop the list here")
    if source is not None:
        _look(source.export, source.file_name)


def _look(export: Export, file_name: str) -> None:
    list_import = _read(export)
    _describe(list_import)
    cleared = st.checkbox("An empty cell takes the score away (otherwise it leaves the score as it is)")
    listed = desk.now().keep(long_list)
    changes = list_difference(listed.names, listed.scores, list_import, empty_takes_away=cleared)
    off = _off(changes)
    _changes(changes)
    if not (len(changes.new) or len(changes.scores) or off):
        st.info("The file says what the long list says already. There is nothing to bring in.")
        return
    _confirm(changes, off, file_name)


def _read(export: Export) -> ListImport:
    criteria = [str(name) for name in desk.now().keep(long_list).criteria.index]
    return read_list_import(export.frame, criteria, first_row=export.layout.first_data_row)


def _describe(list_import: ListImport) -> None:
    """What was read, what not, and what was set aside."""
    criteria = [criterion_name(str(name)) for name in list_import.scores.columns]
    scores = f"with scores for {listing(criteria)}" if criteria else "without any scores"
    st.write(plain(f"Read {count(len(list_import.scores), 'priority', 'priorities')}, {scores}."))
    if list_import.absent:
        absent = listing([criterion_name(name) for name in list_import.absent])
        st.write(plain(f"The file has no column for {absent}: those scores stay as they are."))
    if list_import.not_read:
        st.caption(plain(f"Columns that were not read: {', '.join(list_import.not_read)}."))
    if len(list_import.set_aside):
        st.warning(f"{count(len(list_import.set_aside), 'cell')} could not be used and will be left out.")
        tables.table(list_import.set_aside.set_axis(["Row", "Column", "Why"], axis=1), name="set aside from the list")


def _off(changes: ListDifference) -> list[Entry]:
    """Priorities to be taken off, where the person says so."""
    if not changes.absent:
        return []
    listed = desk.now().keep(long_list).priorities.loc[list(changes.absent)]
    names = listing(list(listed["name"]), 3)
    absent = count(len(listed), "priority", "priorities")
    if not st.checkbox(plain(f"Take off what is not in the file: {absent} ({names})")):
        return []
    rows = zip(listed.index, listed["name"], listed["life_stage"], strict=True)
    return [Entry(str(priority), name, stage, on_list=False) for priority, name, stage in rows]


def _changes(changes: ListDifference) -> None:
    if len(changes.new):
        st.write(plain(f"New on the list: {listing(list(changes.new['name']), 10)}."))
    if len(changes.scores):
        rows = changes.scores
        table = pd.DataFrame(
            {
                "Priority": rows["name"],
                "Criterion": [criterion_name(str(name)) for name in rows["criterion"]],
                "Now": [_score(value) for value in rows["now"]],
                "In the file": [_score(value) for value in rows["imported"]],
            }
        )
        if len(table) > _MOST_SHOWN:
            st.caption(f"The first {_MOST_SHOWN} of {count(len(table), 'score')} that change; the file holds them all.")
        tables.table(table.head(_MOST_SHOWN), name="scores that change", file=lambda: table)


def _score(value: float) -> str:
    return "not scored" if pd.isna(value) else f"{value:g}"


def _confirm(changes: ListDifference, off: list[Entry], file_name: str) -> None:
    reason = st.text_input(
        "Why, in one line", max_chars=200, placeholder="for example: scored by the group on 3 May", key="list_reason"
    )
    new, scores = count(len(changes.new), "new priority", "new priorities"), count(len(changes.scores), "score")
    label = f"Bring in {new} and {scores}" + (f", take off {len(off)}" if off else "")

    def bring_in() -> None:
        why = f"{state.typed('list_reason')} (from the file {file_name[:80]})"
        desk.do_because(why, store.import_list, bundled.long_list(), changes, off)

    off_hint = None if reason.strip() else "Say in a line why first."
    press = desk.Press(label, "bring_in_list", primary=True, disabled=bool(off_hint), help=off_hint, after=_say)
    desk.work_button(press, store.import_list, bring_in)


def _say(_nothing: None) -> None:
    state.forget_upload()
    state.say("The list is brought in. Every earlier score stays on record.")
