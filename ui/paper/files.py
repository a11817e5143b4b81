"""Taking a document away: as Word and as HTML, as it stands and as it was kept."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st

from explorer.paper import copies, writing
from explorer.paper.model import Paper
from explorer.paper.page import html
from explorer.paper.word import word
from ui.parts import tables
from ui.shell import desk, state
from ui.shell.wording import moment, plain

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HTML: Final = "text/html"
_NAMES: Final = {writing.PAPER: "Paper", writing.NARRATIVE: "Narrative"}


def draw(kind: str, scenario: str) -> None:
    """Draw the buttons that make both files of a document as it stands."""
    name = _NAMES[kind]
    with st.container(horizontal=True):
        st.download_button(
            "Word", data=lambda: word(_document(kind, scenario)), key="paper_word", type="primary",
            file_name=tables.file_name(f"{name} {scenario}", "docx"), mime=_WORD, on_click="ignore",
        )  # fmt: skip
        st.download_button(
            "HTML, to read and to print", data=lambda: html(_document(kind, scenario)), key="paper_html",
            file_name=tables.file_name(f"{name} {scenario}", "html"), mime=_HTML, on_click="ignore",
        )  # fmt: skip


def _document(kind: str, scenario: str) -> Paper:
    return desk.now().keep(writing.document, kind, scenario)


def final(paper: Paper, kind: str, scenario: str) -> None:
    """Draw marking a document final, and the copies that are."""
    st.write("Marking it final keeps a copy without the word DRAFT, as it stands now. The copy never changes.")
    sure = st.checkbox("This is the text that goes out", key="paper_sure")
    press = desk.Press("Mark final", "mark_final", disabled=not sure, after=_say_final,
                       help=None if sure else "Tick the box first.")  # fmt: skip
    desk.act_button(press, writing.mark_final, kind, scenario, paper.version)
    for copy in desk.now().ask(copies.copies):
        _copy(copy)


def _copy(copy: copies.Copy) -> None:
    of = f" of “{copy.scenario}”" if copy.scenario else ""
    name = _NAMES.get(copy.document, copy.document)
    st.write(plain(f"{name} {copy.copy_id}{of}, marked final by {state.author(copy.who)}, {moment(copy.at)}."))
    st.caption(plain(f"SHA-256 of Word {copy.word_sha256}, of HTML {copy.html_sha256}"))
    if not copy.is_whole:
        st.caption("Its files are not kept any more: words that it quotes were deleted or hidden.")
        return
    with st.container(horizontal=True):
        for place, (ending, mime) in enumerate((("docx", _WORD), ("html", _HTML))):
            st.download_button(
                f"Download: {plain(name)} {copy.copy_id:d} (.{plain(ending)})",
                key=f"copy {copy.copy_id} {ending}",
                data=partial(_file, copy.copy_id, place),
                mime=mime,
                on_click="ignore",
                file_name=tables.file_name(f"{name} {copy.copy_id} final", ending),
            )


def _file(copy_id: int, place: int) -> bytes | str:
    return desk.now().ask(copies.copy_files, copy_id)[place]


def _say_final(copy: copies.Copy) -> None:
    state.say(f"Copy {copy.copy_id} is final. Its hashes are on record.")
