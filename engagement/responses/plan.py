"""From an export and the confirmed columns to what would be stored: masked, triaged, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final

import pandas as pd

from engagement.errors import OutdatedPlan
from engagement.parsing import Export
from engagement.responses.asks import asks_of
from engagement.responses.campaigns import find_copies
from engagement.responses.masking import CLOSED, masked, masked_words, maskers_of
from engagement.responses.memory import Memory
from engagement.responses.panel import answered_before, earlier_rounds, in_new_round
from engagement.responses.people import facts_of, people_of, rows_of
from engagement.responses.questionnaire import closed_answers, questions_of
from engagement.responses.redact import Masker
from engagement.responses.triage import tray_of
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
# How far a plan is once rows and words are read, the survey's words are known, answers are masked: measured on 134,000
# answers; what is left is campaigns and counts.
_SHARE_OF_READING: Final = 0.2
_SHARE_OF_WORDS: Final = 0.25
_SHARE_OF_MASKS: Final = 0.7
_JUDGED: Final = ["respondent", "question", "entry", "raw", "tray"]


def untold(_share: float) -> None:
    """Tell nobody how far it is."""


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
    memory: Memory | None = None,
    progress: Callable[[float], None] = untold,
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
    memory : of the table of this export and no other: what an earlier plan of it found is not worked out again.
    progress : told the share (0-1) that is behind.

    Returns
    -------
    ImportPlan

    Raises
    ------
    MissingColumn
        Where a chosen column is not in the file, or none holds an answer.
    """
    columns.check(export.frame)
    memory = Memory() if memory is None else memory
    frame = export.frame
    questions = questions_of(frame.columns, export.questions, columns, asks_of)
    facts = facts_of(frame, columns, audience, forum, memory)
    words = _words(export, questions, memory)
    waves = _waves(frame, columns, secret, state.salt, memory)
    numbers = frame[columns.person] if columns.person else None
    rows, answers, again = _whose(waves, numbers, words, state, same_people=columns.same_people)
    progress(_SHARE_OF_READING)
    maskers = maskers_of(export, questions, words, file_name=file_name, masker=masker, memory=memory)
    hide = partial(masked, question=CLOSED, masker=maskers[CLOSED], memory=memory)
    closed = closed_answers(frame, questions, rows["respondent"], hide, memory)
    progress(_SHARE_OF_WORDS)
    answers["text"] = masked_words(answers, maskers, memory, lambda share: progress(_of_masking(share)))
    campaigns = _set_copies_aside(answers, memory)
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


def _of_masking(share: float) -> float:
    """The share of a plan that is behind when a share of the answers is masked."""
    return _SHARE_OF_WORDS + share * (_SHARE_OF_MASKS - _SHARE_OF_WORDS)


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
    campaigns = _set_copies_aside(answers, Memory())
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


def _words(export: Export, questions: tuple[Question, ...], memory: Memory) -> pd.DataFrame:
    """One row an answer in people's own words: position (of its row in the file), question, raw, tray."""
    parts = []
    for question in questions:
        if question.kind == "open":
            cells = export.frame[question.columns[0]]
            if question.text in export.absent:
                cells = cells[~export.absent[question.text]]
            parts.append(memory.once(("words", question.text), question, partial(_words_of, question, cells)))
    columns = ["position", "question", "raw", "tray"]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


def _words_of(question: Question, cells: pd.Series) -> pd.DataFrame:
    trays = {raw: tray_of(raw, question.asks) for raw in cells.unique()}
    return pd.DataFrame({"position": cells.index, "question": question.text, "raw": cells, "tray": cells.map(trays)})


def _waves(
    frame: pd.DataFrame, columns: ColumnChoice, secret: bytes, salt: str, memory: Memory
) -> Iterator[pd.DataFrame]:
    """Whose rows they are, wave by wave of respondents that count from one; worked out as they are asked for."""
    for key in keys(secret):
        source = (columns.person, columns.row, salt)
        yield memory.once(("rows", key), source, partial(rows_of, frame, columns, key, salt))


def _whose(
    waves: Iterable[pd.DataFrame],
    numbers: pd.Series | None,
    words: pd.DataFrame,
    state: StoredState,
    *,
    same_people: bool | None,
) -> tuple[pd.DataFrame, pd.DataFrame, AnsweredBefore | None]:
    """Whose rows they are, the answers held against what is stored, and who seems to answer again.

    Where a tool began to count anew, or another survey counts as this one does, equal numbers are other people: each
    wave has codes of its own. Where the same people answer again, they are those of the latest wave.
    """
    again: AnsweredBefore | None = None
    latest: tuple[pd.DataFrame, pd.DataFrame] | None = None
    for rows in waves:
        own = words.join(rows, on="position").assign(campaign=0)
        answers, people = _known_apart(own, state), set(rows["respondent"])
        before = answered_before(people, state, numbers)
        if before.people and (same_people or _say_other_things(answers, state)):
            again = again or before._replace(same=before.same if same_people is None else same_people)
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


def _set_copies_aside(answers: pd.DataFrame, memory: Memory) -> tuple[Campaign, ...]:
    """Put campaign copies and repeated long answers into their trays; the first of each stays in use."""
    campaigns: list[Campaign] = []
    trays, campaign_of = answers["tray"].tolist(), answers["campaign"].tolist()
    raw, masked_text, rows = (answers[name].tolist() for name in ("raw", "text", "row"))
    for question in answers["question"].unique():
        in_use = ((answers["question"] == question) & (answers["tray"] == IN_USE)).to_numpy().nonzero()[0]
        texts = [raw[place] for place in in_use]
        copies = memory.once(("copies", question), in_use.tobytes(), partial(find_copies, texts, question))
        members: set[int] = set()
        for campaign in copies.campaigns:
            places = [in_use[position - 1] for position in campaign.rows]
            members.update(position - 1 for position in campaign.rows)
            campaigns.append(
                replace(
                    campaign,
                    text=next(masked_text[place] for place in places if raw[place] == campaign.text),
                    rows=tuple(rows[place] for place in places),
                    edited=tuple(rows[in_use[position - 1]] for position in campaign.edited),
                    question=question,
                )
            )
            for place in places:
                campaign_of[place], trays[place] = len(campaigns), CAMPAIGN
            trays[places[0]] = IN_USE
        for position in copies.repeats:
            if position not in members:
                trays[in_use[position]] = REPEAT
    answers["tray"], answers["campaign"] = trays, campaign_of
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
