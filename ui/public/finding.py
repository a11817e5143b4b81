"""The first line of the Public view, and which scenario its narrative is written from."""

from __future__ import annotations

from typing import Final

import streamlit as st

from explorer.public import store
from explorer.public.listing import summary
from explorer.public.view import Proposal
from explorer.ranking import scenarios
from ui.shell import desk
from ui.shell.wording import day_of

_SCENARIO: Final = "public_scenario"


def scenario() -> str:
    """Return the scenario that the narrative is written from: the one chosen, else the one saved last; "" for none."""
    names = _names()
    chosen_name = str(st.session_state.get(_SCENARIO, ""))
    return chosen_name if chosen_name in names else (names[-1] if names else "")


def _names() -> list[str]:
    return [entry.name for entry in sorted(desk.now().keep(scenarios), key=lambda entry: entry.at)]


def scenario_box() -> None:
    """Draw the choice of the scenario; nothing where none is saved."""
    names = _names()
    if names:
        st.selectbox("The narrative is written from the scenario", names, index=names.index(scenario()), key=_SCENARIO)


def headline(offer: Proposal, bundles: tuple[store.Bundle, ...]) -> str:
    """Say what is public, and whether it is what stands today."""
    last = store.in_force(bundles)
    holds = summary(offer.view)
    if last is None:
        before = "Nothing is public yet" if not bundles else (
            f"Nothing is public: the view of {day_of(bundles[0].at)} was withdrawn"
        )  # fmt: skip
        return f"{before}. The page that is ready holds {holds}."
    if not last.is_whole:
        return "The public page quotes words that were deleted or hidden since. Take it off the web, and publish anew."
    if last.snapshot_sha256 == offer.view.sha256:
        return f"What is public is what stands today: {holds}."
    return f"The view of {day_of(last.at)} is public; what stands today differs from it."
