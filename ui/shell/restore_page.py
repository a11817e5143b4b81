"""What stands in place of the app when its database cannot be opened: why, and the ways on."""

from __future__ import annotations

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
    chosen = backups.choose()
    if chosen is None:
        st.write("No backup was found beside the database. An administrator can put one there.")
        return
    sentence = desk.refusal(restore_backup)
    desk.explain(restore_backup)
    hint = plain(sentence) if sentence else None
    if st.button("Go back to this backup", type="primary", disabled=bool(sentence), help=hint):
        desk.do_on_file(restore_backup, chosen.path)
        st.rerun()


def _empty() -> None:
    sure = st.checkbox("Start with an empty database: the copies stay where they are")
    sentence = desk.refusal(start_empty)
    desk.explain(start_empty)
    hint = plain(sentence) if sentence else None
    if st.button("Start with an empty database", disabled=not sure or bool(sentence), help=hint):
        desk.do_on_file(start_empty)
        st.rerun()
