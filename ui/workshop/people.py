"""The door, the phones in the room, the address, the end."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from explorer import workshop
from priorities.workshop import Room
from priorities.workshop.store import counted, take_step
from ui.parts import tables
from ui.shell import desk, state
from ui.shell.wording import moment
from ui.workshop import opening


def draw(room: Room) -> None:
    """Draw what is needed now and then."""
    with st.expander("Door, phones and address"):
        if not room.is_over:
            with st.container(horizontal=True):
                if room.is_locked:
                    _press("Open the door", "unlock", room, "unlock")
                else:
                    _press("Close the door: nobody new comes in", "lock", room, "lock")
                _press("End the workshop", "end_workshop", room, "end")
            _drop(room)
            _address(room)
        st.button("Open another workshop", key="another_workshop", on_click=opening.begin_another)


def _press(label: str, key: str, room: Room, step: str) -> None:
    press = desk.Press(label, key, after=_counted_anew)
    desk.act_button(press, take_step, room.code, step)


def _counted_anew(_number: object) -> None:
    workshop.forget_counts()


def _drop(room: Room) -> None:
    now = desk.now().ask(counted, room.code)
    phones = [phone for phone in now.phones if phone.number not in room.dropped] if now else []
    if not phones:
        return
    frame = pd.DataFrame(
        [
            {"Phone": phone.number, "Came": moment(phone.at), "Answered": "yes" if phone.answered else "not yet"}
            for phone in phones
        ]
    )
    st.caption(
        "Each phone shows its number at its foot. One that is dropped counts in no round that is not revealed yet."
    )
    tables.table(frame, name="phones in the room", download=False)
    st.selectbox(
        "Phone", [phone.number for phone in phones], index=None, key="dropped_phone", placeholder="Choose a phone"
    )

    def drop() -> int:
        number = state.number_in("dropped_phone")
        return desk.do(take_step, room.code, "drop", {"phone": int(number or 0)})

    is_chosen = state.number_in("dropped_phone") is not None
    press = desk.Press("Drop this phone", "drop_phone", disabled=not is_chosen, after=_counted_anew)
    desk.work_button(press, take_step, drop)


def _address(room: Room) -> None:
    st.text_input("Address of this explorer, as phones reach it", room.base, key="workshop_new_base", max_chars=200)
    change = partial(_change_address, room.code)
    desk.work_button(desk.Press("Change the address", "change_address", after=_counted_anew), take_step, change)


def _change_address(code: str) -> int:
    return desk.do(take_step, code, "address", {"base": state.typed("workshop_new_base")})
