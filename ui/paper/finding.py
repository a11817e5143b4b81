"""Which document of which scenario is shown, and what is missing in it."""

from __future__ import annotations

from typing import Final

import streamlit as st

from explorer.paper import writing
from explorer.paper.model import Paper
from explorer.paper.reading import OLDEST, PAGES, of_section, pages
from explorer.ranking import scenarios
from ui.shell import desk, state
from ui.shell.wording import count, plain

_DOCUMENTS: Final = {"The board’s paper": writing.PAPER, "The narrative for the public": writing.NARRATIVE}
_KIND, _SCENARIO = "paper_document", "paper_scenario"


def document() -> str:
    """Return which document this visit looks at."""
    name = str(st.session_state.get(_KIND) or st.query_params.get(_KIND, ""))
    return _DOCUMENTS.get(name, writing.PAPER)


def scenario() -> str:
    """Return the scenario that this visit looks at: the one chosen, else the one saved last; "" where none is saved."""
    names = _names()
    chosen_name = str(st.session_state.get(_SCENARIO, ""))
    return chosen_name if chosen_name in names else (names[-1] if names else "")


def _names() -> list[str]:
    saved = sorted(desk.now().keep(scenarios), key=lambda entry: entry.at)
    return [entry.name for entry in saved]


def choices() -> None:
    """Draw the choice of the document and of the scenario."""
    state.choice(_KIND, "Document", list(_DOCUMENTS))
    names = _names()
    if not names:
        st.caption("No scenario is saved: every criterion counts the same. Save weights on the Ranking page first.")
        return
    st.selectbox("Written from the scenario", names, index=names.index(scenario()), key=_SCENARIO)


def headline(paper: Paper) -> str:
    """Return the page's first line: what is missing, and what people changed."""
    of = f" of “{paper.scenario}”" if paper.scenario else ""
    name = "The paper" if paper.document == writing.PAPER else "The narrative"
    number = len(paper.gaps)
    lacks = f"{name}{of} lacks nothing that the explorer knows of" if not number else (
        f"{count(number, 'thing is', 'things are')} missing in {name.lower()}{of}"
    )  # fmt: skip
    changed = sum(line.change is not None for line in paper.paragraphs)
    people = f"; people changed {count(changed, 'paragraph')}" if changed else ""
    return f"{lacks}{people}."


def missing(paper: Paper) -> None:
    """Draw what is missing, part by part; of the narrative also how long it is, and how hard to read."""
    if paper.document == writing.NARRATIVE:
        hardest = max((of_section(part).age for part in paper.sections if part.key != "forms"), default=0.0)
        st.caption(
            f"About {pages(paper):.1f} pages of the {PAGES[0]:d} to {PAGES[1]:d} that the Board asked for. The hardest "
            f"part reads at the age of {hardest:.1f}; {OLDEST} is the most."
        )
    if not paper.gaps:
        st.write("Nothing is missing that the explorer knows of.")
    parts = list(dict.fromkeys(gap.part for gap in paper.gaps))
    for part in parts:
        sentences = " ".join(gap.words for gap in paper.gaps if gap.part == part)
        st.write(f"**{plain(part)}.** {plain(sentences)}")
