"""Opening a workshop, and finding one that was opened before."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from explorer import workshop
from explorer.settings import settings
from priorities.workshop import Opening, Room
from priorities.workshop.store import open_workshop, room, workshops
from ui.shell import desk, state
from ui.shell.hosts import LOCAL
from ui.shell.wording import day_of, plain

HEADLINE: Final = "Let a room weigh the priorities, on their own phones"
_LINK: Final = "workshop"
_NEW: Final = "new"
_PEOPLE: Final = 30
"""A middling workshop of the board's partners; typed over."""


def room_in_view() -> Room | None:
    """Return the workshop that the link names, else the newest that is not over; None to open one."""
    code = st.query_params.get(_LINK, "")
    if code == _NEW:
        return None
    named = desk.now().ask(room, code) if code else None
    running = [now for now in desk.now().ask(workshops) if not now.is_over]
    return named or next(iter(running), None)


def show(code: str) -> None:
    """Let the link name a workshop from now on."""
    st.query_params[_LINK] = code


def begin_another() -> None:
    """Let the page open a new one."""
    st.query_params[_LINK] = _NEW


def draw() -> None:
    """Draw the form that opens a workshop, and those that were opened before."""
    st.write(
        "You open a round, everybody answers on their own phone, you close it, and only then does anybody see what the "
        "room says: the middle, the spread, and which disagreement can change the top five."
    )
    if not state.projector():
        _form()
    earlier = desk.now().ask(workshops)
    if earlier:
        st.subheader("Opened before", anchor=False)
        for past in earlier:
            label = f"{past.name}, {day_of(past.at.isoformat())}, {'over' if past.is_over else 'running'}"
            st.button(plain(label), key=f"show {past.code}", on_click=show, args=(past.code,))


def _form() -> None:
    with st.container(border=True):
        st.text_input(
            "Name of the workshop", key="workshop_name", max_chars=60, placeholder="for example: Board, 3 May"
        )
        left, right = st.columns(2)
        with left:
            st.number_input("How many people come", 1, 1000, _PEOPLE, key="workshop_people")
        with right:
            st.text_input(
                "Address of this explorer, as phones reach it", _own_address(), key="workshop_base", max_chars=200
            )
        _warn(state.typed("workshop_base"))
        listed = desk.now().keep(workshop.frozen_list)
        names = ", ".join(criterion.name.lower() for criterion in listed.criteria)
        frozen = f"The list of {len(listed.priorities)} priorities and the criteria ({names}) are frozen as they stand."
        st.caption(plain(frozen))

        def work() -> str:
            people = int(state.number_in("workshop_people") or 0)
            opened = Opening(state.typed("workshop_name"), state.typed("workshop_base"), people, listed)
            return desk.do(open_workshop, opened)

        desk.work_button(
            desk.Press("Open the workshop", "open_workshop", primary=True, after=show), open_workshop, work
        )


def _own_address() -> str:
    """Where this page itself was opened: right unless it was opened on the server's own computer."""
    parts = urlsplit(st.context.url or "http://localhost:8501")
    path = parts.path.strip("/").removesuffix("workshop").strip("/")
    return f"{parts.scheme}://{parts.netloc}{'/' if path else ''}{path}"


def _warn(base: str) -> None:
    """Say beforehand where phones would not reach the address."""
    name = urlsplit(base).hostname or ""
    if name in LOCAL:
        st.warning(
            "Phones cannot open this address: it means the phone itself. Start the explorer on an address of this "
            "computer in the room's network (docs/deployment.md), and write that one here."
        )
    elif name and not settings().hosts:
        st.warning(
            "This explorer answers to its own computer only. Name this address in EXPLORER_HOSTS, and start it again."
        )
