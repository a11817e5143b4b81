"""The only place where people's own words are put on a screen, always through text-only elements."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from ui.shell import state


def show(responses: pd.DataFrame, *, most: int = 50, rest: bool = True) -> None:
    """Show responses, one under the other; none on a projector.

    Parameters
    ----------
    responses : pandas.DataFrame
        Columns text, audience, forum, borough.
    most : int
        How many are shown.
    rest : bool
        Whether a line says how many more there are.
    """
    if state.projector():
        st.caption("People's words are hidden in projector mode.")
        return
    for response in responses.head(most).to_dict("records"):
        single(str(response["text"]), [str(response[part] or "") for part in ("audience", "forum", "borough")])
    if rest and len(responses) > most:
        st.caption(f"{len(responses) - most} more; narrow the filters or download them all.")


def single(text: str, origin: Iterable[str] = ()) -> None:
    """Show one comment and where it came from."""
    with st.container(border=True):
        st.text(text)
        source = [part for part in origin if part]
        if source:
            st.text(" · ".join(source), width="content")
