"""What each column seems to hold, guessed from its name and its values, each with its reason.

A guess is shown to a person and corrected by them before anything is stored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from engagement.reading.export import Role

_NAMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "personal",
        re.compile(
            r"\b(e-?mail|ip ?address|ipaddress|first ?name|last ?name|surname|forename|full name|your name|telephone|phone"
            r"|mobile|custom data|latitude|longitude|recipient|external ?(data)? ?reference|contact id|address|post ?code"
            r"|network id|device ?id|user ?agent|sessionid|tracking link|date of birth|nhs number)\b|^name$",
            re.IGNORECASE,
        ),
    ),
    (
        "id",
        re.compile(
            r"^(#|id|_id|_uuid|respondent ?id|response ?id|collector ?id|user ?(id|no)|unique id|id\. response id|seed|v1)$",
            re.IGNORECASE,
        ),
    ),
    (
        "time",
        re.compile(
            r"\b(timestamp|start(ed)?( time| date)?|end(ed)?( time| date)?|completion time|last modified time"
            r"|submit(ted)?( ?date)?|date ?(stamp|submitted|started)|submitdate|startdate|enddate|recordeddate"
            r"|time started|duration)\b",
            re.IGNORECASE,
        ),
    ),
    ("borough", re.compile(r"\b(borough|local authority|council area)s?\b", re.IGNORECASE)),
    ("age_band", re.compile(r"\b(age|age group|age band|how old)\b", re.IGNORECASE)),
    ("audience", re.compile(r"\b(audience|respondent type|are you responding|capacity)\b", re.IGNORECASE)),
    ("forum", re.compile(r"\b(forum|which event|event name|meeting|workshop attended)\b", re.IGNORECASE)),
    (
        "organisation",
        re.compile(r"\b(type of organi[sz]ation|organi[sz]ation type|kind of organi[sz]ation|sector|organi[sz]ation)\b", re.IGNORECASE),
    ),
)
_SHORT_NAME = 60
_ADMIN = re.compile(
    r"^(status|progress|finished|distributionchannel|userlanguage|lastpage|last page|startlanguage|start language"
    r"|responseset|language|page path|\d+)$",
    re.IGNORECASE,
)
_URL = re.compile(r"^(https?://|/)\S+$")
_DATE = re.compile(r"^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}([ T]\d{1,2}:\d{2}.*)?$")
_NUMBER = re.compile(r"^-?\d+([.,]\d+)?%?$")


def guess_roles(frame: pd.DataFrame, questions: Mapping[str, str] | None = None) -> dict[str, Role]:
    """Guess the role of every column.

    Parameters
    ----------
    frame : one row a respondent, every cell text.
    questions : column name -> question above it; such a column is a choice, or its "other".

    Returns
    -------
    dict
        Column name -> role with its reason, in the order of the columns.
    """
    return {str(name): _role(str(name), frame[name], (questions or {}).get(str(name), "")) for name in frame.columns}


def _role(name: str, column: pd.Series, question: str) -> Role:
    filled = column[column.str.strip() != ""].str.strip()
    if filled.empty:
        return Role("ignore", "nobody filled it in")
    if _ADMIN.match(name):
        return Role("ignore", "the survey tool's own note")
    named = _by_name(name, filled)
    if named:
        return named
    return _by_values(name, filled, question)


def _by_name(name: str, filled: pd.Series) -> Role | None:
    words = name.split(":")[0] if len(name) > _SHORT_NAME else name
    if len(words) > _SHORT_NAME and not _is_question_about(words):
        return None
    for kind, pattern in _NAMES:
        if pattern.search(words):
            if kind != "personal" and _reads_like_prose(filled):
                return None
            if kind == "personal" and len(words) > 45 and _reads_like_prose(filled):
                return None
            return Role(kind, f"its name says so: {pattern.search(words).group(0).lower()}")  # type: ignore[union-attr]
    return None


def _is_question_about(words: str) -> bool:
    return bool(re.search(r"\bborough\b|\bhow old\b|\bage (group|band)\b|organi[sz]ation", words, re.IGNORECASE))


def _by_values(name: str, filled: pd.Series, question: str) -> Role:
    if _share(filled, _DATE) > 0.8:
        return Role("time", "its values are dates")
    if _share(filled, _NUMBER) > 0.9:
        return Role("attribute", "its values are numbers")
    if _share(filled, _URL) > 0.8:
        return Role("ignore", "its values are addresses of pages")
    if re.search(r"\bother\b.*\bspecify\b|_text$|\bother$", name, re.IGNORECASE):
        return Role("text", "people's own words beside a choice") if _reads_like_words(filled) else Role(
            "attribute", "a short answer beside a choice"
        )
    if _reads_like_prose(filled):
        return Role("text", "people's own words: long and nearly all different")
    if question:
        return Role("choice", "one choice of a question")
    if _few_values(filled):
        return Role("choice", f"{filled.nunique()} different answers")
    if _reads_like_words(filled):
        return Role("text", "people's own words: short, but nearly all different")
    return Role("attribute", "short answers")


def _share(filled: pd.Series, pattern: re.Pattern[str]) -> float:
    return float(filled.str.match(pattern).mean())


def _few_values(filled: pd.Series) -> bool:
    """Few different answers, multi-select lists counted by their parts."""
    parts = filled.str.split(r"[;,]\s*", regex=True).explode().str.strip()
    few = max(12, len(filled) * 0.1)
    return filled.nunique() <= min(few, len(filled) * 0.6) or (len(filled) >= 20 and parts.nunique() <= few)


def _reads_like_prose(filled: pd.Series) -> bool:
    """Answers are sentences, and nearly all different."""
    words = filled.str.split().str.len()
    distinct = filled.str.lower().nunique() / len(filled)
    long_ones = filled[words >= 5]
    lettered = filled.str.contains(r"[A-Za-z]{2,}", regex=True).mean()
    return bool(
        lettered > 0.6
        and (
            (words.median() >= 5 and distinct >= (0.5 if len(filled) > 8 else 0.3))
            or (words.mean() >= 5 and long_ones.str.lower().nunique() >= 0.25 * len(filled) and distinct >= 0.4)
        )
    )


def _reads_like_words(filled: pd.Series) -> bool:
    """Short answers in people's own words."""
    words = filled.str.split().str.len()
    distinct = filled.str.lower().nunique() / len(filled)
    return bool(len(filled) >= 2 and distinct >= 0.6 and words.mean() >= 2 and filled.str.contains("[a-z]{3}").mean() > 0.6)
