"""What stands in place of the app when its database cannot be opened: why, and the way back."""

from __future__ import annotations

import streamlit as st

from data import list_backups, restore
from data.errors import StorageError
from ui.words import plain
from ui.workspace import MIGRATIONS, Workspace, reopen


def draw(space: Workspace) -> None:
    """Say what is wrong and offer the backups that lie beside the database."""
    st.title("The explorer's data cannot be opened", anchor=False)
    st.error(plain(space.problem), icon="⚠️")
    st.write("Nothing has been changed. Try again once the cause is gone, or go back to a backup.")
    if st.button("Try again"):
        reopen()
        st.rerun()
    backups = list_backups(space.path.parent)
    if not backups:
        st.write("No backup was found beside the database. An administrator can put one there.")
        return
    chosen = st.selectbox("Backups, newest first", backups, format_func=lambda path: path.name)
    if st.button("Go back to this backup", type="primary"):
        _restore(space, chosen)


def _restore(space: Workspace, chosen: object) -> None:
    from pathlib import Path

    try:
        restore(Path(str(chosen)), space.path, MIGRATIONS)
    except StorageError as problem:
        st.error(plain(problem), icon="⚠️")
        return
    reopen()
    st.rerun()
