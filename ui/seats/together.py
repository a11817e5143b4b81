"""Where the seats part, and the smallest step that would bring them together: seen by those who have shared."""

from __future__ import annotations

from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from explorer import seats
from explorer.settings import settings
from priorities import criterion_name, said_percent
from priorities.parting import Parting
from ui.parts import tables
from ui.seats import picture
from ui.shell import desk, errors
from ui.shell.weights import keep_weights
from ui.shell.wording import count, listing, plain

# A meeting waits for what somebody shares no longer than for a nod; three pages ask.
_LOOK_EVERY = 5
_TOPS = (3, 5, 10)
_PICTURE: Final = (
    "Dots are the weights that were shared, arrows the smallest step. In the shaded part all have the same among the "
    "first."
)


def headline() -> str:
    """Return who has shared: the first line of the page, which tells nobody's weights."""
    holdings = desk.now().keep(seats.holdings, settings().seats)
    ready = [name for name, holding in holdings.items() if holding.shared is not None]
    if not ready:
        return f"No seat has shared its weights yet: {listing(list(holdings))}"
    if len(ready) == len(holdings):
        return f"All seats have shared their weights: {listing(ready)}"
    verb, rest = "has" if len(ready) == 1 else "have", count(len(holdings) - len(ready), "seat")
    return f"{listing(ready)} {verb} shared weights; {rest} to come"


def draw(seat: str, first_line: str) -> None:
    """Draw what this seat may see of the others, looked at again every few seconds.

    Parameters
    ----------
    first_line : the headline as it was drawn; where it is another by now the whole page is drawn again.
    """
    st.fragment(partial(_look, seat, first_line), run_every=_LOOK_EVERY)()


def _look(seat: str, first_line: str) -> None:
    if headline() != first_line:
        st.rerun()
    with errors.boundary():
        people = desk.now().keep(seats.in_view, settings().seats, seat)
        if not people:
            st.info("Share your weights to see the others': nobody sees another seat's before having shown their own.")
        elif len(people) == 1:
            st.info("No other seat has shared yet. What they share appears here by itself.")
        else:
            _draw_parting(seat, people)


def _draw_parting(seat: str, people: tuple[tuple[str, tuple[tuple[str, float], ...]], ...]) -> None:
    top = st.segmented_control("How many are the first?", _TOPS, default=5, key="seats_top", required=True)
    parting = desk.now().keep(seats.parting, people, int(top or _TOPS[1]))
    sentences, drawing = st.columns([3, 2])
    with sentences:
        st.subheader("Where you part", anchor=False)
        for sentence in (parting.what_parts, parting.what_divides):
            st.write(plain(sentence))
        if not parting.ranks.empty:
            tables.table(_ranks(parting), name="priorities that part the seats", download=False)
        st.subheader("The smallest step", anchor=False)
        for sentence in parting.what_joins:
            st.write(plain(sentence))
        _draw_step(seat, parting)
    if parting.grounds:
        with drawing:
            words = " ".join(["Triangle of all possible weights with the seats.", *parting.what_joins])
            st.image(picture.svg(parting), caption=_PICTURE, alt=words, width="stretch")
    tables.table(_weights(parting), name="weights of the seats", download=False)


def _draw_step(seat: str, parting: Parting) -> None:
    """The seat's own part of the step, to be tried."""
    place = list(parting.people).index(seat)
    if parting.step.moves[place] and st.button("Try our part of this step", key="try_step"):
        keep_weights(parting.step.weights[place])
        st.rerun()


def _ranks(parting: Parting) -> pd.DataFrame:
    table = parting.ranks.rename(columns=lambda name: f"Rank for {name}")
    return table.rename_axis("Priority").reset_index()


def _weights(parting: Parting) -> pd.DataFrame:
    rows = []
    for (name, shared), there in zip(parting.people.items(), parting.step.weights, strict=True):
        whole = sum(shared.values())
        cells = {"Seat": name}
        for criterion in parting.scores.criteria:
            before, after = said_percent(100 * shared[criterion] / whole), said_percent(there[criterion])
            cells[criterion_name(criterion).capitalize()] = before if before == after else f"{before} → {after}"
        rows.append(cells)
    return pd.DataFrame(rows)
