"""The questions of a survey one under the other, a few at a time, with the ways to the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from engagement.answers.selection import Selection
from explorer.questions import SurveyInView, groupings, headline, people_of, survey_in_view
from ui.parts import filters, pages
from ui.questions import card
from ui.shell import desk, state
from ui.shell.wording import count, number, plain

# Pictures that a browser draws at once without a wait. By eye.
EACH: Final = 8
LIST: Final = "questions"
_EVERYBODY: Final = "Everybody together"
# Letters of a question in a list to choose from.
_LONGEST: Final = 90


def of_survey(selection: Selection, survey: SurveyInView) -> Selection:
    """Return the selection within the survey that is shown."""
    return replace(selection, survey=survey.survey_id)


def headline_of(survey: SurveyInView) -> str:
    """Return the first line of the page: what the first telling question found."""
    selection = of_survey(state.selection(), survey)
    return desk.now().keep(headline, selection, survey, exact=state.sees_exact_counts())


def draw(selection: Selection, survey: SurveyInView) -> None:
    """Draw the questions of a survey for the people selected, and what they are split by."""
    selection, n_questions = of_survey(selection, survey), len(survey.questions)
    by = choices(survey, EACH)
    _say_whose(survey)
    if not survey.people:
        filters.nothing(selection, lambda rest: _people_left(rest, survey))
        return
    first, most = pages.part(n_questions, LIST, size=EACH)
    pages.turn(n_questions, LIST, size=EACH, noun="question")
    for place, question in enumerate(survey.questions[first : first + most], start=first + 1):
        card.draw(selection, question, by, place=place)
    pages.turn(n_questions, LIST, size=EACH, noun="question", below=True)


def _people_left(selection: Selection, survey: SurveyInView) -> int:
    return desk.now().keep(survey_in_view, of_survey(selection, survey)).people


def _say_whose(survey: SurveyInView) -> None:
    rest = f" One of {number(survey.n_surveys)} surveys; choose another above." if survey.n_surveys > 1 else ""
    selected = f"{people_of(survey, exact=True)} selected, " if state.sees_exact_counts() else ""
    questions = count(len(survey.questions), "question")
    st.caption(plain(f"{selected}{questions} of {survey.name}.{rest}"))


def choices(survey: SurveyInView, per_page: int) -> str:
    """Draw what answers are split by, and the list of questions to go to; return the key of the first."""
    names = {"": _EVERYBODY, **desk.now().keep(groupings, survey.survey_id)}
    by = split_of(survey)
    left, right = st.columns(2)
    with left:
        st.session_state["split by"] = by
        st.selectbox(
            "Side by side",
            list(names),
            format_func=lambda key: _cut(names[key][:1].upper() + names[key][1:]),
            key="split by",
            on_change=_split,
        )
    with right:
        if len(survey.questions) > per_page:
            places = list(range(1, len(survey.questions) + 1))
            st.session_state["question to go to"] = None
            st.selectbox(
                "Go to a question",
                places,
                format_func=lambda place: _cut(f"{place}. {survey.questions[place - 1].text}"),
                key="question to go to",
                placeholder="Choose one of the questions",
                on_change=_go,
                args=(per_page,),
            )
    return by


def split_of(survey: SurveyInView) -> str:
    """Return by what answers are split: a key of `explorer.questions.groupings`, or blank."""
    by = state.opened("by") or ""
    return by if by in desk.now().keep(groupings, survey.survey_id) else ""


def _split() -> None:
    state.open_item("by", state.typed("split by") or None)


def _go(per_page: int) -> None:
    place = state.number_in("question to go to")
    if place is not None:
        state.turn_to((int(place) - 1) // per_page + 1, LIST)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} ..."
