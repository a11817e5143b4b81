"""The question that a clock which leapt asks: have the words as they came really to be deleted?"""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from engagement.privacy.store import purge_due
from ui.shell import desk


def draw() -> None:
    """Draw the question on every page for as long as it stands; nothing is deleted before somebody answers."""
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    if desk.now().ask(purge_due, today) != "ask":
        return
    st.warning(
        "By this computer's clock the date has passed by which words as they came are deleted, but the clock has "
        "leapt by more than a year. Nothing was deleted. Look at the clock; then delete them, or choose another "
        "date, under Responses, Imports."
    )
