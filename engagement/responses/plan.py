"""From an export and the confirmed columns to what would be stored: masked, triaged, counted."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

import pandas as pd

from engagement.errors import OutdatedPlan
from engagement.parsing import Export
from engagement.responses.asks import asks_of
from engagement.responses.campaigns import find_campaigns, repeats
from engagement.responses.markup import readable
from engagement.responses.places import find_place
from engagement.responses.redact import mask
from engagement.responses.triage import tray_of
from engagement.schema import (
    CAMPAIGN,
    CHANGED,
    IN_USE,
    KNOWN,
    REPEAT,
    TRAYS,
    Campaign,
    ColumnChoice,
    ImportPlan,
    KnownAnswer,
)

KnownAnswers = Mapping[tuple[str, str], KnownAnswer]

_NOBODY_KNOWN: Final[KnownAnswers] = MappingProxyType({})
# Changed answers from which they may be other people: one or two people do change their words. Not tuned.
_ENOUGH_TO_TELL: Final = 5
# Surveys that count their respondents anew; a bound, so that the search ends.
_MOST_WAVES: Final = 50
_JUDGED: Final = ["respondent", "question", "raw", "tray"]


def plan_import(
    export: Export,
    columns: ColumnChoice,
    *,
    audience: str | None = None,
    forum: str | None = None,
    known: KnownAnswers = _NOBODY_KNOWN,
    secret: bytes = b"",
) -> ImportPlan:
    """Plan an import; nothing is stored.

    Parameters
    ----------
    export : as `read_export` returns it.
    columns : which column holds what, as a person confirmed it.
    audience, forum : for everybody in the file, where no column says it.
    known : what is stored already, by respondent and question: the same words again are counted, not stored; other
        words of the same person wait in the tray `CHANGED` for a decision.
    secret : key that turns identities into codes.

    Returns
    -------
    ImportPlan

    Raises
    ------
    MissingColumn
        Where a chosen column is not in the file.
    """
    columns.check(export.frame)
    # Where a tool began to count anew, equal numbers are other people: each wave of a survey has codes of its own.
    for wave in range(_MOST_WAVES):
        key = secret + bytes([wave]) if wave else secret
        answers = _known_apart(_answers(export.frame, columns, audience, forum, key), known)
        if not _is_another_survey(answers, known):
            break
    campaigns = _set_copies_aside(answers)
    answers["text"] = [mask(readable(raw)) for raw in answers["raw"]]
    return ImportPlan(answers, _counts(answers), campaigns, _masked(answers))


def plan_again(plan: ImportPlan, stored_answers: KnownAnswers) -> ImportPlan:
    """Hold a plan against what is stored by now; one that was made from the same state comes back as it is.

    Parameters
    ----------
    plan : as `plan_import` returned it, perhaps a while ago.
    stored_answers : what is stored now, by respondent and question.

    Raises
    ------
    OutdatedPlan
        Where by now most of its respondents seem to be known with other answers: they are other people, and only the
        file itself can tell them apart.
    """
    own = [_own_tray(*row) for row in plan.responses[_JUDGED].itertuples(index=False, name=None)]
    answers = _known_apart(plan.responses.assign(tray=own), stored_answers)
    before = plan.responses
    if (answers["replaces"] == before["replaces"]).all() and _is_known(answers).equals(_is_known(before)):
        return plan
    if _is_another_survey(answers, stored_answers):
        raise OutdatedPlan(
            "Another import came in meanwhile whose respondents carry the same numbers. Nothing was stored. "
            "Drop the file again."
        )
    answers["campaign"] = 0
    campaigns = _set_copies_aside(answers)
    return ImportPlan(answers, _counts(answers), campaigns, _masked(answers))


def _own_tray(_respondent: str, question: str, raw: str, tray: str) -> str:
    """The tray that an answer's own words put it into, whatever was known of it and however many sent it."""
    if tray == KNOWN:
        return tray_of(raw, asks_of(question))
    return IN_USE if tray in (CHANGED, CAMPAIGN, REPEAT) else tray


def _is_known(answers: pd.DataFrame) -> pd.Series:
    return answers["tray"].isin([KNOWN, CHANGED])


def _answers(
    frame: pd.DataFrame, columns: ColumnChoice, audience: str | None, forum: str | None, secret: bytes
) -> pd.DataFrame:
    """One row an answer, each in the tray that its own words put it into."""
    people = _people(frame, columns, audience, forum, secret)
    answers = pd.concat(
        [people.assign(question=question, raw=frame[question]) for question in columns.text], ignore_index=True
    )
    answers["tray"] = [
        tray_of(raw, asks_of(question)) for raw, question in zip(answers["raw"], answers["question"], strict=True)
    ]
    return answers.assign(campaign=0)


def _known_apart(answers: pd.DataFrame, stored_answers: KnownAnswers) -> pd.DataFrame:
    """Put answers that are stored already into `KNOWN`, and those whose words changed into `CHANGED`."""
    judged = [_against(stored_answers, *answer) for answer in answers[_JUDGED].itertuples(index=False, name=None)]
    return answers.assign(tray=[tray for tray, _ in judged], replaces=[number for _, number in judged])


