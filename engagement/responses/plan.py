"""From an export and the confirmed columns to what would be stored: masked, triaged, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Final

import pandas as pd

from engagement.errors import OutdatedPlan
from engagement.parsing import Export
from engagement.responses.asks import asks_of
from engagement.responses.campaigns import find_campaigns, repeats
from engagement.responses.language import language_of_column
from engagement.responses.markup import readable
from engagement.responses.panel import answered_before, earlier_rounds, in_new_round
from engagement.responses.people import facts_of, people_of, rows_of
from engagement.responses.questionnaire import closed_answers, questions_of
from engagement.responses.redact import Masker
from engagement.responses.triage import tray_of
from engagement.responses.vocabulary import vocabulary_of
from engagement.schema import (
    CAMPAIGN,
    CHANGED,
    IN_USE,
    KNOWN,
    REPEAT,
    TRAYS,
    AnsweredBefore,
    Asks,
    Campaign,
    ColumnChoice,
    ImportPlan,
    Question,
    StoredState,
)

_NOTHING_STORED: Final = StoredState()
_RULES_ALONE: Final = Masker()
# Changed answers from which they may be other people: one or two people do change their words. Not tuned.
_ENOUGH_TO_TELL: Final = 5
# Surveys that count their respondents anew; a bound, so that the search ends.
MOST_WAVES: Final = 50
_JUDGED: Final = ["respondent", "question", "entry", "raw", "tray"]


def plan_import(
    export: Export,
    columns: ColumnChoice,
    *,
    audience: str | None = None,
    forum: str | None = None,
    file_name: str = "",
    masker: Masker = _RULES_ALONE,
    state: StoredState = _NOTHING_STORED,
    secret: bytes = b"",
) -> ImportPlan:
    """Plan an import; nothing is stored.

    Parameters
    ----------
    export : as `read_export` returns it.
    columns : which column holds what, as a person confirmed it.
    audience, forum : for everybody in the file, where no column says it.
    file_name : as the person's computer calls the file; a word of it is nobody's name.
    masker : what people said is no name, or is to be hidden.
    state : what is stored already: the same words again are counted, not stored; other words of the same person wait
        in the tray `CHANGED` for a decision.
    secret : key that turns identities into codes.

    Returns
    -------
    ImportPlan

    Raises
    ------
    MissingColumn
        Where a chosen column is not in the file, or none holds an answer.
    """
    columns.check(export.frame)
    frame = export.frame
    questions = questions_of(frame.columns, export.questions, columns, asks_of)
    facts = facts_of(frame, columns, audience, forum)
    words = _words(export, questions)
    rows, answers, again = _whose(frame, columns, words, state, secret)
    maskers = _maskers(export, questions, words, file_name, masker)
    closed = closed_answers(frame, questions, rows["respondent"], maskers[""].mask)
    answers["text"] = [
        maskers[question].mask(readable(raw)) for question, raw in zip(answers["question"], answers["raw"], strict=True)
    ]
    campaigns = _set_copies_aside(answers)
    answers = answers.join(facts, on="position").drop(columns="position")
    return ImportPlan(
        answers,
        _counts(answers),
        questions,
        people_of(rows["respondent"], facts),
        _new_closed(closed, state.closed),
        campaigns,
        _masked(answers),
        again,
    )


def plan_again(plan: ImportPlan, state: StoredState) -> ImportPlan:
    """Hold a plan against what is stored by now; one that was made from the same state comes back as it is.

    Parameters
    ----------
    plan : as `plan_import` returned it, perhaps a while ago.
    state : what is stored now.

    Raises
    ------
    OutdatedPlan
        Where by now its respondents seem to be known with other answers: they are other people, and only the file
        itself can tell them apart.
    """
    plan = replace(plan, closed=_new_closed(plan.closed, state.closed))
    asks = {question.text: question.asks for question in plan.questions}
    own = [
        _own_tray(raw, tray, asks[question])
        for _, question, _, raw, tray in plan.responses[_JUDGED].itertuples(index=False, name=None)
    ]
    before, same_people = plan.responses, plan.again is not None and plan.again.same
    judge = in_new_round if same_people else _known_apart
    answers = judge(before.assign(tray=own), state)
    if not same_people and _are_other_people(answers, state, set(plan.people["respondent"])):
        raise OutdatedPlan(
            "Another import came in meanwhile whose respondents carry the same numbers. Nothing was stored. "
            "Drop the file again."
        )
    place = ["replaces", "entry"]
    if answers[place].equals(before[place]) and _is_known(answers).equals(_is_known(before)):
        return plan
    answers["campaign"] = 0
    campaigns = _set_copies_aside(answers)
    return replace(
        plan, responses=answers, counts=_counts(answers), campaigns=campaigns, masked=_masked(answers)
    )  # fmt: skip


def _new_closed(answers: pd.DataFrame, stored: pd.DataFrame) -> pd.DataFrame:
    """Return the answers to closed questions that are not stored, or not as they are: respondent, question, value."""
    if stored.empty or answers.empty:
        return answers
    pair = ["respondent", "question"]
    met = answers.merge(stored.drop_duplicates(), how="left", indicator=True)
    sizes = stored.drop_duplicates().groupby(pair, sort=False).size().rename("stored").reset_index()
    pairs = met.groupby(pair, sort=False).agg(new=("_merge", lambda where: (where == "left_only").any()),
                                              n=("value", "size")).reset_index()  # fmt: skip
    pairs = pairs.merge(sizes, how="left")
    changed = pairs[pairs["new"] | (pairs["n"] != pairs["stored"].fillna(0))]
    return answers.merge(changed[pair]).reset_index(drop=True)


def _own_tray(raw: str, tray: str, asks: Asks) -> str:
    """The tray that an answer's own words put it into, whatever was known of it and however many sent it."""
    if tray == KNOWN:
        return tray_of(raw, asks)
    return IN_USE if tray in (CHANGED, CAMPAIGN, REPEAT) else tray


