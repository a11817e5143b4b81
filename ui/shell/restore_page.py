"""What stands in place of the app when its database cannot be opened: why, and the way back."""

from __future__ import annotations

import streamlit as st

from explorer.record import restore_backup
from explorer.workspace import Workspace, reopen
from ui.shell import backups, code_box, desk, errors
from ui.shell.wording import plain


def draw(space: Workspace) -> None:
    """Say what is wrong and offer the backups that lie beside the database."""
    st.title("The explorer's data cannot be opened", anchor=False)
    st.error(plain(space.problem))
    st.write("Nothing has been changed. Try again once the cause is gone, or go back to a backup.")
    if st.button("Try again"):
        reopen()
        st.rerun()
    code_box.draw()
    chosen = backups.choose()
    if chosen is None:
        st.write("No backup was found beside the database. An administrator can put one there.")
        return
    sentence = desk.refusal(restore_backup)
    pressed = st.button(
        "Go back to this backup", type="primary", disabled=bool(sentence), help=plain(sentence) if sentence else None
    )
    if pressed:
        with errors.boundary():
            desk.do_on_file(restore_backup, chosen.path)
            st.rerun()
