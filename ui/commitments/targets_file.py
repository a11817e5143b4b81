"""Targets as a workbook: taken away, and brought back with a look before anything changes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from engagement import Export
from explorer import commitments
from explorer.commitments import CommitmentNow
from explorer.commitments_file import places, workbook
from priorities.commitments.export import TARGETS
from priorities.commitments.targets_file import TargetImport, read_targets
from ui.parts import tables, uploads
from ui.shell import desk, state
from ui.shell.wording import count


def draw(entries: Sequence[CommitmentNow], as_of: str) -> None:
    """Draw the download, and the way of a file from the drop zone to the confirmed change."""
    with st.expander("Take the commitments away as a workbook, or bring targets in"):
        st.download_button(
            "Download: commitments workbook (XLSX)",
            data=partial(_workbook, as_of),
            file_name="commitments.xlsx",
            mime=tables.XLSX,
            on_click="ignore",
            key="commitments.xlsx",
        )
        st.caption(
            "One row a target: columns commitment, indicator, baseline, target and year; slot and justification where "
            f"you have them. The sheet “{TARGETS}” of the workbook, changed and saved, is such a file. Nothing changes "
            "before you confirm it."
        )
        source = uploads.table_file("Drop the targets here", sheet=TARGETS)
        if source is not None:
            _look(entries, as_of, source.export, source.file_name)


def _workbook(as_of: str) -> bytes:
    return desk.now().keep(workbook, as_of)


def _look(entries: Sequence[CommitmentNow], as_of: str, export: Export, file_name: str) -> None:
    targets_read = read_targets(export.frame, list(places(entries)), as_of, first_row=export.layout.first_data_row)
    _describe(entries, targets_read)
    if not targets_read.targets:
        st.info("There is no target to bring in.")
        return

    def bring_in() -> int:
        why = f"from the file {file_name[:80]}"
        return desk.do_because(why, commitments.bring_in_targets, entries, targets_read.targets)

    label = f"Bring in {count(len(targets_read.targets), 'target')}"
    press = desk.Press(label, "bring_in_targets", primary=True, after=_say)
    desk.work_button(press, commitments.bring_in_targets, bring_in)


def _describe(entries: Sequence[CommitmentNow], targets_read: TargetImport) -> None:
    """What was read, what stands already, and what was set aside."""
    if targets_read.same:
        st.write(f"{count(targets_read.same, 'row')} of the file with what stands already.")
    if len(targets_read.set_aside):
        st.warning(f"{count(len(targets_read.set_aside), 'row')} could not be used and will be left out.")
        tables.table(
            targets_read.set_aside.set_axis(["Row", "Column", "Why"], axis=1), name="set aside from the targets"
        )
    if targets_read.targets:
        slots = {slot.slot.slot: slot for entry in entries for slot in entry.slots}
        rows = pd.DataFrame(
            [
                {
                    "Slot": slots[target.slot].slot.name,
                    "Now": slots[target.slot].phrase,
                    "In the file": slots[target.slot].figure(target.value or 0.0),
                    "By": str(target.year),
                    "Justification": target.justification,
                }
                for _, target in targets_read.targets
            ]
        )
        tables.table(rows, name="targets of the file")


def _say(n_targets: int) -> None:
    state.forget_upload()
    state.say(f"{count(n_targets, 'target')} brought in. What was chosen before stays on record.")
