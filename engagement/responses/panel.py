"""Another round of the same people: whether those whose numbers were there before are they, and what they say anew."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import pandas as pd

from engagement.schema import KNOWN, AnsweredBefore, StoredState

# Between what tells a person's answers of one round apart and the number of the further round.
_ROUND: Final = "@"
_COUNTED: Final = re.compile(r"(\D*)(\d+)(\D*)")
# Numbers that were counted lie close together: of 1 to 400 some are left out, three in four hardly. By eye.
_CLOSE: Final = 4


def are_ids(numbers: Iterable[str]) -> bool:
    """Return whether the numbers of people look as if given to each for good, rather than counted from 1.

    Parameters
    ----------
    numbers : as they stand in the file; e-mail addresses, random or long codes are ids, "1" to "400" and "P-001" to
        "P-400" are counted.
    """
    names = {number.strip() for number in numbers} - {""}
    parts = [_COUNTED.fullmatch(number) for number in names]
    counted = [part.groups() for part in parts if part]
    if not names or len(counted) < len(names) or len({(before, after) for before, _, after in counted}) > 1:
        return bool(names)
    places = [int(digits) for _, digits, _ in counted]
    return max(places) - min(places) >= _CLOSE * len(places)


def answered_before(people: set[str], state: StoredState, ids: Iterable[str] | None) -> AnsweredBefore:
    """Return how many people of a file carry numbers that were in the survey before, and whether they seem the same.

    Parameters
    ----------
    people : codes of the people of the file.
    state : what is stored already.
    ids : the numbers of people in the file; None where only rows have numbers.
    """
    own = {respondent for respondent, _, _ in state.answers} - state.elsewhere
    met = len(people & own)
    return AnsweredBefore(met, len(people), bool(met and ids is not None and are_ids(ids)))


def in_new_round(answers: pd.DataFrame, state: StoredState) -> pd.DataFrame:
    """Take other words of the same people for answers of a further round; none changes or replaces an earlier one.

    Parameters
    ----------
    answers : columns respondent, question, entry, raw and tray, each in the tray that its own words put it into.

    Returns
    -------
    pandas.DataFrame
        The same rows with tray, entry (that of the further round where the person answered before) and replaces (0).
        Words that any earlier round of the person holds are `KNOWN`, and so is everything where they were deleted.
    """
    judged = [
        _judged(state, (respondent, question, entry.partition(_ROUND)[0]), raw.strip(), tray)
        for respondent, question, entry, raw, tray in answers[
            ["respondent", "question", "entry", "raw", "tray"]
        ].itertuples(index=False, name=None)
    ]
    return answers.assign(tray=[tray for tray, _ in judged], entry=[entry for _, entry in judged], replaces=0)


def earlier_rounds(state: StoredState, answer: tuple[str, str, str]) -> list[frozenset[str]]:
    """Return the wordings of an answer (respondent, question, entry) round by round; none where it is not stored."""
    respondent, question, entry = answer
    rounds: list[frozenset[str]] = []
    while (answer_then := state.answers.get((respondent, question, _entry(entry, len(rounds) + 1)))) is not None:
        rounds.append(answer_then.wordings)
    return rounds


def _judged(state: StoredState, answer: tuple[str, str, str], raw: str, tray: str) -> tuple[str, str]:
    rounds = earlier_rounds(state, answer)
    if any(not wordings or raw in wordings for wordings in rounds):
        return KNOWN, answer[2]
    return tray, _entry(answer[2], len(rounds) + 1)


def _entry(entry: str, number: int) -> str:
    return entry if number == 1 else f"{entry}{_ROUND}{number}"
