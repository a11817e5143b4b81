"""The weights of the seat that is held: kept, shared, taken back."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from explorer import seats
from explorer.settings import settings
from priorities import criterion_name, said_percent
from priorities.seats.store import Holding, keep_seat_weights, share_seat_weights, take_back_seat_weights
from ui.shell import desk, navigation, state
from ui.shell.weights import keep_weights, weights
from ui.shell.wording import listing, plain


def draw(seat: str) -> None:
    """Draw what the seat's weights are and who sees them, and the buttons that change it."""
    holding = desk.now().keep(seats.holdings, settings().seats).get(seat)
    if holding is None:
        st.error(f"{plain(seat)} is not among the seats of this server: {plain(listing(list(settings().seats)))}.")
        return
    now = weights()
    st.write(plain(f"Your weights at this moment: {in_words(now)}."))
    st.write(plain(_what_is_seen(holding)))
    with st.container(horizontal=True):
        share = desk.Press("Share these with the other seats", "share_seat", primary=True, after=_say_shared)
        desk.act_button(share, share_seat_weights, seat, now)
        desk.act_button(desk.Press("Keep these for ourselves", "keep_seat"), keep_seat_weights, seat, now)
        if holding.shared is not None:
            desk.act_button(desk.Press("Take back what we shared", "take_back_seat"), take_back_seat_weights, seat)
        if (
            holding.own is not None
            and not _are_same(holding.own, now)
            and st.button("Put our weights back", key="own_seat")
        ):
            keep_weights(dict(holding.own))
            st.rerun()
    navigation.link(navigation.RANKING, "Move the weights on the ranking")


def in_words(shares: Mapping[str, float]) -> str:
    """Return weights as they are said: "collaboration 50%, health burden 30% and regional action 20%"."""
    return listing([f"{criterion_name(name)} {said_percent(weight)}" for name, weight in shares.items()])


def _what_is_seen(holding: Holding) -> str:
    if holding.own is None:
        return "Nothing is kept for your seat yet."
    sentence = f"Kept for your seat: {in_words(holding.own)}."
    if holding.shared is None:
        return f"{sentence} Nobody else sees them."
    if _are_same(holding.own, holding.shared):
        return f"{sentence} They are shared: a seat that has shared its own sees them."
    return f"{sentence} Shared, and still what others see: {in_words(holding.shared)}."


def _are_same(first: Mapping[str, float], second: Mapping[str, float]) -> bool:
    return in_words(first) == in_words(second)


def _say_shared(_nothing: None) -> None:
    state.say("Shared: a seat that has shared its own weights sees yours. You can take them back.")
