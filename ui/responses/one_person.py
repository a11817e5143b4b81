"""One answer by its number: the words as they came, and the deletion of everything its person wrote."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from engagement.answers import store
from engagement.privacy import store as privacy
from explorer.one_person import people_numbered
from explorer.record import backups
from explorer.visit import Role
from ui.parts import comments
from ui.shell import code_box, desk, state
from ui.shell.wording import count


def draw(responses: pd.DataFrame) -> None:
    """Draw the choice among these responses and, for the officer, what can be done with the one chosen."""
    with st.expander("One answer: the words as they came, or deletion on request"):
        code_box.draw()
        if state.visit().role is not Role.OFFICER:
            st.caption("Only the engagement officer may open words as they came or delete them.")
            return
        response_id = st.selectbox(
            "Answer",
            responses["response_id"].tolist(),
            index=None,
            format_func=_beginning(responses),
            placeholder="Choose an answer",
            key="one_response",
        )
        if response_id is not None and not state.projector():
            _person(int(response_id))


def by_number() -> None:
    """Draw the deletion of a person who gives the number that the survey itself gave them."""
    with st.expander("A person's own number: deletion on request"):
        code_box.draw()
        if state.visit().role is not Role.OFFICER:
            st.caption("Only the engagement officer may delete what a person wrote.")
            return
        st.caption("The number as it stands in the export. It is kept as a code that cannot be read back.")
        number = st.text_input("The survey's own number of the person", key="person_number", max_chars=200).strip()
        if not number:
            return
        people = desk.now().ask(people_numbered, number)
        if not people:
            st.write("Nobody here has this number. Check it against the export; capitals and spaces count.")
        for person in people:
            _numbered(person)


def _numbered(person: privacy.Person) -> None:
    traces = f"{count(person.answers, 'answer')} and {count(person.ticks, 'tick or rating', 'ticks and ratings')}"
    st.text(f"{person.survey}: {traces} in {count(person.rounds, 'round')}")
    sure = st.checkbox("This person asked for deletion; it cannot be undone", key=f"sure person {person.number}")
    press = desk.Press("Delete this person", f"delete_respondent_{person.number}", disabled=not sure, after=_say)
    desk.act_button(press, privacy.delete_respondent, person.number)


def _person(response_id: int) -> None:
    every = desk.now().ask(store.responses, copies=True)
    person = every.loc[every["response_id"] == response_id, "respondent"].iloc[0]
    answers = every[every["respondent"] == person]
    st.caption(f"This person gave {count(len(answers), 'answer')}.")
    comments.show(answers, most=len(answers))
    raw = state.shown_raw(response_id)
    if raw is not None:
        st.caption("As it came; opening it is on record:")
        st.text(raw)
    opening = desk.Press(
        "Show the words as they came", "open_raw", after=lambda words: state.show_raw(response_id, words)
    )
    desk.act_button(opening, privacy.raw_words, response_id)
    sure = st.checkbox("This person asked for deletion; it cannot be undone", key=f"sure {response_id}")
    deleting = desk.Press("Delete everything this person wrote", "delete_person", disabled=not sure, after=_say)
    desk.act_button(deleting, privacy.delete_person, response_id)


def _say(n_deleted: int) -> None:
    copies = count(len(backups()), "backup or copy", "backups and copies")
    state.say(
        f"The words of this person are deleted: {count(n_deleted, 'answer')}. {copies} beside the database may still "
        "hold them; going back to one deletes them again."
    )


def _beginning(responses: pd.DataFrame) -> Callable[[int], str]:
    words = dict(zip(responses["response_id"], responses["text"], strict=True))
    return lambda number: f"{number}: {words[number][:60]}"
