"""What stands in place of the app when its database cannot be opened: why, and the ways on."""

from __future__ import annotations

from functools import partial

import streamlit as st

from data.errors import MissingDatabase
from explorer.record import restore_backup, start_empty
from explorer.workspace import Workspace, reopen
from ui.shell import backups, code_box, desk, errors
from ui.shell.wording import plain


def draw(space: Workspace) -> None:
    """Say what is wrong, and offer the backups that lie beside the database; an empty one where the file is gone."""
    st.title("The explorer's data cannot be opened", anchor=False)
    st.error(plain(space.problem))
    st.write("Nothing has been changed. Try again once the cause is gone, or go back to a backup.")
    if st.button("Try again"):
        reopen()
        st.rerun()
    code_box.draw()
    with errors.boundary():
        _backups()
        if isinstance(space.problem, MissingDatabase):
            _empty()


def _backups() -> None:
    backup = backups.choose()
    if backup is None:
        st.write("No backup was found beside the database. An administrator can put one there.")
        return
    press = desk.Press("Go back to this backup", "restore_backup", primary=True)
    desk.work_button(press, restore_backup, partial(desk.do_on_file, restore_backup, backup.path))


def _empty() -> None:
    sure = st.checkbox("Start with an empty database: the copies stay where they are")
    press = desk.Press("Start with an empty database", "start_empty", disabled=not sure)
    desk.work_button(press, start_empty, partial(desk.do_on_file, start_empty))
