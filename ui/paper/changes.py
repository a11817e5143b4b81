"""Changing a paragraph on screen, and what people changed so far beside what would be written."""

from __future__ import annotations

import difflib
from functools import partial

import streamlit as st

from explorer.paper import store
from explorer.paper.model import Paper, Paragraph, labels
from explorer.paper.values import text_of
from ui.shell import desk, state
from ui.shell.wording import moment, plain


def choose(paper: Paper) -> None:
    """Draw the choice of a paragraph, and the box in which it is changed."""
    lines = _names(paper)
    key = st.selectbox("Change a paragraph", [None, *lines], format_func=lambda line: lines.get(line, "Choose one"),
                       key=f"paragraph of {paper.document}")  # fmt: skip
    line = next((entry for entry in paper.paragraphs if entry.key == key), None)
    if line is not None:
        _change(paper, line)


def _names(paper: Paper) -> dict[str, str]:
    """Paragraphs that may be changed, by key: "1.1  This paper brings ..."."""
    names = {line.key: f"{line.lead}: {_beginning(line)}" for line in paper.header}
    for section, label, blocks in labels(paper):
        for block, number in blocks:
            if isinstance(block, Paragraph) and block.may_change:
                names[block.key] = f"{number or label} {section.title}: {_beginning(block)}"
    return names


def _beginning(line: Paragraph) -> str:
    return line.text if len(line.text) <= 60 else f"{line.text[:59]}…"


def _change(paper: Paper, line: Paragraph) -> None:
    last = desk.now().ask(store.last_changes, paper.scenario, paper.document).get(line.key, 0)
    box = f"words of {paper.scenario} {paper.document} {line.key} {last}"
    st.text_area("Your words", value=line.text, key=box, max_chars=store.LONGEST_PARAGRAPH, height=180)
    generated = text_of(line.own) if line.change else line.text
    keep = partial(_keep, paper, line, box, generated=generated, last=last)
    desk.work_button(desk.Press("Keep these words", "keep_paragraph", after=_say), store.keep_paragraph, keep)
    if line.change:
        back = partial(desk.do, store.keep_paragraph, _place(paper, line), None, generated=generated, last=last)
        desk.work_button(desk.Press("Take the change back", "take_back_paragraph", after=_say_back),
                         store.keep_paragraph, back)  # fmt: skip


def _place(paper: Paper, line: Paragraph) -> tuple[str, str, str]:
    return paper.scenario, paper.document, line.key


def _keep(paper: Paper, line: Paragraph, box: str, *, generated: str, last: int) -> int:
    return desk.do(store.keep_paragraph, _place(paper, line), state.typed(box), generated=generated, last=last)


def so_far(paper: Paper) -> None:
    """Draw what people changed, each with what would be written by itself today."""
    lines = [line for line in paper.paragraphs if line.change]
    if not lines:
        st.write("Nobody changed a paragraph. What is changed here stays when the document is written again.")
    for line in lines:
        _one_change(line)


def _one_change(line: Paragraph) -> None:
    change = line.change
    if change is None:
        return
    since = " What would be written by itself has changed since." if line.is_behind else ""
    st.write(plain(f"{_beginning(line)} Changed by {state.author(change.who)}, {moment(change.at)}.{since}"))
    with st.expander(plain(f"What changed: {line.key}")):
        st.text(f"By itself: {text_of(line.own)}")
        if line.is_behind:
            st.text(f"By itself, when it was changed: {change.generated}")
        st.text(f"Now: {line.text}")
        lost_words, new_words = _differences(text_of(line.own), line.text)
        st.text(f"Gone: {lost_words or 'nothing'}")
        st.text(f"Added: {new_words or 'nothing'}")


def _differences(before: str, after: str) -> tuple[str, str]:
    """Words that are gone, and words that were added."""
    moves = list(difflib.ndiff(before.split(), after.split()))
    return tuple(" ".join(move[2:] for move in moves if move[0] == sign) for sign in "-+")  # type: ignore[return-value]


def _say(_number: int) -> None:
    state.say("Your words stand in the document, and stay when it is written again.")


def _say_back(_number: int) -> None:
    state.say("The paragraph is written by itself again.")
