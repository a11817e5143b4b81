"""Which survey tool wrote a file, by the columns that it always writes.

A name that few others use counts two, a common one counts one. Three points with at least one uncommon name make a
file that tool's; a hand-made table with "ID", "Name" and "Email" is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from engagement.parsing.cells import DATE
from engagement.parsing.column_names import tidy_name
from engagement.parsing.header_rows import IMPORT_ID

Rows = Sequence[list[str]]


@dataclass(frozen=True)
class Profile:
    """Column names of a tool, in small letters: those that give it away, and those that others use too."""

    uncommon: frozenset[str]
    common: frozenset[str]

    def points(self, names: set[str]) -> int:
        """Return how much speaks for this tool; 0 without an uncommon name."""
        telling = len(names & self.uncommon)
        return 2 * telling + len(names & self.common) if telling else 0


def _profile(uncommon: str, common: str) -> Profile:
    return Profile(frozenset(uncommon.split("|")), frozenset(common.split("|")))


PROFILES: Final = {
    "Microsoft Forms": _profile("start time|completion time|last modified time", "id|email|name|total points"),
    "SurveyMonkey": _profile(
        "collector id|collectorid|custom data 1|open-ended response|customdata",
        "respondent id|respondentid|start date|startdate|end date|enddate|ip address|email address|first name"
        "|firstname|last name|lastname|response|date created|date modified|custom data",
    ),
    "Qualtrics": _profile(
        "recipientlastname|recipientfirstname|recipientemail|externalreference|externaldatareference|responseset"
        "|distributionchannel|userlanguage|locationlatitude|recordeddate|recorded date|distribution channel"
        "|duration (in seconds)|recipient last name|external data reference|user language",
        "startdate|enddate|start date|end date|status|response type|ipaddress|ip address|progress|finished"
        "|responseid|response id|v1|v2|v3|v4|v5|v6|locationlongitude",
    ),
    "LimeSurvey": _profile(
        "lastpage|last page|startlanguage|start language|datestamp|date last action|id. response id"
        "|lastpage. last page|startlanguage. start language|submitdate. date submitted|seed. seed"
        "|startdate. date started|datestamp. date last action",
        "id|response id|submitdate|date submitted|startdate|date started|seed|refurl|ipaddr|token",
    ),
    "KoboToolbox": _profile(
        "_submission_time|_validation_status|_uuid|_submitted_by|__version__|_index|_xform_id_string|meta/instanceid"
        "|meta/rootuuid|submissiondate|instanceid",
        "start|end|today|_id|_notes|_status|_tags|deviceid|username|formhub/uuid|key",
    ),
    "SmartSurvey": _profile(
        "userno|user no|tracking link|page path",
        "userid|user id|unique id|started|ended|ip address|name|email",
    ),
    "SurveyGizmo": _profile(
        "time started|sessionid|legacy comments|contact id",
        "response id|date submitted|status|language|referer|user agent|ip address|comments|tags|country|city"
        "|state/region|postal",
    ),
    "Typeform": _profile(
        "start date (utc)|submit date (utc)|stage date (utc)|network id", "#|tags|response type|ending"
    ),
    "Commonplace": _profile(
        "agreements|number of agreements|contribution id|contribution url",
        "comment id|respondent id|sentiment|comment",
    ),
    "SurveyXact": _profile(
        "stato_1|stato_2|stato_3|stato_4|statoverall_1|statoverall_2|statoverall_3|statdistribution_1",
        "respondent|key",
    ),
}
# Of the columns a tool alone writes: two may stand in any table. Not tuned beyond the fixtures.
_ENOUGH_POINTS: Final = 3
_SURVEYMONKEY_ID = re.compile(r"\d{9,12}")
_LIMESURVEY_PART = re.compile(r"^\w+\[\w+\](?:\[\w+\])?\. ")


def recognise(header: Rows, body: Rows = ()) -> str | None:
    """Return the tool that seems to have written a table; None if unknown.

    Parameters
    ----------
    header : its header rows, as they were written.
    body : its first rows of answers.
    """
    cells = [tidy_name(cell) for row in header for cell in row]
    if sum(bool(IMPORT_ID.match(cell)) for cell in cells) > 1:
        return "Qualtrics"
    names = {cell.lower() for cell in cells if cell}
    tool, points = max(((tool, profile.points(names)) for tool, profile in PROFILES.items()), key=lambda pair: pair[1])
    if points >= _ENOUGH_POINTS:
        return tool
    return _by_first_column(cells, [row[0].strip() for row in body if row]) or _by_parts(cells)


def _by_first_column(names: Sequence[str], values: Sequence[str]) -> str | None:
    """Tools that may write little more than one column of their own."""
    first = names[0].lower() if names else ""
    filled = [value for value in values if value]
    if first in {"respondentid", "respondent id"} and filled:
        return "SurveyMonkey" if all(_SURVEYMONKEY_ID.fullmatch(value) for value in filled) else None
    if first in {"timestamp", "zeitstempel", "horodateur", "marca temporal"} and filled:
        return "Google Forms" if all(DATE.fullmatch(value) for value in filled) else None
    return None


def _by_parts(names: Sequence[str]) -> str | None:
    """LimeSurvey's way to name the parts of a question: rse3[SQ001]. Who uses it?"""
    return "LimeSurvey" if sum(bool(_LIMESURVEY_PART.match(name)) for name in names) > 2 else None
