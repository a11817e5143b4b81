"""Making a backup, and going back to one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from data import Restoration
from explorer.record import make_backup, restore_backup
from ui.shell import backups, code_box, desk, state
from ui.shell.wording import count


def draw() -> None:
    """Draw making a backup and going back to one."""
    code_box.draw()
    st.write(
        "A backup is a checked copy of everything, made while the explorer runs. Keep one where the original is not."
    )
    desk.act_button(desk.Press("Make a backup now", "make_backup", after=_say), make_backup)
    backup = backups.choose()
    if backup is None:
        st.write("No backup yet.")
        return
    sure = st.checkbox("Go back to it: what stands now is kept aside")
    press = desk.Press("Go back to this backup", "restore_backup", disabled=not sure, after=_say_restored)
    desk.work_button(press, restore_backup, partial(desk.do_on_file, restore_backup, backup.path))


def _say_restored(restoration: Restoration) -> None:
    state.say(_what_was_done(restoration))


def _what_was_done(restoration: Restoration) -> str:
    sentences = ["The backup is in place. What stood before is kept beside it, and the record goes on."]
    if restoration.deletions:
        deletions = count(restoration.deletions, "deletion")
        sentences.append(
            f"{deletions} asked for since it was made {'was' if restoration.deletions == 1 else 'were'} done again."
        )
    if restoration.new_secret:
        sentences.append(
            "It held no secret for the codes of people, so a new one was made: the next export of a survey that is "
            "here already will count everybody a second time."
        )
    return " ".join(sentences)


def _say(path: Path) -> None:
    state.say(f"Backup made and checked: {path.name}.")