def _is_known(answers: pd.DataFrame) -> pd.Series:
    return answers["tray"].isin([KNOWN, CHANGED])


def _words(export: Export, questions: tuple[Question, ...]) -> pd.DataFrame:
    """One row an answer in people's own words: position (of its row in the file), question, raw, tray."""
    parts = []
    for question in questions:
        if question.kind == "open":
            cells = export.frame[question.columns[0]]
            if question.text in export.absent:
                cells = cells[~export.absent[question.text]]
            trays = {raw: tray_of(raw, question.asks) for raw in cells.unique()}
            parts.append(
                pd.DataFrame(
                    {"position": cells.index, "question": question.text, "raw": cells, "tray": cells.map(trays)}
                )
            )
    columns = ["position", "question", "raw", "tray"]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


def _whose(
    frame: pd.DataFrame, columns: ColumnChoice, words: pd.DataFrame, state: StoredState, secret: bytes
) -> tuple[pd.DataFrame, pd.DataFrame, AnsweredBefore | None]:
    """Whose rows they are, the answers held against what is stored, and who seems to answer again.

    Where a tool began to count anew, or another survey counts as this one does, equal numbers are other people: each
    wave has codes of its own. Where the same people answer again, they are those of the latest wave.
    """
    again: AnsweredBefore | None = None
    latest: tuple[pd.DataFrame, pd.DataFrame] | None = None
    for key in keys(secret):
        rows = rows_of(frame, columns, key, state.salt)
        own = words.join(rows, on="position").assign(campaign=0)
        answers, people = _known_apart(own, state), set(rows["respondent"])
        before = answered_before(people, state, frame[columns.person] if columns.person else None)
        if before.people and (columns.same_people or _say_other_things(answers, state)):
            again = again or before._replace(same=before.same if columns.same_people is None else columns.same_people)
            latest = (rows, own) if again.same else None
        elif not _are_other_people(answers, state, people):
            # Who is known by the same words here has come in with this round before: there is nothing to ask.
            again = None if before.people else again
            break
    if again and latest:
        return latest[0], in_new_round(latest[1], state), again
    return rows, answers, again


def keys(secret: bytes) -> list[bytes]:
    """Return the keys of the waves of respondents that count from one, in their order."""
    return [secret + bytes([wave]) if wave else secret for wave in range(MOST_WAVES)]


def _known_apart(answers: pd.DataFrame, state: StoredState) -> pd.DataFrame:
    """Put answers that are stored already into `KNOWN`, and those whose words changed into `CHANGED`."""
    if not state.answers:
        return answers.assign(replaces=0)
    rows = answers[_JUDGED].itertuples(index=False, name=None)
    judged = [_against(state, (*answer,), raw, tray) for *answer, raw, tray in rows]
    return answers.assign(tray=[tray for tray, _ in judged], replaces=[number for _, number in judged])


