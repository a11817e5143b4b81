"""What London promises: which commitments are filled, and which need a figure first."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from explorer.commitments import CommitmentNow, headline
from ui.shell.wording import plain


def draw(entries: Sequence[CommitmentNow]) -> None:
    """Draw the finding, and a line for each commitment."""
    st.text(headline(entries))
    for entry in entries:
        st.caption(plain(line(entry)))


def line(entry: CommitmentNow) -> str:
    """Return "Childhood obesity: filled, draft", "Asthma: needs a figure, draft"."""
    filled = "filled" if entry.is_filled else "can be filled" if entry.can_be_filled else "needs a figure"
    return f"{entry.commitment.name}: {filled}, {entry.standing.state}"
