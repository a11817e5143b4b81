"""One promise of a partner: its fields, what makes it whole, and the list that stands."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Final

import pandas as pd

from priorities.errors import PromiseError
from priorities.promises.targets import read_year

OWN_DRAFT: Final = "This board (draft)"
"""Whose promises are ours, in draft: what others promised is set beside them."""

PARTNERS: Final = ("NHS", "Mayor and GLA", "Boroughs", "Public Health England", "Government")
KINDS: Final = ("outcome", "action", "enabler")
SCOPES: Final = ("London", "England")
STATUSES: Final = ("met", "on the way", "missed", "unknown")

LONGEST: Final = {
    "document": 120,
    "commitment": 300,
    "target": 40,
    "target_year": 40,
    "source": 500,
    "partner": 160,
    "came": 300,
}
"""Characters: what a line of a board paper, and the address of a page, need."""

# Promises before the mayoralty, or for the time after the youngest reader, are slips of the pen.
_EARLIEST, _LATEST = 2000, 2099


@dataclass(frozen=True)
class Promise:
    """What a partner has promised.

    Attributes
    ----------
    promise_id : its number; "" for a new one.
    priority : number of the priority it stands beside; "" where it speaks of an enabler alone.
    enabler : key of what must be in place, where it speaks of that.
    document : where it stands.
    commitment : in our words.
    target, target_year : how much and until when, as it is written; "" where nothing was said.
    partner : who promised, several joined by "; ".
    kind, scope : one of `KINDS` and `SCOPES`.
    source : addresses (https) or named documents, joined by "; ".
    status, came : one of `STATUSES` (or ""), and the figure that says so; both where no series can tell.
    in_use : False takes it away.
    """

    document: str
    commitment: str
    source: str
    partner: str
    promise_id: str = ""
    priority: str = ""
    enabler: str = ""
    target: str = ""
    target_year: str = ""
    kind: str = "outcome"
    scope: str = "London"
    status: str = ""
    came: str = ""
    in_use: bool = True


def checked(promise: Promise) -> Promise:
    """Return a promise with its blanks tidied.

    Raises
    ------
    PromiseError
        Where something is missing, too long, or cannot be what it should be; the sentence says what.
    """
    tidy = Promise(**{**asdict(promise), **{name: " ".join(text.split()) for name, text in _texts(promise).items()}})
    if not tidy.document or not tidy.commitment:
        raise PromiseError("Name the document in which it is promised, and say in a line what is promised.")
    if not tidy.partner:
        raise PromiseError("Say who promised it.")
    if not (tidy.priority or tidy.enabler):
        raise PromiseError("Choose the priority, or what must be in place, that the promise speaks of.")
    if tidy.kind not in KINDS or tidy.scope not in SCOPES or tidy.status not in ("", *STATUSES):
        raise PromiseError("Choose kind, area and status from their lists.")
    if tidy.status not in ("", "unknown") and not tidy.came:
        raise PromiseError("A status needs the figure that says so, with its year and where it stands.")
    for name, longest in LONGEST.items():
        if len(getattr(tidy, name)) > longest:
            raise PromiseError(f"The {name.replace('_', ' ')} is longer than {longest} characters. Shorten it.")
    _check_year(tidy)
    _check_source(tidy.source)
    return tidy


def current_promises(drafts: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the promises that stand: the bundled ones, and in their place the last word of people on each.

    Parameters
    ----------
    drafts : as `data.bundled.commitments` gives them.
    rows : as `priorities.promises.store.promise_rows` gives them.

    Returns
    -------
    pandas.DataFrame
        By promise_id: the fields of `Promise` but in_use; meaning ("change", "level", "count" or ""), indicator_id
        and since (the period in which it was made), by which a series can tell what came; note; who ("" where it
        came with the explorer).
    """
    standing = drafts.rename(columns={"priority_id": "priority", "source_document": "document"}).assign(who="")
    standing = standing.set_index("promise_id", drop=False)
    last = rows.drop_duplicates("promise_id", keep="last").set_index("promise_id", drop=False)
    withdrawn = last.index[~last["in_use"].astype(bool)]
    words = last.drop(index=withdrawn).reindex(columns=standing.columns)
    measured = ["meaning", "indicator_id", "since", "note"]
    words[measured] = standing.reindex(words.index)[measured].fillna("")
    unchanged = standing.drop(index=last.index, errors="ignore")
    return pd.concat([unchanged, words]) if len(words) else unchanged


def _texts(promise: Promise) -> dict[str, str]:
    return {name: value for name, value in asdict(promise).items() if isinstance(value, str)}


def _check_year(promise: Promise) -> None:
    year = read_year(promise.target_year, promise.document)
    if year is not None and not _EARLIEST <= year <= _LATEST:
        raise PromiseError(f"The year {year} is not between {_EARLIEST} and {_LATEST}. Give the year it falls due.")
    if year is None and re.search(r"\d{3,}", promise.target_year):
        raise PromiseError("The year cannot be read. Write it as 2028 or 2023/24, or leave it empty.")


def _check_source(source: str) -> None:
    """Refuse a source that is neither an https address nor the name of a document; nothing is ever fetched."""
    parts = [part.strip() for part in source.split(";") if part.strip()]
    if not parts:
        raise PromiseError("Say where it stands: an address that begins with https, or the name of a document.")
    for part in parts:
        is_address = re.match(r"[a-z][a-z0-9+.-]*:", part, re.IGNORECASE)
        if is_address and not re.fullmatch(r"https://[^\s/.]+(\.[^\s/.]+)+(/\S*)?", part, re.IGNORECASE):
            raise PromiseError("An address must begin with https:// and hold no blanks; else name the document.")
        if not is_address and sum(letter.isalpha() for letter in part) < 5:
            raise PromiseError("Give the document's name in words, so that a colleague can find it.")
