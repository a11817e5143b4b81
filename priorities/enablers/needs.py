"""How much a priority needs an enabler: 0 to 3 with a reason and a person, an owner, the next step and its date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from priorities.errors import EnablerError

NEEDS: Final = ("not needed", "a little", "much", "cannot do without")
"""Words of 0, 1, 2 and 3."""

LONGEST: Final = {"reason": 300, "owner": 80, "next_step": 200, "name": 60}
"""Characters: what a line of the paper's appendix holds."""

NOT_SAID: Final = "not said yet"


@dataclass(frozen=True)
class Need:
    """How much a priority needs an enabler.

    Attributes
    ----------
    priority, enabler : number of the one, key of the other.
    need : 0 to 3.
    reason : in a line; without one nothing is kept.
    owner, next_step, due : who sees to it, what comes next, and until when ("2019-09-30"); may be "".
    """

    priority: str
    enabler: str
    need: int
    reason: str
    owner: str = ""
    next_step: str = ""
    due: str = ""


def checked_need(need: Need) -> Need:
    """Return a need with its blanks tidied.

    Raises
    ------
    EnablerError
        Where it is not from 0 to 3, has no reason, is too long, or its date is none.
    """
    texts = {name: " ".join(str(getattr(need, name)).split()) for name in ("reason", "owner", "next_step", "due")}
    tidy = Need(need.priority, need.enabler, need.need, **texts)
    if tidy.need not in range(len(NEEDS)):
        raise EnablerError("Choose how much it is needed, from 0 to 3.")
    if not tidy.reason:
        raise EnablerError("Say in a line why. A need without a reason is not kept.")
    for name, text in texts.items():
        if len(text) > LONGEST.get(name, 10):
            raise EnablerError(f"The {name.replace('_', ' ')} is too long. Shorten it.")
    if tidy.due:
        try:
            date.fromisoformat(tidy.due)
        except ValueError as error:
            raise EnablerError("Give the date as year, month and day, for example 2019-09-30.") from error
    return tidy


def current_needs(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the last word on each priority and enabler: the fields of `Need`, who, at."""
    return rows.drop_duplicates(["priority", "enabler"], keep="last").reset_index(drop=True)


def need_table(needs: pd.DataFrame, enablers: pd.Series[str], names: pd.Series[str]) -> pd.DataFrame:
    """Return priority by enabler in words.

    Parameters
    ----------
    needs : as `current_needs` returns them.
    enablers : names by key.
    names : of the priorities, by number.

    Returns
    -------
    pandas.DataFrame
        By number: "priority" (its name), and under the name of each enabler "3, cannot do without; owner" or that it
        is not said yet.
    """
    cells = {(row["priority"], row["enabler"]): _cell(row["need"], row["owner"]) for row in needs.to_dict("records")}
    columns = {
        str(name): [cells.get((number, key), NOT_SAID) for number in names.index] for key, name in enablers.items()
    }
    return pd.DataFrame({"priority": names.to_numpy(), **columns}, index=names.index)


def enabler_sentence(needs: pd.DataFrame, enablers: pd.Series[str], leading: Sequence[str]) -> str:
    """Say which enabler most of the leading priorities need.

    Parameters
    ----------
    leading : numbers of the leading priorities.
    """
    if not leading:
        return "Nothing is fully scored yet, so no priority leads."
    counts = _counts(needs, enablers, leading)
    most = max(counts, key=lambda key: counts[key])
    if not counts[most]:
        return f"Nobody has said yet what the {len(leading)} leading priorities need to have in place."
    return f"{enablers[most]} is needed by {counts[most]} of {len(leading)} leading priorities."


def read_out(needs: pd.DataFrame, enablers: pd.Series[str], names: pd.Series[str], leading: Sequence[str]) -> list[str]:
    """Say of each enabler of which anything was said how many leading priorities need it, and where nobody owns it."""
    counts, sentences = _counts(needs, enablers, leading), []
    spoken_of = set(needs.loc[needs["priority"].isin(list(leading)), "enabler"])
    for key, name in enablers[enablers.index.isin(spoken_of)].items():
        needed = needs[(needs["enabler"] == key) & (needs["need"] > 0) & needs["priority"].isin(list(leading))]
        sentence = f"{name} is needed by {counts[str(key)]} of {len(leading)} leading priorities"
        without_owner = [str(names[number]) for number in needed.loc[needed["owner"] == "", "priority"]]
        if without_owner:
            sentence += f"; nobody owns it for {', '.join(without_owner)}"
        sentences.append(f"{sentence}.")
    return sentences


def _counts(needs: pd.DataFrame, enablers: pd.Series[str], leading: Sequence[str]) -> dict[str, int]:
    needed = needs[(needs["need"] > 0) & needs["priority"].isin(list(leading))]
    return {str(key): int((needed["enabler"] == key).sum()) for key in enablers.index}


def _cell(need: int, owner: str) -> str:
    return f"{need}, {NEEDS[int(need)]}" + (f"; {owner}" if owner else "; no owner" if need else "")
