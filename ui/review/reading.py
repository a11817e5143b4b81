"""A review as it is read, a draft and a frozen one alike."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from priorities.cities import KINDS
from priorities.reviews import Review
from ui.parts import tables
from ui.shell import state
from ui.shell.wording import day_of, plain

_STANDS: Final = "Where targets stand"
_SINCE: Final = "Since the review before"
_CITIES: Final = "Other cities"
_MONTHS: Final = "Month by month"


def headline(review: Review | None, how: str) -> str:
    """Return the first line: which review, from which day, in which state, and what it finds."""
    if review is None:
        return "This review cannot be read any more."
    return f"Review of {review.year} ({how}), as known on {day_of(review.day)}: {review.since or review.finding}"


def draw(review: Review) -> None:
    """Draw one part of the review."""
    part = state.choice("review_part", "Part", [_STANDS, _SINCE, _CITIES, _MONTHS])
    if part == _STANDS:
        _stands(review)
    elif part == _SINCE:
        _since(review)
    elif part == _CITIES:
        _cities(review)
    else:
        _lines(review.months, "No series of months was known on that day.")


def words(review: Review) -> None:
    """Draw what people wrote: what changed and why, and the lessons."""
    for title, text in (("What changed, and why", review.changed), ("Lessons", review.lessons)):
        st.subheader(plain(title), anchor=False)
        st.text(text or "Nothing was written here.")


def _stands(review: Review) -> None:
    st.write(plain(review.finding))
    if review.lines:
        rows = [
            {
                "Commitment": line.commitment, "What is counted": f"{line.name}, {line.area}", "From": line.start,
                "Target": line.aim, "Last reading": line.reading, "Limits (95%)": line.limits or "not published",
                "Status": line.status,
                "Beside the plan": line.plan or "no reading yet", "Next publication": line.due, "Note": line.note,
            }
            for line in review.lines
        ]  # fmt: skip
        tables.table(pd.DataFrame(rows), name=f"targets of the review of {review.year}")
    with st.expander("What has no target"):
        _lines(review.unmeasured, "Every slot of a commitment in force has a target.")


def _since(review: Review) -> None:
    earlier = review.earlier
    if earlier is None:
        st.write("There is no frozen review of an earlier year to compare with.")
    else:
        st.write(plain(review.since))
        columns = ["What is counted", "Then", "Now", "What changed"]
        rows = [(row.name, row.before or "not there", row.now, row.words) for row in review.comparisons]
        tables.table(pd.DataFrame(rows, columns=columns), name=f"reviews of {earlier.year} and {review.year}")
        st.caption(plain(f"Beside the review of {earlier.year}, edition {earlier.edition}, SHA-256 {earlier.sha256}."))
    if review.events:
        rows_of_events = [(day_of(event.day), event.what, event.why or "none given") for event in review.events]
        table = pd.DataFrame(rows_of_events, columns=["Day", "What people changed", "Why"])
        tables.table(table, name=f"what people changed, review of {review.year}")


def _cities(review: Review) -> None:
    st.write(plain(review.cities_finding))
    if review.earlier is not None:
        _lines(review.cities_since, f"Nothing is said otherwise than in the review of {review.earlier.year}.")
    rows = [(line.sentence, KINDS.get(line.kind, line.kind).capitalize(), line.source) for line in review.cities]
    if rows:
        table = pd.DataFrame(rows, columns=["What can be said", "How", "Source"])
        tables.table(table, name=f"other cities, review of {review.year}")


def _lines(sentences: tuple[str, ...], otherwise: str) -> None:
    for sentence in sentences or (otherwise,):
        st.write(plain(sentence))
