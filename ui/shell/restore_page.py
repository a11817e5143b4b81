"""What stands in place of the app when its database cannot be opened: why, and the way back."""

from __future__ import annotations

import streamlit as st

from explorer.workspace import Workspace, reopen
from ui import acts
from ui.shell import backups
from ui.shell.wording import plain


def draw(space: Workspace) -> None:
    """Say what is wrong and offer the backups that lie beside the database."""
    st.title("The explorer's data cannot be opened", anchor=False)
    st.error(plain(space.problem))
    st.write("Nothing has been changed. Try again once the cause is gone, or go back to a backup.")
    if st.button("Try again"):
        reopen()
        st.rerun()
    chosen = backups.choose()
    if chosen is None:
        st.write("No backup was found beside the database. An administrator can put one there.")
    elif st.button("Go back to this backup", type="primary"):
        acts.restore_backup(chosen.path)
        st.rerun()
