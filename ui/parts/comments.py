"""The only place where people's own words are put on a screen, always through text-only elements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from engagement.answers import store
from ui.parts import pages
from ui.parts.marked_text import Marked, marked_text
from ui.shell import desk, state
from ui.shell.wording import day_of, plain

_ORIGIN = ("audience", "forum", "borough", "age_band", "organisation")


def show(responses: pd.DataFrame, *, most: int = 50, rest: bool = True) -> None:
    """Show responses, one under the other, each with its question and who gave it; none on a projector.

    Parameters
    ----------
    responses : pandas.DataFrame
        Columns text, question, and what people told of themselves.
    most : int
        How many are shown.
    rest : bool
        Whether a line says how many more there are.
    """
    if state.projector():
        st.caption("People's words are hidden in projector mode.")
        return
    for response in responses.head(most).to_dict("records"):
        single(str(response["text"]), [origin(response)])
    if rest and len(responses) > most:
        st.caption(f"{len(responses) - most} more; narrow the filters or download them all.")


def listed(responses: pd.DataFrame, *, of: str, search: str = "", size: int = pages.SIZE) -> None:
    """Show a list of responses a page at a time, with the words marked that were searched for.

    Parameters
    ----------
    responses : columns `schema.RESPONSE_COLUMNS`, the whole list.
    of : the name of the list in the link, one on a screen.
    search : as typed; blank marks nothing.
    size : how many a page holds.
    """
    if state.projector():
        show(responses)
        return
    first, most = pages.part(len(responses), of, size=size)
    pages.turn(len(responses), of, size=size)
    searched(responses.iloc[first : first + most], key=f"words {of}", search=search)
    pages.turn(len(responses), of, size=size, below=True)


def searched(responses: pd.DataFrame, *, key: str, search: str = "") -> None:
    """Show these responses, with the words marked that were searched for."""
    if not search.strip():
        show(responses, most=len(responses))
        return
    ids = tuple(int(number) for number in responses["response_id"])
    spans = desk.now().ask(store.marks, search, ids)
    marked(responses, spans, key=key, meaning="what was searched for")


def marked(responses: pd.DataFrame, spans: Sequence[tuple[tuple[int, int], ...]], *, key: str, meaning: str) -> None:
    """Show responses with parts of them marked, each with its question and who gave it.

    Parameters
    ----------
    spans : for each response the characters (start, end) to mark.
    meaning : what a mark means, for screen readers.
    """
    rows = zip(responses.to_dict("records"), spans, strict=True)
    marked_text([Marked(row["text"], places, origin(row)) for row, places in rows], key=key, meaning=meaning)


def tickable(rows: Sequence[tuple[int, str, str]], ticks: str) -> None:
    """Show comments with a box to tick before each.

    Parameters
    ----------
    rows : the number of each, its words, and where they come from.
    ticks : the name under which `state.ticks` keeps those ticked.
    """
    numbers = state.ticks(ticks)
    with st.container(gap=None, key="ticks"):
        for number, words, source in rows:
            key = f"tick {number}"
            st.session_state[key] = number in numbers
            st.checkbox(plain(words), key=key, on_change=state.tick, args=(ticks, number, key))
            st.caption(plain(source))


def origin(response: Mapping[Any, Any]) -> str:
    """Return who gave an answer, when, and to what question, as far as it is known."""
    parts = [str(response.get(part) or "") for part in _ORIGIN]
    parts.append(day_of(str(response.get("answered_at") or "")))
    question = str(response.get("question") or "")
    return " · ".join(part for part in [*parts, f"“{question}”" if question else ""] if part)


def single(text: str, source: Iterable[str] = ()) -> None:
    """Show one comment and where it came from."""
    with st.container(border=True):
        st.text(text)
        parts = [part for part in source if part]
        if parts:
            st.text(" · ".join(parts), width="content")
