"""Tables that are not one row a person."""

from __future__ import annotations

import pytest

from engagement import read_export
from engagement.errors import WrongKind
from tests.unit.engagement.parsing.workbooks import table


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Choices", "Responses", ""],
            ["Often", "40%", 8],
            ["No", "60%", 12],
            ["Answered", "", 20],
            ["Skipped", "", 3],
        ],
        [["What helps?", "", ""], ["Answer options", "Count", "Percent"], ["Parks", 4, "40%"], ["Rest", 6, "60%"]],
        [["Option", "n", "%"], ["Parks", "4", "40%"], ["Rest", "6", "60%"]],
        [["Ward", "Men", "Women", "Total"], ["Ash", 1, 2, 3], ["Elm", 4, 4, 8], ["Oak", 2, 1, 3], ["Total", 7, 7, 14]],
    ],
)
def test_a_summary_is_refused_with_its_reason(rows: list[list[object]]) -> None:
    """The sentence says what the file is, where that shows, and which file to drop instead."""
    with pytest.raises(WrongKind, match=r"summary of counts.*row \d.*export all individual responses"):
        read_export(table(rows))


def test_answers_about_counts_are_answers() -> None:
    """People's numbers, a column called Total, and the word "Answered" as a choice make no summary."""
    rows = [["ID", "Status", "Total"], ["1", "Answered", "4"], ["2", "Skipped", "9"], ["3", "Answered", "2"]]
    assert read_export(table(rows)).frame.shape == (3, 3)


def test_a_table_on_its_side_is_turned() -> None:
    """Questions down and people across become a row a person, and the file is told of."""
    content = (
        b"Question,Respondent 1,Respondent 2,Respondent 3\n"
        b"What would you mend first?,The lift,The bus,The lights\n"
        b"Which borough do you live in?,Brent,Barnet,Ealing\n"
    )
    export = read_export(content)
    assert export.frame.to_numpy().tolist() == [
        ["Respondent 1", "The lift", "Brent"],
        ["Respondent 2", "The bus", "Barnet"],
        ["Respondent 3", "The lights", "Ealing"],
    ]
    assert export.roles["Respondent"].kind == "person"
    assert "turned" in export.problems[0].done


def test_a_table_of_people_is_not_turned() -> None:
    """Codes of questions on top are no people, and questions are no answers."""
    content = b"Question,Q1,Q2\nWhat would you mend first?,4,5\nWhich bus do you take?,2,1\n"
    assert read_export(content).frame.shape == (2, 3)
