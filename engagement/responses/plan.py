"""From an export and the confirmed columns to what would be stored: masked, triaged, counted."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import Counter
from collections.abc import Set as AbstractSet

import pandas as pd

from engagement.reading import Export
from engagement.responses.campaigns import find_campaigns, repeats
from engagement.responses.places import find_place
from engagement.responses.redact import mask
from engagement.responses.triage import tray_of
from engagement.schema import CAMPAIGN, IN_USE, KNOWN, REPEAT, TRAYS, Campaign, ColumnChoice, ImportPlan


def plan_import(
    export: Export,
    columns: ColumnChoice,
    *,
    audience: str | None = None,
    forum: str | None = None,
    known: AbstractSet[str] = frozenset(),
    secret: bytes = b"",
) -> ImportPlan:
    """Plan an import; nothing is stored.

    Parameters
    ----------
    export : as `read_export` returns it.
    columns : which column holds what, as a person confirmed it.
    audience, forum : for everybody in the file, where no column says it.
    known : respondents that are stored already; their answers are counted, not stored again.
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
    people = _people(export.frame, columns, audience, forum, secret)
    answers = pd.concat([_answers(export.frame, people, question) for question in columns.text], ignore_index=True)
    answers["tray"] = [tray_of(raw) for raw in answers["raw"]]
    answers.loc[answers["respondent"].isin(set(known)), "tray"] = KNOWN
    campaigns = _set_copies_aside(answers)
    answers["text"] = [mask(raw) for raw in answers["raw"]]
    return ImportPlan(answers, _counts(answers), campaigns, _masked(answers))


def _people(
    frame: pd.DataFrame, columns: ColumnChoice, audience: str | None, forum: str | None, secret: bytes
) -> pd.DataFrame:
    """One row a respondent, in the order of the file."""
    nobody = pd.Series("", index=frame.index, dtype=str)

    def held(name: str | None, otherwise: str | None = None) -> pd.Series:
        if name is None:
            return pd.Series(otherwise or "", index=frame.index, dtype=str)
        return frame[name].str.strip().where(frame[name].str.strip() != "", otherwise or "")

    places = [find_place(words) for words in held(columns.borough)]
    people = pd.DataFrame(index=frame.index)
    people["row"] = range(1, len(frame) + 1)
    people["respondent"] = _codes(frame, columns, secret)
    people["audience"] = held(columns.audience, audience)
    people["forum"] = held(columns.forum, forum)
    people["borough"] = [place.borough for place in places]
    people["system"] = [place.system for place in places]
    people["age_band"] = held(columns.age_band)
    people["organisation"] = held(columns.organisation)
    people["attributes"] = _attributes(frame, columns) if columns.attributes else nobody
    people["answered_at"] = held(columns.time)
    return people


def _attributes(frame: pd.DataFrame, columns: ColumnChoice) -> list[str]:
    kept = frame[list(columns.attributes)].to_dict("records")
    return [json.dumps({str(k): mask(v) for k, v in row.items() if v.strip()}, ensure_ascii=False) for row in kept]


def _codes(frame: pd.DataFrame, columns: ColumnChoice, secret: bytes) -> list[str]:
    """A code for each respondent, from the survey's own id, else from the whole row and its place among equals."""
    own = frame[columns.identity].str.strip() if columns.identity else pd.Series("", index=frame.index, dtype=str)
    unique = bool(columns.identity) and own[own != ""].is_unique
    seen: Counter[str] = Counter()
    codes = []
    for identity, row in zip(own, frame.itertuples(index=False, name=None), strict=True):
        told = f"id\x1f{columns.identity}\x1f{identity}" if unique and identity else "row\x1f" + "\x1f".join(row)
        seen[told] += 1
        message = f"{told}\x1f{seen[told]}".encode("utf-8", "replace")
        codes.append(hmac.new(secret or b"-", message, hashlib.sha256).hexdigest()[:24])
    return codes


def _answers(frame: pd.DataFrame, people: pd.DataFrame, question: str) -> pd.DataFrame:
    return people.assign(question=question, raw=frame[question])


def _set_copies_aside(answers: pd.DataFrame) -> tuple[Campaign, ...]:
    """Put campaign copies and repeated long answers into their trays; the first of each stays in use."""
    campaigns: list[Campaign] = []
    for question in answers["question"].unique():
        used = answers.index[(answers["question"] == question) & (answers["tray"] == IN_USE)]
        texts = answers.loc[used, "raw"].tolist()
        found = find_campaigns(texts)
        copies = {position - 1 for campaign in found for position in campaign.rows[1:]}
        members = {position - 1 for campaign in found for position in campaign.rows}
        answers.loc[[used[position] for position in sorted(copies)], "tray"] = CAMPAIGN
        again = [position for position in repeats(texts) if position not in members]
        answers.loc[[used[position] for position in again], "tray"] = REPEAT
        rows = answers.loc[used, "row"].tolist()
        campaigns += [
            Campaign(
                campaign.text,
                tuple(rows[position - 1] for position in campaign.rows),
                tuple(rows[position - 1] for position in campaign.edited),
            )
            for campaign in found
        ]
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
