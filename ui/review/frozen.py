"""A frozen review: whether it is as it was frozen, its Word file, and opening it again as a further edition."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st

from explorer.review import freezing
from priorities.reviews import Draft, store
from ui.parts import tables
from ui.review import choosing
from ui.shell import desk, state
from ui.shell.wording import moment, plain

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def seal(review: store.Frozen, fault: str) -> None:
    """Draw who froze it, its hashes, and its Word file where it is as it was frozen."""
    by_whom = f"Frozen by {state.author(review.who)}, {moment(review.at)}."
    if fault:
        st.caption(plain(by_whom))
        return
    st.write(plain(f"{by_whom} Its bytes are those of entry {review.entry} of the record, and the record is unbroken."))
    st.caption(plain(f"SHA-256 of the content {review.content_sha256}, of the Word file {review.word_sha256}"))
    st.download_button(
        "Word", data=partial(freezing.word_file, review.number), key="review_word", type="primary", mime=_WORD,
        file_name=tables.file_name(f"Annual review {review.year} edition {review.edition}", "docx"), on_click="ignore",
    )  # fmt: skip


def open_again(entries: tuple[choosing.Entry, ...], review: store.Frozen) -> None:
    """Draw how the last edition of a year is opened again; an earlier one leads to the later."""
    later = [entry for entry in entries if entry.year == review.year and entry.edition > review.edition]
    if later:
        st.button(
            plain(f"There is a later edition: {choosing.name(later[-1])}"), key="later edition",
            on_click=choosing.go_to, args=(later[-1].year, later[-1].edition),
        )  # fmt: skip
        return
    if state.projector():
        return
    with st.expander("Open this review again"):
        st.caption("A further edition begins with its words. This one stays beside it, as it is.")
        key = f"why again {review.year} {review.edition}"
        st.text_input("Why it is opened again", key=key, max_chars=300)

        def reopen() -> Draft:
            return desk.do(store.open_again, review.year, state.typed(key))

        desk.work_button(desk.Press("Open it again", "open_review_again", after=_say), store.open_again, reopen)


def _say(draft: Draft) -> None:
    choosing.go_to(draft.year, draft.edition)
    state.say(f"Edition {draft.edition} of the review of {draft.year} is a draft now. The frozen one stays as it is.")
