"""What will be public, part by part, and what stays back with the reason: to be read before it is published."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from explorer.paper.model import Paragraph
from explorer.public.listing import quotes_of
from explorer.public.model import Question, Share, View
from explorer.public.page import html
from explorer.public.view import Proposal
from ui.parts import tables
from ui.parts.drawer import drawer
from ui.shell import state
from ui.shell.wording import count, percent, plain


def draw(offer: Proposal) -> None:
    """Draw both lists."""
    part = state.choice("public_part", "Read before you publish", ["Will be public", "Stays back"])
    if part == "Stays back":
        _staying_back(offer)
        return
    st.download_button(
        "Download: the page, to look at (HTML)", data=partial(html, offer.view), key="public_preview",
        file_name="preview-of-the-public-view.html", mime="text/html", on_click="ignore",
    )  # fmt: skip
    if offer.n_still:
        st.caption(
            f"{count(offer.n_still, 'figure')} of people stay as they were published before: they changed by too few "
            "people to be told."
        )
    _people_s_words(offer)
    for place, question in enumerate(offer.view.questions, start=1):
        drawer(plain(question.wording), f"public question {place}", partial(_question, question, place))
    drawer("The narrative, word by word", "public narrative", partial(_narrative, offer.view))
    drawer("What became of what people said", "public answers", partial(_answers, offer.view))
    drawer("Commitments and how they go", "public promises", partial(_promises, offer.view))


def _staying_back(offer: Proposal) -> None:
    for entry in offer.staying_back:
        st.markdown(f"**{plain(entry.what)}.** {plain(entry.why)}")


def _people_s_words(offer: Proposal) -> None:
    """Quotes, and paragraphs that somebody wrote by hand: nobody but a reader can tell what these give away."""
    if state.projector():
        st.write("Quotes are not shown on a projector.")
        return
    quotes = quotes_of(offer.view)
    if not quotes:
        st.write("No quote would be public: none is cleared on the Paper page.")
    else:
        st.subheader(count(len(quotes), "quote"), anchor=False)
    for words in quotes:
        st.text(words)
    if offer.paragraphs:
        st.subheader(f"{count(len(offer.paragraphs), 'paragraph')} that people wrote by hand", anchor=False)
        st.caption("Look for names and for small numbers: the explorer cannot.")
        for line in offer.paragraphs:
            st.text(line.text)


def _question(question: Question, place: int) -> None:
    rows = [
        {"Theme": theme.name, **{
            f"{audience or 'Not said'} (of about {base:,})": _cell(share)
            for (audience, base), share in zip(question.bases, theme.shares, strict=True)
        }}
        for theme in question.themes
    ]  # fmt: skip
    if rows:
        tables.table(pd.DataFrame(rows), name=f"public figures {place}")
    else:
        st.write("No theme was named by so many people that it could be told.")


def _cell(share: Share | None) -> str:
    return "too few" if share is None else f"about {share.people:,}, {percent(share.share)}"


def _narrative(view: View) -> None:
    for section in view.narrative:
        st.markdown(f"**{plain(section.title)}**")
        for block in section.blocks:
            if isinstance(block, Paragraph) and not (block.kind == "quote" and state.projector()):
                st.text(block.text)


def _answers(view: View) -> None:
    if not view.answers:
        st.write("No answer is marked as public.")
    for answer in view.answers:
        parts = [answer.state, answer.decided, answer.why, answer.by_whom, answer.by_when]
        st.markdown(f"**{plain(answer.theme)}.** {plain('. '.join(filter(None, parts)))}")


def _promises(view: View) -> None:
    for promise in view.promises:
        st.markdown(f"**{plain(promise.name)}** ({plain(promise.state)}). {plain(promise.sentence)}")
        for line in promise.progress:
            st.text(line)
