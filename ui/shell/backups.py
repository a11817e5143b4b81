"""The backups that lie beside the database, to choose from."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from data import BackupFile, list_backups
from explorer.settings import settings
from ui.shell.wording import moment, number


def folder() -> Path:
    """Return where backups are kept."""
    return settings().database.parent / "backups"


def choose() -> BackupFile | None:
    """Draw the backups, newest first; return the one chosen, None where there is none."""
    found = (*list_backups(folder()), *list_backups(settings().database.parent))
    if not found:
        return None
    return st.selectbox("Backups, newest first", sorted(found, key=_age, reverse=True), format_func=_line)


def _age(held: BackupFile) -> str:
    return held.made_at.isoformat()


def _line(held: BackupFile) -> str:
    return f"{moment(held.made_at)}, {held.kind}, {number(held.size / 1024)} kB, {held.path.name}"