def _against(stored_answers: KnownAnswers, respondent: str, question: str, raw: str, tray: str) -> tuple[str, int]:
    """The tray of an answer, and the number of the stored answer that it would replace (0 for none)."""
    before = stored_answers.get((respondent, question))
    if before is None:
        return tray, 0
    same = not before.wordings or raw.strip() in before.wordings
    return (KNOWN, 0) if same or tray != IN_USE else (CHANGED, before.response_id)


def _is_another_survey(answers: pd.DataFrame, stored_answers: KnownAnswers) -> bool:
    """Whether most people who seem to be known gave other answers than before: then they are other people."""
    changed = int((answers["tray"] == CHANGED).sum())
    met = answers.loc[answers["tray"] == KNOWN, ["respondent", "question", "raw"]]
    same = sum(
        bool(stored_answers[respondent, question].wordings) and tray_of(raw, asks_of(question)) == IN_USE
        for respondent, question, raw in met.itertuples(index=False)
    )
    return changed >= _ENOUGH_TO_TELL and changed > same


def _people(
    frame: pd.DataFrame, columns: ColumnChoice, audience: str | None, forum: str | None, secret: bytes
) -> pd.DataFrame:
    """One row a respondent, in the order of the file."""
    nobody = pd.Series("", index=frame.index, dtype=str)

    def values_of(name: str | None, otherwise: str | None = None) -> pd.Series:
        if name is None:
            return pd.Series(otherwise or "", index=frame.index, dtype=str)
        return frame[name].str.strip().where(frame[name].str.strip() != "", otherwise or "")

    boroughs = values_of(columns.borough)
    place_of = {words: find_place(words) for words in set(boroughs)}
    places = [place_of[words] for words in boroughs]
    people = pd.DataFrame(index=frame.index)
    people["row"] = range(1, len(frame) + 1)
    people["respondent"] = _codes(frame, columns, secret)
    people["audience"] = values_of(columns.audience, audience)
    people["forum"] = values_of(columns.forum, forum)
    people["borough"] = [place.borough for place in places]
    people["system"] = [place.system for place in places]
    people["age_band"] = values_of(columns.age_band)
    people["organisation"] = values_of(columns.organisation)
    people["attributes"] = _attributes(frame, columns) if columns.attributes else nobody
    people["answered_at"] = values_of(columns.time)
    return people


def _attributes(frame: pd.DataFrame, columns: ColumnChoice) -> list[str]:
    cells = frame[list(columns.attributes)]
    # Most answers from lists stand many times: each is looked at once.
    masked = {value: mask(value) for name in cells for value in cells[name].unique() if value.strip()}
    rows = cells.to_dict("records")
    return [json.dumps({str(k): masked[v] for k, v in row.items() if v in masked}, ensure_ascii=False) for row in rows]


def _codes(frame: pd.DataFrame, columns: ColumnChoice, secret: bytes) -> list[str]:
    """A code for each respondent, from the survey's own id, else from the whole row and its place among equals."""
    own = frame[columns.identity].str.strip() if columns.identity else pd.Series("", index=frame.index, dtype=str)
    unique = bool(columns.identity) and own[own != ""].is_unique
    occurrences: Counter[str] = Counter()
    codes = []
    for identity, row in zip(own, frame.itertuples(index=False, name=None), strict=True):
        source = f"id\x1f{columns.identity}\x1f{identity}" if unique and identity else "row\x1f" + "\x1f".join(row)
        occurrences[source] += 1
        message = f"{source}\x1f{occurrences[source]}".encode("utf-8", "replace")
        codes.append(hmac.new(secret or b"-", message, hashlib.sha256).hexdigest()[:24])
    return codes


def _set_copies_aside(answers: pd.DataFrame) -> tuple[Campaign, ...]:
    """Put campaign copies and repeated long answers into their trays; the first of each stays in use."""
    campaigns: list[Campaign] = []
    for question in answers["question"].unique():
        in_use = answers.index[(answers["question"] == question) & (answers["tray"] == IN_USE)]
        texts, rows = answers.loc[in_use, "raw"].tolist(), answers.loc[in_use, "row"].tolist()
        members: set[int] = set()
        for campaign in find_campaigns(texts):
            places = [in_use[position - 1] for position in campaign.rows]
            members.update(position - 1 for position in campaign.rows)
            answers.loc[places, "campaign"] = len(campaigns) + 1
            answers.loc[places[1:], "tray"] = CAMPAIGN
            campaigns.append(
                replace(
                    campaign,
                    text=mask(readable(campaign.text)),
                    rows=tuple(rows[position - 1] for position in campaign.rows),
                    edited=tuple(rows[position - 1] for position in campaign.edited),
                    question=question,
                )
            )
        again = [in_use[position] for position in repeats(texts) if position not in members]
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
