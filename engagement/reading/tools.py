"""Which survey tool wrote a file, by the columns that it always writes first."""

from __future__ import annotations

from collections.abc import Sequence

# Three or more of a tool's own column names make it that tool's file; the most matches win.
PROFILES: dict[str, frozenset[str]] = {
    "Microsoft Forms": frozenset({"id", "start time", "completion time", "email", "name", "last modified time"}),
    "SurveyMonkey": frozenset(
        {
            "respondent id", "respondentid", "collector id", "collectorid", "start date", "startdate", "end date",
            "enddate", "ip address", "email address", "first name", "lastname", "last name", "firstname",
            "custom data 1", "custom data",
        }
    ),
    "Qualtrics": frozenset(
        {
            "startdate", "enddate", "status", "ipaddress", "progress", "duration (in seconds)", "finished",
            "recordeddate", "responseid", "recipientlastname", "recipientfirstname", "recipientemail",
            "externalreference", "externaldatareference", "locationlatitude", "locationlongitude",
            "distributionchannel", "userlanguage", "responseset", "v1", "v2", "v3", "v4", "v5", "v6",
        }
    ),
    "LimeSurvey": frozenset(
        {
            "id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "response id",
            "date submitted", "last page", "start language", "id. response id", "submitdate. date submitted",
            "lastpage. last page", "startlanguage. start language", "date started", "date last action",
        }
    ),
    "KoboToolbox": frozenset(
        {"start", "end", "_id", "_uuid", "_submission_time", "_validation_status", "_index", "deviceid", "__version__"}
    ),
    "SmartSurvey": frozenset(
        {"userid", "userno", "user id", "user no", "unique id", "started", "ended", "tracking link", "page path"}
    ),
    "SurveyGizmo": frozenset(
        {"response id", "time started", "date submitted", "status", "contact id", "sessionid", "user agent", "language"}
    ),
    "Typeform": frozenset({"#", "start date (utc)", "submit date (utc)", "network id", "response type", "tags"}),
    "Citizen Space": frozenset({"response id", "submitted", "submitted date", "time taken", "response status"}),
    "Commonplace": frozenset({"contribution id", "agreements", "sentiment", "respondent id", "comment id"}),
    "SurveyXact": frozenset({"statoverall_1", "statoverall_2", "statoverall_3", "stato_1", "respondent", "organization"}),
}
_GOOGLE = "timestamp"
_LEAST = 3


def recognise(names: Sequence[str]) -> str | None:
    """Return the tool that seems to have written these columns; None if unknown.

    Parameters
    ----------
    names : column names, in the order of the file.
    """
    seen = {" ".join(name.lower().split()) for name in names}
    best, matches = max(
        ((tool, len(seen & profile)) for tool, profile in PROFILES.items()), key=lambda pair: pair[1]
    )
    if matches >= _LEAST:
        return best
    if names and " ".join(names[0].lower().split()) == _GOOGLE:
        return "Google Forms"
    return None
