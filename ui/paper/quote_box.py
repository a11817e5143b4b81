"""Clearing quotes: which words of people may stand in the paper and before the public."""

from __future__ import annotations

from functools import partial

import streamlit as st

from explorer.paper import store
from explorer.paper.quotes import Quote, to_look_at
from ui.shell import desk, state
from ui.shell.wording import count, plain


def draw(scenario: str) -> None:
    """Draw the quotes of the priorities that lead, each with its button."""
    if state.projector():
        st.write("Quotes are not shown on a projector.")
        return
    by_priority = desk.now().keep(to_look_at, scenario)
    quotes = [quote for entry in by_priority for quote in entry.quotes]
    cleared = sum(quote.is_cleared for quote in quotes)
    st.write(
        f"{count(cleared, 'quote')} cleared, {len(quotes) - cleared:d} to be looked at. Only cleared ones are printed."
    )
    for entry in by_priority:
        if entry.quotes:
            st.write(plain(entry.name))
        for quote in entry.quotes:
            _one_quote(quote)


def _one_quote(quote: Quote) -> None:
    st.text(quote.words.text)
    key = f"{quote.row} {quote.clearance.start}"
    if quote.is_cleared:
        press = desk.Press("Withdraw this quote", f"withdraw {key}", after=_say)
    else:
        press = desk.Press("Clear this quote", f"clear {key}", after=_say)
    work = partial(desk.do, store.clear_quote, quote.clearance, is_cleared=not quote.is_cleared)
    desk.work_button(press, store.clear_quote, work)


def _say(_nothing: None) -> None:
    state.say("What is cleared is printed; what is not, is not.")
