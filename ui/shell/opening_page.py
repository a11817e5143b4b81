"""What stands in place of the app while it is being prepared: what is done, and how far it is."""

from __future__ import annotations

from typing import Final

import streamlit as st

from explorer.opening import stage
from ui.shell.wording import plain

# Often enough that the bar moves, seldom enough that forty waiting visits cost nothing.
_LOOK_AGAIN: Final = 0.7


def draw() -> None:
    """Draw the bar, which goes on by itself; the page that was asked for follows."""
    st.title("The explorer is being prepared", anchor=False)
    st.write("This happens once, at the first start. The page opens by itself when it is done.")
    st.fragment(_bar, run_every=_LOOK_AGAIN)()


def _bar() -> None:
    progress = stage()
    if progress.is_over:
        st.rerun()
    st.progress(min(progress.share, 1.0), text=f"{plain(progress.doing)} ({progress.share:.0%})")
