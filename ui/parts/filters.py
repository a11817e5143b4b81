"""The filters above all that people said: under one button, those in force beside it, and in the link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

import streamlit as st

from engagement.answers import store
from engagement.answers.selection import FIRST_DAY, LAST_DAY, Filter, Names, Selection
from engagement.audiences import in_order
from engagement.questions.disclosure import SMALLEST, rounded
from engagement.questions.labels import choices_named
from ui.shell import desk, state
from ui.shell.wording import count, day_of, number, plain

_LABELS: Final = {
    "survey": "Survey",
    "round": "Round",
    "question": "Question",
    "audience": "Audience",
    "forum": "Forum",
    "borough": "Borough",
    "system": "NHS system",
    "age_band": "Age",
    "organisation": "Organisation",
    "since": "Answered from",
    "until": "Answered until",
    "search": "Search",
}
_ALL: Final = {"survey": "All surveys", "round": "All rounds", "question": "All questions"}
_FACTS: Final = ("audience", "borough", "forum", "system", "age_band", "organisation")
_CLOSED: Final = "filter closed question"


def row(*, search: bool = True, question: bool = True, survey: bool = True) -> Selection:
    """Draw the filters and return those in force.

    Parameters
    ----------
    search : whether there is a box to search in what people wrote.
    question : whether there is a choice of the question in people's own words.
    survey : whether there is a choice of the survey; where a screen has its own of survey and question, neither is
        among the filters.

    Notes
    -----
    The survey and the search stand in view, the rest under one button. On a projector all of them stand there, and what
    is selected is said in words.
    """
    selection, room = state.selection(), state.projector()
    boxes = (("survey", survey and _n_surveys() > 1), ("search", search))
    in_view = [] if room else [name for name, there in boxes if there]
    elsewhere = () if survey else ("survey", "question", "search")
    for place, name in zip(st.columns(len(in_view)) if in_view else [], in_view, strict=True):
        with place:
            search_box(selection) if name == "search" else _surveys(selection)
    folded = [entry for entry in selection.filters if entry.name not in (*in_view, *elsewhere)]
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover(plain(_labelled("Filters", len(folded))), key="filters"):
            _all(selection, search=search and room, question=question, survey=survey)
        if not room:
            _taken_away(selection, folded, Selection() if survey else _of_question(selection))
    if room and folded:
        st.write(plain(selection.words(desk.now().ask(store.names))))
    return selection


def _of_question(selection: Selection) -> Selection:
    """Survey and question alone."""
    return Selection(survey=selection.survey, question=selection.question)


def _taken_away(selection: Selection, folded: Sequence[Filter], cleared: Selection) -> None:
    """Draw each filter that the button hides, to be taken away, and the way back to everybody."""
    names = desk.now().ask(store.names) if folded else Names()
    for entry in folded:
        st.button(
            f"{plain(in_words(entry, names))} ✕",
            key=f"without {entry.name}",
            help="Take this filter away",
            on_click=state.choose,
            args=(entry.without,),
        )
    if selection != cleared and selection.filters:
        st.button("Clear all", key="clear_filters", type="tertiary", on_click=state.choose, args=(cleared,))


def remains(left: store.Counts, every: store.Counts) -> None:
    """Say what the filters leave: "212 people, 340 answers of 1,310"; on a projector as everybody may see it."""
    if state.projector():
        people = _rounded(left.people, "people")
        st.caption(plain(people if left.people < SMALLEST else f"{people}, {_rounded(left.answers, 'answers')}"))
        return
    of = f" of {number(every.answers)}" if left.answers != every.answers else ""
    st.caption(f"{count(left.people, 'person', 'people')}, {count(left.answers, 'answer')}{of}")


def nothing(selection: Selection, left: Callable[[Selection], int]) -> None:
    """Say that nothing is left, and which filter to take away.

    Parameters
    ----------
    left : returns how much a selection leaves.
    """
    st.write("Nothing matches all of these filters.")
    names = desk.now().ask(store.names)
    helps = [(left(entry.without), entry) for entry in selection.filters]
    for n, entry in sorted(((n, entry) for n, entry in helps if n), key=lambda pair: -pair[0]):
        remaining = f"{number(n)} remain" if not state.projector() else "some remain"
        st.button(
            f"Take away {plain(in_words(entry, names))}: {remaining}",
            key=f"take away {entry.name}",
            on_click=state.choose,
            args=(entry.without,),
        )
    if selection.filters and not any(n for n, _ in helps):
        st.button("Take all filters away", key="take away all", on_click=state.choose, args=(Selection(),))


def in_words(entry: Filter, names: Names) -> str:
    """Return a filter in words: "Borough: Brent"."""
    if entry.name.startswith("closed "):
        question = int(entry.name.removeprefix("closed "))
        choices = choices_named(desk.now().ask(store.values_answered, question))
        ticked = [choices.get(value, value) for value in state.selection().closed_by_question().get(question, ())]
        return f"{_shortened(names.of('question', question))}: {_shortened(' or '.join(ticked))}"
    value = names.of(entry.name, int(entry.value)) if entry.name in _ALL else entry.value
    return f"{_LABELS[entry.name]}: {_shortened(day_of(value) or value)}"


def _n_surveys() -> int:
    return len(desk.now().ask(store.surveys))


def _surveys(selection: Selection) -> None:
    surveys = desk.now().ask(store.surveys)
    _number("survey", dict(zip(surveys["survey_id"].tolist(), surveys["name"].tolist(), strict=True)), selection)


def _all(selection: Selection, *, search: bool, question: bool, survey: bool) -> None:
    """Draw every filter that parts anything and does not stand outside the button."""
    now = desk.now()
    surveys = now.ask(store.surveys)["survey_id"].tolist()
    if survey and ((state.projector() and len(surveys) > 1) or (selection.survey and len(surveys) < 2)):
        _surveys(selection)
    if question:
        questions = _questions(selection, "open")
        if len(questions) > 1 or selection.question:
            _number("question", questions, selection)
    for name in _FACTS:
        values = now.ask(store.values_told, name, selection.survey)
        if len(values) > 1 or getattr(selection, name):
            _fact(name, values, selection)
    survey_id = selection.survey or (surveys[0] if len(surveys) == 1 else 0)
    if survey_id or selection.round:
        rounds = now.ask(store.rounds, survey_id)
        called = dict(zip(rounds["import_id"].tolist(), rounds["name"].tolist(), strict=True))
        if len(called) > 1 or selection.round:
            _number("round", called, selection)
    _dates(selection)
    _closed(selection)
    if search:
        search_box(selection)


def _questions(selection: Selection, *kinds: str) -> dict[int, str]:
    """The questions of these kinds, those of several surveys with the name of theirs."""
    now = desk.now()
    table = now.ask(store.questions, selection.survey)
    surveys = dict(now.ask(store.names).surveys)
    several = table["survey_id"].nunique() > 1
    return {
        int(row["question_id"]): f"{row['text']} ({surveys.get(row['survey_id'], '')})" if several else str(row["text"])
        for row in table[table["kind"].isin(kinds)].to_dict("records")
    }


def _number(name: str, called: Mapping[int, str], selection: Selection) -> None:
    """Draw the choice of a survey, round or question."""
    value = getattr(selection, name)
    options = [0, *called, *([value] if value and value not in called else [])]
    labels = _told_apart([_ALL[name], *called.values(), f"A {name} that is not here"][: len(options)])
    of = dict(zip(options, labels, strict=True))
    _select(name, options, of.__getitem__, value)


def _fact(name: str, values: Sequence[str], selection: Selection) -> None:
    """Draw the choice of what people told of themselves."""
    value = getattr(selection, name)
    ordered = in_order(values) if name == "audience" else list(values)
    options = ["", *ordered, *([value] if value and value not in ordered else [])]
    _select(name, options, lambda option: option or "All", value)


def _select(name: str, options: Sequence[Any], format_func: Callable[[Any], str], value: object) -> None:
    key = f"filter {name}"
    st.session_state[key] = value
    st.selectbox(_LABELS[name], options, format_func=format_func, key=key, on_change=_take, args=(name,))


def search_box(selection: Selection) -> None:
    st.session_state["search"] = selection.search
    st.text_input(
        _LABELS["search"],
        key="search",
        max_chars=200,
        placeholder="dentist, docu*, “night bus”",
        help="Words in any form, all of them; “or” between alternatives; a star for words that begin so; quotation "
        "marks keep words together.",
        on_change=_take,
        args=("search",),
    )


def _dates(selection: Selection) -> None:
    first, last = desk.now().ask(store.days, selection.survey)
    if not first and not selection.since and not selection.until:
        st.caption("The answers carry no dates.")
        return
    for place, name in zip(st.columns(2), ("since", "until"), strict=True):
        with place:
            value = getattr(selection, name)
            st.session_state[f"filter {name}"] = date.fromisoformat(value) if value else None
            st.date_input(
                _LABELS[name],
                min_value=FIRST_DAY,
                max_value=LAST_DAY,
                format="DD/MM/YYYY",
                key=f"filter {name}",
                on_change=_take,
                args=(name,),
            )
    if first:
        st.caption(plain(f"Answers came from {day_of(first)} to {day_of(last)}."))


def _closed(selection: Selection) -> None:
    """Draw the choice of a closed question, and then of its answers."""
    questions = _questions(selection, "choice", "choices", "rating", "number")
    if not questions:
        return
    labels = dict(zip(questions, _told_apart(questions.values()), strict=True))
    chosen_before = [question for question in selection.closed_by_question() if question in questions]
    question = st.selectbox(
        "Answer to a closed question",
        list(questions),
        index=list(questions).index(chosen_before[0]) if chosen_before else None,
        format_func=labels.__getitem__,
        placeholder="Choose a question",
        key=_CLOSED,
    )
    if question is None:
        return
    key = f"filter closed {question}"
    answers = selection.closed_by_question().get(question, ())
    values = desk.now().ask(store.values_answered, question)
    names = choices_named(values)
    st.session_state[key] = list(answers)
    st.multiselect(
        "Any of these answers",
        [*values, *(value for value in answers if value not in values)],
        format_func=lambda value: names.get(value, value),
        key=key,
        on_change=_take_closed,
        args=(question,),
    )


def _take(name: str) -> None:
    """Put what was chosen in a box into force; with another survey its questions and rounds are others."""
    key = "search" if name == "search" else f"filter {name}"
    value = st.session_state.get(key)
    if name in ("since", "until"):
        value = value.isoformat() if value else ""
    changes: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value}
    selection = replace(state.selection(), **changes)
    if name == "survey":
        selection = replace(selection, round=0, question=0, closed=())
    state.choose(selection)


def _take_closed(question: int) -> None:
    state.choose(state.selection().with_closed(question, st.session_state.get(f"filter closed {question}") or ()))


def _labelled(label: str, n: int) -> str:
    return f"{label} ({number(n)})" if n else label


def _rounded(n: int, noun: str) -> str:
    return f"about {number(rounded(n))} {noun}" if n >= SMALLEST else f"fewer than {SMALLEST} {noun}"


def _shortened(words: str, most: int = 60) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _told_apart(labels: Iterable[str]) -> list[str]:
    """Return labels so that no two are the same."""
    times: Counter[str] = Counter()
    apart = []
    for label in labels:
        times[label] += 1
        apart.append(label if times[label] == 1 else f"{label} ({times[label]})")
    return apart
