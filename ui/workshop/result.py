"""A revealed round: the first line, the cloud, the tables, the reasons; saving its middle, and the file of it all."""

from __future__ import annotations

import streamlit as st

from explorer import workshop
from explorer.ranking import save_scenario
from priorities.workshop import LEAST, Reveal, Room, Round
from priorities.workshop.export import session_workbook
from ui.parts import tables, triangle_picture
from ui.shell import desk, state
from ui.shell.wording import count, plain

_NAMES = {
    "weights": "how the room weighs",
    "groups": "groups of five and more",
    "top": "the top five at the middle",
    "scores": "how the room scores",
    "answers": "how the room answers",
    "themes": "what the room chose",
}


def draw(room: Room, of: Round) -> None:
    """Draw the result of one round."""
    result = desk.now().keep(workshop.revealed, room.code, of.key)
    if result is None:
        return
    st.subheader(plain(result.sentence), anchor=False)
    if not result.is_shown:
        return
    if result.cloud is not None:
        picture, words = st.columns([1, 1])
        with picture:
            svg = triangle_picture.svg(result.cloud)
            st.image(svg, alt=triangle_picture.words(result.cloud), width="stretch")
        with words:
            _words(of, result)
    else:
        _words(of, result)
    if not state.projector():
        _reasons(result)
        if result.middle:
            _save(room, of, result)
        _file(room, of)


def _words(of: Round, result: Reveal) -> None:
    for sentence in result.more:
        st.write(plain(sentence))
    for name, frame in result.tables.items():
        renamed = frame.rename(columns={"rank": "Rank", "priority": "Priority"})
        tables.table(renamed, name=f"{_NAMES[name]}, round {of.number}", download=False)


def _reasons(result: Reveal) -> None:
    if not result.reasons:
        return
    with st.expander(f"{count(len(result.reasons), 'reason')} that people wrote, without names"):
        st.caption("Read them before they are read out. They stand on no shared screen and in no file.")
        for reason in result.reasons:
            st.text(reason)


def _save(room: Room, of: Round, result: Reveal) -> None:
    key = f"{room.code} {of.key}"
    with st.container(border=True):
        st.text_input(
            "Save the middle as a scenario", f"{room.name}, round {of.number}", key=f"scenario of {key}", max_chars=60
        )
        note = desk.now().keep(workshop.note, room.code, of.number)
        st.text_area("Note, with who disagrees and about what", note, key=f"note of {key}", max_chars=300)

        def save() -> str:
            weights = {name: float(share * 100) for name, share in result.middle.items()}
            desk.do(save_scenario, state.typed(f"scenario of {key}"), weights, state.typed(f"note of {key}"))
            return "Saved as a scenario: it stands in the triangle, on the Record page and in the paper."

        desk.work_button(desk.Press("Save the scenario", f"save {key}", after=state.say), save_scenario, save)


def _file(room: Room, of: Round) -> None:
    st.download_button(
        "Download: the workshop (XLSX)",
        data=lambda: session_workbook(room, desk.now().keep(workshop.every_revealed, room.code)),
        file_name=tables.file_name(room.name, "xlsx"),
        mime=tables.XLSX,
        key=f"file of {room.code} {of.key}",
        on_click="ignore",
        help=f"Every revealed round, with nobody's name; what fewer than {LEAST} people said is left out.",
    )
