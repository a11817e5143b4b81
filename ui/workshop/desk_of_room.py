"""The facilitator's desk: the way in, one step at a time, and the result once it is revealed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

import streamlit as st

from explorer import workshop
from priorities.workshop import Counted, Room, Round
from priorities.workshop.store import take_step, undo_step
from ui.parts import qr_code
from ui.shell import desk, state
from ui.shell.wording import count, plain
from ui.workshop import next_round, people, result

_EVERY: Final = 2.0
"""Seconds between two looks at the count: as often as somebody at the front of a room looks at it."""
_MORE_MINUTES: Final = 2
_KINDS: Final = {"weights": "weights", "scores": "scores", "stance": "agree or not", "themes": "themes"}


def headline(room: Room) -> str:
    """Return the first line: where the workshop stands."""
    of = room.round
    if room.is_over:
        return f"{room.name} is over"
    if of is None:
        return f"{room.name}: let people in, then open the first round"
    where = "is open" if of.is_open else "is revealed" if of.is_revealed else "is closed, nobody has seen the result"
    return f"{room.name}: round {of.number} {where}"


def draw(room: Room) -> None:
    """Draw the desk: a revealed result first, then what comes next, beside the way in."""
    of = room.round
    if of is not None and of.is_revealed:
        _after_reveal(room, of)
    else:
        left, right = st.columns([3, 2], gap="large")
        with left:
            _count(room.code, room.mark)
            _steps(room)
        with right:
            _way_in(room)
    for earlier in reversed(room.revealed):
        if of is None or earlier.key != of.key:
            with st.expander(plain(f"Round {earlier.number}: {_KINDS[earlier.kind]}")):
                result.draw(room, earlier)
    if not state.projector():
        people.draw(room)


def _after_reveal(room: Room, of: Round) -> None:
    """The result, with what comes next folded above it: the room talks first."""
    if not room.is_over:
        with st.expander(f"Open round {len(room.rounds) + 1}", icon=":material/arrow_forward:"):
            next_round.draw(room)
    _undo(room)
    result.draw(room, of)
    _count(room.code, room.mark)
    _way_in(room)


def _way_in(room: Room) -> None:
    """Large until the first round is open, for whoever has no wall."""
    if room.is_over:
        return
    if not room.is_locked:
        words = f"QR code of {room.address}"
        width = _LARGE if room.round is None else _SMALL
        st.image(qr_code.svg(room.address, words), caption=plain(room.address), alt=words, width=width)
    st.metric("Code", plain(f"{room.code[:3]} {room.code[3:]}"), help="No 0, O, 1, I or L is in it.")
    if not state.projector():
        st.link_button("Open the view for the wall", f"join/wall?code={room.code}", icon=":material/open_in_new:")


_LARGE, _SMALL = 280, 170
"""Pixels: a phone reads the small one from a laptop's screen at arm's length."""


def _step(label: str, key: str, room: Room, step: str, *, primary: bool = False, **detail: Any) -> None:
    desk.act_button(
        desk.Press(plain(label), key, primary=primary, after=lambda _number: workshop.forget_counts()),
        take_step,
        room.code,
        step,
        detail,
    )


@st.fragment(run_every=_EVERY)
def _count(code: str, mark: int) -> None:
    """How many are in and have answered; nothing of what they answered."""
    counted = workshop.counted(code)
    if counted is None:
        return
    now, of = counted.room, counted.room.round
    if of is None:
        st.metric("In the room", plain(f"{counted.people} of {now.expected} expected"))
    else:
        st.metric("Have answered", plain(f"{counted.answered} of {max(counted.people, counted.answered)}"))
    for line in _lines(counted):
        st.caption(plain(line))
    if now.mark != mark:
        # Somebody else took a step.
        st.rerun()


def _lines(counted: Counted) -> list[str]:
    of = counted.room.open_round
    seconds = of.seconds_left(datetime.now(UTC)) if of else None
    lines = [] if seconds is None else [f"{seconds // 60}:{seconds % 60:02d} left" if seconds else "Time is up"]
    if counted.room.is_locked:
        lines.append("The door is closed: nobody new comes in.")
    return lines


def _steps(room: Room) -> None:
    of = room.round
    if room.is_over:
        st.write("What was revealed stands below and in its file.")
    elif room.open_round is not None:
        _while_open(room, room.open_round)
    elif of is not None and not of.is_revealed:
        _step("Reveal the result", "reveal_round", room, "reveal", primary=True, round=of.key)
    else:
        next_round.draw(room)
    _undo(room)


def _while_open(room: Room, of: Round) -> None:
    if room.is_paused:
        st.info("Paused: phones keep what is typed and send it when it goes on.")
    with st.container(horizontal=True):
        _step("Close the round", "close_round", room, "close", primary=True, round=of.key)
        if room.is_paused:
            _step("Go on", "resume", room, "resume")
        else:
            _step("Pause", "pause", room, "pause")
        _step(f"{_MORE_MINUTES} more minutes", "extend", room, "extend", round=of.key, minutes=_MORE_MINUTES)
    st.caption("Nobody sees a result before you close the round and reveal it: not even you.")


def _undo(room: Room) -> None:
    """For ten seconds after a step."""
    left = room.undo_seconds(datetime.now(UTC))
    if not left or room.last is None or state.projector():
        return

    @st.fragment(run_every=1.0)
    def fading() -> None:
        seconds = room.undo_seconds(datetime.now(UTC))
        if not seconds:
            st.rerun()
        press = desk.Press(
            f"Undo the last step ({count(seconds, 'second')})",
            "undo_step",
            after=lambda _none: workshop.forget_counts(),
        )
        desk.act_button(press, undo_step, room.code)

    fading()
