from __future__ import annotations

import pytest

from engagement.parsing.survey_tools import recognise


@pytest.mark.parametrize(
    ("tool", "header"),
    [
        ("Microsoft Forms", ["ID", "Start time", "Completion time", "Email", "Name", "What matters?"]),
        ("Microsoft Forms", ["Id", "Start time", "Completion time", "What matters?"]),
        ("SurveyMonkey", ["Respondent ID", "Collector ID", "Start Date", "What matters?"]),
        ("Qualtrics", ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "RecipientEmail", "Q1"]),
        ("LimeSurvey", ["id", "submitdate", "lastpage", "startlanguage", "G01Q01"]),
        ("LimeSurvey", ["Response ID", "Date submitted", "Last page", "Start language", "What matters?"]),
        ("KoboToolbox", ["start", "end", "best", "_id", "_uuid", "_submission_time", "_index"]),
        ("SmartSurvey", ["UserID", "UserNo", "Name", "Email", "IP Address", "Unique ID", "Started", "Ended"]),
        ("SurveyGizmo", ["Response ID", "Time Started", "Date Submitted", "Status", "SessionID", "Why?"]),
        ("Typeform", ["#", "What matters?", "Start Date (UTC)", "Submit Date (UTC)", "Network ID"]),
        ("Commonplace", ["Contribution ID", "Comment", "Sentiment", "Agreements"]),
        ("SurveyXact", ["s_1", "s_2", "stato_1", "stato_2", "stato_3"]),
    ],
)
def test_a_tool_is_known_by_its_columns(tool: str, header: list[str]) -> None:
    """Three points: two for a name that gives the tool away, one for a common name."""
    assert recognise([header]) == tool
    assert recognise([[f" {name.upper()}\xa0" for name in header]]) == tool, "whatever the capitals and spaces"


@pytest.mark.parametrize(
    "header",
    [
        ["ID", "Name", "Email", "Comment"],
        ["Response ID", "Status", "Date Submitted", "Comment"],
        ["id", "start", "end", "comment"],
        ["Respondent", "Comment"],
        ["Timestamp", "Level", "Message"],
        ["First name", "Last name", "Email address", "IP address"],
        [],
    ],
)
def test_common_names_make_no_tool(header: list[str]) -> None:
    """A list that somebody typed is nobody's export."""
    assert recognise([header], [["error at start", "x", "y"]]) is None


def test_a_first_column_is_enough_with_its_values() -> None:
    """Google Forms writes one column of its own, an edited SurveyMonkey export keeps one."""
    assert recognise([["Timestamp", "Why?"]], [["2025/11/03 9:12:10 am GMT", "Rest"]]) == "Google Forms"
    assert recognise([["RespondentID", "Why?"]], [["3292879998", "Rest"]]) == "SurveyMonkey"
    assert recognise([["RespondentID", "Why?"]], [["7", "Rest"]]) is None


def test_internal_ids_are_qualtrics_alone() -> None:
    """No other tool writes them."""
    assert recognise([["Q1", "Q2"], ["A?", "B?"], ['{"ImportId":"QID1"}', '{"ImportId":"QID2"}']]) == "Qualtrics"
