"""What each question of a survey found, for everybody or for the people selected, whole or group by group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from engagement.answers import store as answers
from engagement.answers.selection import Selection
from engagement.audiences import EVENT_NOTES, units
from engagement.questions import charts, findings
from engagement.questions.asked import Asked
from engagement.questions.breakdown import (
    MONTH,
    NAMES,
    ROUND,
    Groups,
    groups_by_answer,
    groups_by_fact,
    groups_by_month,
    groups_by_round,
)
from engagement.questions.disclosure import protected_base
from engagement.questions.labels import Labels, closed_labels, open_labels
from engagement.questions.sensitive import fewest, is_sensitive
from engagement.questions.tabulation import Tabulation, tabulate
from engagement.responses.triage import stance
from explorer.snapshot import Snapshot

_GROUPING_KINDS: Final = ("choice", "choices", "rating")
# What a question looks like by which people tell of themselves: it makes a poor headline.
_OF_PEOPLE: Final = ("borough", "postcode", "age", "how old", "organisation", "where do you live", "consent")


@dataclass(frozen=True)
class SurveyInView:
    """The survey whose questions are shown.

    Attributes
    ----------
    survey_id, name : of the survey; 0 where there is none.
    people : how many of its people are selected.
    notes : whether they are notes taken at events, not people.
    questions : all of its questions, in their order; those that everybody answers alike ("Trust: NEAS") come last.
    n_surveys : how many surveys there are.
    """

    survey_id: int
    name: str
    people: int
    notes: bool
    questions: tuple[Asked, ...]
    n_surveys: int


def survey_in_view(now: Snapshot, selection: Selection) -> SurveyInView:
    """Return the survey that is selected, else the one that most people answered."""
    surveys = now.ask(answers.surveys)
    if surveys.empty:
        return SurveyInView(0, "", people=0, notes=False, questions=(), n_surveys=0)
    selected = surveys[surveys["survey_id"] == selection.survey]
    row = (selected if len(selected) else surveys.sort_values("people", ascending=False, kind="stable")).iloc[0]
    survey = int(row["survey_id"])
    table = now.ask(answers.questions, survey)
    columns = (table[name].tolist() for name in ("question_id", "text", "kind", "asks"))
    alike = now.ask(answers.of_one_answer, survey)
    rows = (Asked(*question) for question in zip(*columns, strict=True))
    questions = tuple(sorted(rows, key=lambda question: question.question_id in alike))
    narrowed = replace(selection, survey=survey)
    n_people, notes = len(now.ask(answers.people, narrowed)), _are_notes(now, narrowed)
    return SurveyInView(survey, str(row["name"]), n_people, notes, questions, len(surveys))


def groupings(now: Snapshot, survey: int) -> dict[str, str]:
    """Return by what the answers of a survey can be split: key (of a fact, or "q" and a question's number) -> name."""
    times = {ROUND: ROUND} if len(now.ask(answers.rounds, survey)) > 1 else {}
    first, last = now.ask(answers.days, survey)
    if first[:7] != last[:7]:
        times[MONTH] = MONTH
    facts = {fact: NAMES[fact] for fact in NAMES if len(now.ask(answers.values_told, fact, survey)) > 1}
    table = now.ask(answers.questions, survey)
    closed = table[table["kind"].isin(_GROUPING_KINDS)]
    return times | facts | {f"q{row['question_id']}": str(row["text"]) for row in closed.to_dict("records")}


def tabulation(
    now: Snapshot, selection: Selection, question: Asked, by: str = "", *, exact: bool, copies: bool = False
) -> Tabulation:
    """Return what a question found.

    Parameters
    ----------
    selection : which people; its survey is the one of the question.
    question : of that survey.
    by : a key of `groupings`; blank for everybody together.
    exact : whether counts are as they are: on the engagement officer's own screen only.
    copies : whether everybody who sent a copy of a campaign counts.
    """
    least, notes = _least(now, selection, question), _are_notes(now, selection)
    replies = _replies(now, selection, question, copies=copies)
    if by == ROUND:
        by_round = _by_round(now, selection, question, copies=copies)
        return tabulate(question, *by_round, exact=exact, least=least, notes=notes)
    groups = _groups(now, selection, question, by) if by else None
    return tabulate(question, _labels(question, replies), groups, exact=exact, least=least, notes=notes)


def picture(
    now: Snapshot, selection: Selection, question: Asked, by: str = "", *, exact: bool, copies: bool, large: bool
) -> str:
    """Return the picture of what `tabulation` gives, as `engagement.questions.charts.picture` makes it."""
    return charts.picture(now.keep(tabulation, selection, question, by, exact=exact, copies=copies), large=large)


def headline(now: Snapshot, selection: Selection, survey: SurveyInView, *, exact: bool) -> str:
    """Return the first line on a survey: what its first telling question found."""
    telling = [question for question in survey.questions if _is_telling(question)]
    n_questions = len(survey.questions)
    people = people_of(survey, exact=exact)
    for question in telling:
        found_answers = now.keep(tabulation, selection, question, exact=exact)
        if found_answers.base and found_answers.shape != "numbers" and len(found_answers.opinions) > 1:
            return f"{findings.finding(found_answers)}: “{question.text}”"
    questions = "1 question" if n_questions == 1 else f"{n_questions} questions"
    return f"{people} {'on' if survey.notes else 'answered'} {questions} of {survey.name}"


def people_of(survey: SurveyInView, *, exact: bool) -> str:
    """Return how many people of a survey are selected: "1 person", "About 320 people", "26 event notes"."""
    single, plural = units([EVENT_NOTES] if survey.notes else [])
    if exact:
        return f"1 {single}" if survey.people == 1 else f"{survey.people:,} {plural}"
    figure = protected_base(survey.people)
    return f"A few {plural}" if figure is None else f"About {figure:,} {plural}"


def _are_notes(now: Snapshot, selection: Selection) -> bool:
    audiences = now.ask(answers.values_told, "audience", selection.survey)
    return selection.audience == EVENT_NOTES or (not selection.audience and audiences == (EVENT_NOTES,))


def _is_telling(question: Asked) -> bool:
    words = question.text.lower()
    of_people = is_sensitive(question.text) or any(word in words for word in _OF_PEOPLE)
    return question.kind in _GROUPING_KINDS and not of_people


def _replies(now: Snapshot, selection: Selection, question: Asked, *, copies: bool) -> pd.DataFrame:
    """What was answered to a question, as its labels are made of it."""
    if question.kind == "open":
        return _answered(now, selection, question, copies=copies)
    return _closed(now, selection, question.question_id)


def _labels(question: Asked, replies: pd.DataFrame) -> Labels:
    if question.kind == "open":
        return open_labels(replies, _stance_of(question))
    return closed_labels(replies, question.kind)


def _by_round(now: Snapshot, selection: Selection, question: Asked, *, copies: bool) -> tuple[Labels, Groups]:
    """What everybody answered, and what each round did, under the same answers."""
    table = now.ask(answers.rounds, selection.survey)
    names = zip(table["import_id"], table["name"], strict=True)
    rounds = {str(number): name for number, name in names if selection.round in (0, number)}
    parts = {"": _replies(now, selection, question, copies=copies)}
    for key in rounds:
        parts[key] = _replies(now, replace(selection, round=int(key)), question, copies=copies)
    marked = [part.assign(respondent=part["respondent"] + f" {key}") for key, part in parts.items()]
    labels, groups = groups_by_round(_labels(question, pd.concat(marked)), rounds, question)
    return replace(labels, median=_labels(question, parts[""]).median), groups


def _closed(now: Snapshot, selection: Selection, question_id: int) -> pd.DataFrame:
    by_question = now.keep(_closed_by_question, selection)
    return by_question.get(question_id, pd.DataFrame({"respondent": [], "value": []}, dtype="str"))


def _closed_by_question(now: Snapshot, selection: Selection) -> dict[int, pd.DataFrame]:
    table = now.ask(answers.closed_answers, selection)
    return {
        number: table.loc[table["question_id"] == number, ["respondent", "value"]]
        for number in table["question_id"].unique().tolist()
    }


def _answered(now: Snapshot, selection: Selection, question: Asked, *, copies: bool) -> pd.DataFrame:
    table = now.ask(answers.answered, selection, copies=copies)
    table = table[table["question_id"] == question.question_id]
    if question.asks != "yesno":
        return table
    words = now.ask(answers.responses, replace(selection, question=question.question_id), copies=copies)
    texts = words.drop_duplicates("respondent").set_index("respondent")["text"]
    return table.assign(text=table["respondent"].map(texts).fillna(""))


def _stance_of(question: Asked) -> Callable[[str], str] | None:
    return stance if question.asks == "yesno" else None


def _groups(now: Snapshot, selection: Selection, question: Asked, by: str) -> Groups | None:
    if by in NAMES:
        return groups_by_fact(now.ask(answers.people, selection), by, question)
    if by == MONTH:
        return groups_by_month(now.ask(answers.people, selection), question)
    survey = now.keep(survey_in_view, selection)
    telling = next((entry for entry in survey.questions if f"q{entry.question_id}" == by), None)
    if telling is None or telling.question_id == question.question_id:
        return None
    return groups_by_answer(_closed(now, selection, telling.question_id), telling, question)


def _least(now: Snapshot, selection: Selection, question: Asked) -> int:
    """How many people must have answered: none where nobody is filtered out."""
    if selection == Selection(survey=selection.survey, question=selection.question, round=selection.round):
        return 0
    filtered = {number for number, _ in selection.closed}
    questions = now.keep(survey_in_view, selection).questions
    texts = [entry.text for entry in questions if entry.question_id in filtered]
    return fewest(is_sensitive(text) for text in (question.text, *texts))