def _against(state: StoredState, answer: tuple[str, str, str], raw: str, tray: str) -> tuple[str, int]:
    """The tray of an answer, and the number of the stored answer that it would replace (0 for none)."""
    before = state.answers.get(answer)
    if before is None:
        return tray, 0
    same = any(not wordings or raw.strip() in wordings for wordings in earlier_rounds(state, answer))
    return (KNOWN, 0) if same or tray != IN_USE else (CHANGED, before.response_id)


def _are_other_people(answers: pd.DataFrame, state: StoredState, respondents: set[str]) -> bool:
    """Whether those who seem to be known are others: most gave other answers, or another survey counts as this one."""
    if _say_other_things(answers, state):
        return True
    return not _n_same(answers, state) and not state.elsewhere.isdisjoint(respondents)


def _say_other_things(answers: pd.DataFrame, state: StoredState) -> bool:
    """Whether most of those who seem to be known gave other answers."""
    changed = int((answers["tray"] == CHANGED).sum())
    return changed >= _ENOUGH_TO_TELL and changed > _n_same(answers, state)


def _n_same(answers: pd.DataFrame, state: StoredState) -> int:
    met = answers.loc[answers["tray"] == KNOWN, _JUDGED[:4]]
    return sum(
        bool(state.answers[respondent, question, entry].wordings) and tray_of(raw, "open") == IN_USE
        for respondent, question, entry, raw in met.itertuples(index=False)
    )


def _maskers(
    export: Export, questions: tuple[Question, ...], words: pd.DataFrame, file_name: str, masker: Masker
) -> dict[str, Masker]:
    """What hides details in the answers to each open question, and under "" in choices; all know the survey's words."""
    headings = [*map(str, export.frame.columns), *(question.text for question in questions)]
    closed = [name for question in questions if question.kind != "open" for name in question.columns]
    choices = [value for name in closed for value, n in export.frame[name].value_counts().items() if n > 1]
    vocabulary = vocabulary_of(file_name, headings, map(str, choices), words["raw"])
    general = replace(masker, vocabulary=vocabulary)
    languages = {text: language_of_column(raw) for text, raw in words.groupby("question", sort=False)["raw"]}
    return {"": general, **{str(text): replace(general, language=code) for text, code in languages.items()}}


def _set_copies_aside(answers: pd.DataFrame) -> tuple[Campaign, ...]:
    """Put campaign copies and repeated long answers into their trays; the first of each stays in use."""
    campaigns: list[Campaign] = []
    for question in answers["question"].unique():
        in_use = answers.index[(answers["question"] == question) & (answers["tray"] == IN_USE)]
        texts, rows = answers.loc[in_use, "raw"].tolist(), answers.loc[in_use, "row"].tolist()
        members: set[int] = set()
        for campaign in find_campaigns(texts, question):
            places = [in_use[position - 1] for position in campaign.rows]
            raw, masked = answers.loc[places, "raw"], answers.loc[places, "text"]
            members.update(position - 1 for position in campaign.rows)
            answers.loc[places, "campaign"] = len(campaigns) + 1
            answers.loc[places[1:], "tray"] = CAMPAIGN
            campaigns.append(
                replace(
                    campaign,
                    text=str(masked[raw == campaign.text].iloc[0]),
                    rows=tuple(rows[position - 1] for position in campaign.rows),
                    edited=tuple(rows[position - 1] for position in campaign.edited),
                    question=question,
                )
            )
        again = [in_use[position] for position in repeats(texts, question) if position not in members]
        answers.loc[again, "tray"] = REPEAT
    return tuple(campaigns)


def _counts(answers: pd.DataFrame) -> dict[str, int]:
    trays = Counter(answers["tray"])
    return {
        "read": len(answers),
        "stored": trays[IN_USE],
        "already_there": trays[KNOWN],
        **{tray: trays[tray] for tray in TRAYS},
    }


def _masked(answers: pd.DataFrame) -> pd.DataFrame:
    changed = answers[(answers["raw"] != answers["text"]) & (answers["tray"] != KNOWN)]
    return pd.DataFrame({"Before": changed["raw"], "After": changed["text"]}).reset_index(drop=True)
