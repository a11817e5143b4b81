"""The backups that lie beside the database, to choose from."""

from __future__ import annotations

import streamlit as st

from data import BackupFile
from explorer import record
from ui.shell.wording import moment, number


def choose() -> BackupFile | None:
    """Draw the backups, newest first; return the one chosen, None where there is none."""
    files = record.backups()
    return st.selectbox("Backups, newest first", files, format_func=_line) if files else None


def _line(file: BackupFile) -> str:
    return f"{moment(file.made_at)}, {file.kind}, {number(file.size / 1024)} kB, {file.path.name}"
