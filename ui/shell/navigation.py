"""The screens, in the order of the argument: who was heard, what they say, what leads, what is agreed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui.shell.wording import plain

FOLDER = Path(__file__).resolve().parents[2] / "pages"


@dataclass(frozen=True)
class Screen:
    """One page of the explorer; one that is not in the menu is reached from another page."""

    name: str
    title: str
    in_menu: bool = True

    @property
    def path(self) -> Path:
        """The page's file."""
        return FOLDER / f"{self.name}.py"


HOME = Screen("home", "Home")
RESPONSES = Screen("responses", "Responses")
HEARD = Screen("heard", "Heard")
PLAN = Screen("plan", "Plan")
QUESTIONS = Screen("questions", "Questions")
THEMES = Screen("themes", "Themes")
LEDGER = Screen("ledger", "Ledger")
LONG_LIST = Screen("long_list", "Long list")
RANKING = Screen("ranking", "Ranking")
SEATS = Screen("seats", "Seats", in_menu=False)
WORKSHOP = Screen("workshop", "Workshop")
COMMITMENTS = Screen("commitments", "Commitments")
PROGRESS = Screen("progress", "Progress")
REVIEW = Screen("review", "Review")
PARTNERS = Screen("partners", "Partners")
PAPER = Screen("paper", "Paper")
PUBLIC = Screen("public", "Public")
RECORD = Screen("record", "Record")
ABOUT = Screen("about", "About")
SCREENS = (
    HOME,
    RESPONSES,
    HEARD,
    PLAN,
    QUESTIONS,
    THEMES,
    LEDGER,
    LONG_LIST,
    RANKING,
    SEATS,
    WORKSHOP,
    COMMITMENTS,
    PROGRESS,
    REVIEW,
    PARTNERS,
    PAPER,
    PUBLIC,
    RECORD,
    ABOUT,
)


def pages() -> list[StreamlitPage]:
    """Return fresh pages for this run: a page object may be used by one run of one visitor only."""
    return [
        st.Page(
            screen.path,
            title=screen.title,
            url_path=screen.name,
            default=screen is HOME,
            visibility="visible" if screen.in_menu else "hidden",
        )
        for screen in SCREENS
    ]


def menu() -> None:
    """Draw the menu as a button that opens, for a projector, which has no room for a line of it."""
    with st.popover("Pages"):
        for screen in SCREENS:
            st.page_link(str(screen.path), label=plain(screen.title))


def link(screen: Screen, label: str, **opened: str) -> None:
    """Draw a link to another screen, keeping the filters and weights of this one; `opened` names what it opens."""
    st.page_link(str(screen.path), label=label, query_params={**dict(st.query_params), **opened})
