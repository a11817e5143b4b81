"""Roles that one column alone can hold."""

from __future__ import annotations

import pandas as pd

from engagement.parsing.roles import guess_roles

WORDS = ["The lift is slow on market days", "No bus after six in the evening", "The lights by the school are out"] * 2


def kinds(**columns: list[str]) -> dict[str, str]:
    """Kinds of role by column; underscores in the names of columns stand for spaces."""
    frame = pd.DataFrame({name.replace("_", " "): values for name, values in columns.items()}, dtype=str)
    return {name: role.kind for name, role in guess_roles(frame).items()}


def test_the_person_may_repeat_and_the_row_has_its_own_number() -> None:
    """Where comments are numbered and people too, a person may stand in several rows."""
    found = kinds(Comment_ID=list("abcdef"), Respondent_ID=["p", "p", "q", "q", "r", "s"], Comment=WORDS)
    assert found == {"Comment ID": "row", "Respondent ID": "person", "Comment": "text"}


def test_of_several_numbers_of_people_one_is_the_person() -> None:
    """The others say why they are left out; none is taken twice in silence."""
    frame = pd.DataFrame({"UserID": list("123456"), "UserNo": list("abcdef"), "clientID": list("uvwxyz")}, dtype=str)
    roles = guess_roles(frame)
    assert [role.kind for role in roles.values()] == ["person", "ignore", "ignore"]
    assert roles["UserNo"].reason == "another column says the person more clearly"


def test_a_number_of_people_and_one_of_rows() -> None:
    """Both all different: the one that says people is the person."""
    assert kinds(Response_ID=list("123456"), Participant_no=list("abcdef")) == {
        "Response ID": "row", "Participant no": "person",
    }  # fmt: skip


def test_a_first_column_of_different_numbers_is_the_person() -> None:
    """ "Number", or codes under any short name; but not one that counts the rows under no name, nor a measure."""
    assert kinds(Number=["5", "8", "11", "14", "17", "21"], Comment=WORDS)["Number"] == "person"
    assert kinds(Hours=["5", "8", "11", "14", "17", "21"], Comment=WORDS)["Hours"] == "number"
    codes = [f"{n}0000000-0000-4000-8000-000000000000" for n in range(6)]
    assert kinds(Anything=codes, Comment=WORDS)["Anything"] == "person"
    assert kinds(Column_1=list("123456"), Comment=WORDS)["Column 1"] == "row"
    assert kinds(Column_1=list("123456"), Participant_ID=list("abcdef"))["Column 1"] == "row"


def test_a_number_that_people_share_is_nobody() -> None:
    """The number of a user who typed in the answers of others."""
    assert kinds(User_ID=["7"] * 6, Comment=WORDS)["User ID"] == "ignore"


def test_one_time_is_when_the_answers_were_sent() -> None:
    """Before when they were begun; and a date that people were asked for is no time of an answer."""
    days = [f"2026-03-0{day}" for day in range(1, 7)]
    frame = pd.DataFrame({"Started": days, "Ended": days, "When did you last see a doctor?": days[::-1]}, dtype=str)
    assert [role.kind for role in guess_roles(frame).values()] == ["ignore", "time", "ignore"]


def test_ranges_are_ages_only_where_they_can_be() -> None:
    """What a name counts is no age, and ranges that share an end are none; bands of a survey are."""
    bands = ["18 - 24", "25 - 34", "35 - 44"] * 2
    assert kinds(How_many_patients_a_week=["10 - 25", "25 - 50", "50 - 99"] * 2) == {
        "How many patients a week": "choice"
    }
    assert kinds(Q2=["10 - 25", "25 - 50", "50 - 99"] * 2) == {"Q2": "choice"}
    assert kinds(Q2=bands) == {"Q2": "age_band"}
    assert kinds(**{"How old is your youngest child?": ["0-4", "5-10", "11-16"] * 2}) == {
        "How old is your youngest child?": "choice"
    }
