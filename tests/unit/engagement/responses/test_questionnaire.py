"""The questions of a file, and what people ticked."""

from __future__ import annotations

import pandas as pd

from engagement.responses.asks import asks_of
from engagement.responses.memory import Memory
from engagement.responses.questionnaire import closed_answers, questions_of
from engagement.schema import ColumnChoice, Question


def masked(values: pd.Series) -> dict[str, str]:
    return {value: value.replace("Ann", "[name]") for value in values}


def answers(frame: pd.DataFrame, *questions: Question) -> list[list[str]]:
    codes = pd.Series([f"p{number}" for number in range(len(frame))], index=frame.index)
    table = closed_answers(frame, questions, codes, masked, Memory())
    return table.sort_values(["respondent", "question", "value"]).to_numpy().tolist()


def table(**columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(columns, dtype=str)


def test_columns_of_one_question_are_one_question() -> None:
    """Three columns, a choice each, are one question of several choices; the others are one each, in their order."""
    names = ["Why?", "Uses: Parks", "Uses: Pool", "Age"]
    columns = ColumnChoice(text=("Why?",), choices=("Uses: Parks", "Uses: Pool"), choice=("Age",))

    questions = questions_of(names, {"Uses: Parks": "Uses", "Uses: Pool": "Uses"}, columns, asks_of)

    assert [(question.text, question.kind, question.columns) for question in questions] == [
        ("Why?", "open", ("Why?",)),
        ("Uses", "choices", ("Uses: Parks", "Uses: Pool")),
        ("Age", "choice", ("Age",)),
    ]


def test_what_an_officer_said_a_question_asks_for_stands() -> None:
    """The guess is from the words; what a person said wins."""
    guess, said = (
        questions_of(["What was good?"], {}, ColumnChoice(text=("What was good?",), asks=asks), asks_of)[0].asks
        for asks in ((), (("What was good?", "open"),))
    )

    assert (guess, said) == ("good", "open")


def test_ticks_carry_the_name_of_their_choice() -> None:
    """A cell that only says "ticked" stands for its column, one that says the choice for itself; "No" is none."""
    frame = pd.DataFrame({"Uses: Parks": ["1", "0", "Parks"], "Uses [Pool]": ["Yes", "No", ""]}, dtype=str)
    question = Question("Uses", "choices", ("Uses: Parks", "Uses [Pool]"))

    assert answers(frame, question) == [["p0", "Uses", "Parks"], ["p0", "Uses", "Pool"], ["p2", "Uses", "Parks"]]


def test_a_list_in_one_cell_is_parted_where_people_share_the_parts() -> None:
    """A semicolon parts Microsoft's lists, a comma Google's; a comma inside a choice parts nothing."""
    semicolons = table(q=["Parks;Pool;", "Pool;", "Parks;Pool;"])
    commas = table(q=["Parks, gardens and trees, Clean air", "Clean air", "Parks, gardens and trees"])
    question = Question("q", "choices", ("q",))

    assert [value for _, _, value in answers(semicolons, question)] == ["Parks", "Pool", "Pool", "Parks", "Pool"]
    assert [value for _, _, value in answers(commas, question)] == [
        "Clean air", "Parks, gardens and trees", "Clean air", "Parks, gardens and trees",
    ]  # fmt: skip


def test_no_answer_is_none_and_a_choice_stands_once_a_person() -> None:
    """Blank cells and "N/A" are no answers; who ticked the same in two rows ticked it once; names are hidden."""
    frame = table(q=["Ann", "N/A", "", "Ann"])
    codes = pd.Series(["p", "p", "q", "p"])

    found = closed_answers(frame, [Question("q", "choice", ("q",))], codes, masked, Memory())

    assert found.to_numpy().tolist() == [["p", "q", "[name]"]]
