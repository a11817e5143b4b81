"""Making a backup, and going back to one."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from explorer.record import make_backup, restore_backup
from ui.shell import backups, code_box, desk, state
from ui.shell.wording import plain


def draw() -> None:
    """Draw making a backup and going back to one."""
    code_box.draw()
    st.write(
        "A backup is a checked copy of everything, made while the explorer runs. Keep one where the original is not."
    )
    desk.act_button(desk.Press("Make a backup now", "make_backup", after=_say), make_backup)
    chosen = backups.choose()
    if chosen is None:
        st.write("No backup yet.")
        return
    sure = st.checkbox("Go back to it: what stands now is kept aside")
    sentence = desk.refusal(restore_backup)
    off = not sure or bool(sentence)
    if st.button(
        "Go back to this backup", key="restore_backup", disabled=off, help=plain(sentence) if sentence else None
    ):
        desk.do_on_file(restore_backup, chosen.path)
        state.say("The backup is in place. What stood before is kept beside it.")
        st.rerun()


def _say(path: Path) -> None:
    state.say(f"Backup made and checked: {path.name}.")
