"""Topic and meaning must both say so; people are counted once; quotes are telling, differ, and tell of no harm."""

from __future__ import annotations

import pandas as pd
import pytest

from engagement.evidence.choosing import (
    ALONE,
    of_children,
    of_their_life,
    people,
    quotes,
    speaking,
    tells_of_harm,
    within,
)

POINTS = pd.DataFrame(
    [
        (1, 11, 0, 9, "Air", 0.6, 0.3),
        (2, 12, 0, 9, "Teeth", 0.7, 0.3),
        (3, 13, 0, 9, "Dentists", 0.5, 0.3),
        (4, 14, 0, 9, "Dentists", 0.9, 0.3),
        (5, 15, 0, 9, "", 0.0, 0.0),
        (6, 16, 0, 9, "", 0.0, 0.0),
    ],
    columns=["point", "response_id", "start", "end", "topic", "closeness", "typical"],
)
NEAR = pd.DataFrame(
    [(3, "SW08", 0.45), (5, "SW08", 0.99), (1, "P01", ALONE), (5, "P01", ALONE - 0.01), (6, "P01", 0.8), (6, "X", 0.7)],
    columns=["point", "matter", "closeness"],
)
TOPICS = pd.DataFrame(
    [("LW03", "Air", "all"), ("SW08", "Teeth", "all"), ("SW08", "Dentists", "part"), ("X", "Air", "")],
    columns=["matter", "topic", "extent"],
)


def test_topic_and_meaning_must_both_say_so() -> None:
    """All of a whole topic; of a topic in part what is near; by meaning alone only where no topic belongs.

    Dentists belong to SW08 in part: point 3 is near to it, point 4 is not, however close to dentists. Point 5 is near
    to SW08 and of no topic. P01 has no topic: 0.50 is enough, 0.49 is not. From X its topic
    was taken away: what is near to it is not suggested in its stead.
    """
    found = speaking(POINTS, NEAR, TOPICS)

    assert found[["matter", "point"]].to_numpy().tolist() == [
        ["LW03", 1], ["P01", 6], ["P01", 1], ["SW08", 2], ["SW08", 3],
    ]  # fmt: skip
    assert found.loc[found["matter"] == "P01", "closeness"].tolist() == [0.8, ALONE]


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("My daughter waits for CAMHS", True),
        ("Weighing kids at school", True),
        ("Peri natal mental health", True),
        ("My father had mouth cancer", False),
        ("A person waits; reasons differ; sonata", False),
        ("Year 6 pupils", True),
    ],
)
def test_words_of_childhood(text: str, speaks: bool) -> None:
    """Children, birth and youth are named by the beginnings of words, none inside another word."""
    assert of_children([text]).tolist() == [speaks]


def test_no_matter_gets_what_is_said_of_another_life() -> None:
    """For children the answer must name one; for adults the point itself must not; for all it does not matter."""
    table = pd.DataFrame(
        [
            ("SW08", "My father's teeth", "teeth"),
            ("SW08", "Rotten teeth. My son is six", "Rotten teeth."),
            ("LW11", "Anxious children", "Anxious children"),
            ("LW11", "I am low. My child is well", "I am low."),
            ("LW03", "Fumes at the school", "Fumes at the school"),
        ],
        columns=["matter", "text", "words"],
    )

    assert of_their_life(table, {"SW08"}, {"LW11"}).index.tolist() == [1, 3, 4]


def test_points_within_others_share_characters() -> None:
    """Of the same response, by at least one character; those that only touch do not."""
    others = pd.DataFrame({"response_id": [11, 12, 13], "start": [8, 9, 0], "end": [20, 20, 4]})

    assert within(POINTS, others)["point"].tolist() == [1, 3]


def test_people_count_once_in_each_audience() -> None:
    """Two points of one person are one; the base is everybody of the audience who answered."""
    answered = pd.DataFrame(
        [("a", "Londoners"), ("a", "Londoners"), ("b", "Londoners"), ("c", "Professionals")],
        columns=["respondent", "audience"],
    )
    points = pd.DataFrame([("a", "Londoners"), ("a", "Londoners")], columns=["respondent", "audience"])

    assert people(points, answered).to_numpy().tolist() == [["Professionals", 0, 1], ["Londoners", 1, 2]]


def test_on_a_shared_screen_few_people_are_not_counted() -> None:
    """Counts are rounded to five, and small ones are left out."""
    answered = pd.DataFrame({"respondent": range(103), "audience": "Londoners"})

    assert people(answered.head(41), answered, shared=True).to_numpy().tolist() == [["Londoners", 40, 105]]
    assert people(answered.head(2), answered, shared=True).empty


def spoken(*rows: tuple[str, str, float, bool, bool]) -> pd.DataFrame:
    """Points by respondent, words, closeness, harm and chosen."""
    table = pd.DataFrame(rows, columns=["respondent", "words", "closeness", "harm", "chosen"])
    return table.assign(point=range(len(rows)), typical=0.2)


LONG = "the buses to our hospital never come on time"
OTHER = "nobody mends the broken lift at the station"
THIRD = "our surgery has closed its doors on Saturday mornings"


def test_the_most_telling_are_quoted_each_of_another_person() -> None:
    """The closest first; a person once; the same words once; three at most."""
    table = spoken(
        ("a", LONG, 0.5, False, False),
        ("b", OTHER, 0.9, False, False),
        ("b", THIRD, 0.8, False, False),
        ("c", f"{OTHER} again", 0.7, False, False),
        ("d", "we want a school that teaches cooking and gardening", 0.6, False, False),
        ("e", "pavements are too narrow for a chair with wheels", 0.45, False, False),
    )

    assert quotes(table)["respondent"].tolist() == ["b", "d", "a"]


def test_a_sentence_goes_before_a_word() -> None:
    """Where both are as close, one word says less."""
    table = spoken(("a", "Parks.", 0.55, False, False), ("b", LONG, 0.5, False, False))

    assert quotes(table)["respondent"].tolist() == ["b", "a"]


def test_harm_is_quoted_only_where_a_person_chose_it() -> None:
    """The closest tells of harm and is left out, until it is chosen: then it goes first."""
    rows = [("a", LONG, 0.9, True, False), ("b", OTHER, 0.6, False, False), ("c", THIRD, 0.5, False, False)]
    assert quotes(spoken(*rows))["respondent"].tolist() == ["b", "c"]

    rows[0] = ("a", LONG, 0.3, True, True)
    assert quotes(spoken(*rows))["respondent"].tolist() == ["a", "b", "c"]


def test_where_most_tell_of_harm_nothing_else_stands_for_them() -> None:
    """Two of three tell of harm: the third is at the edge of the matter and is not quoted either."""
    rows = [("a", LONG, 0.9, True, False), ("b", OTHER, 0.6, True, False), ("c", THIRD, 0.5, False, False)]

    assert quotes(spoken(*rows)).empty


def test_harm_is_told_by_the_whole_answer() -> None:
    """A word of harm anywhere in the answer marks each of its points."""
    table = spoken(("a", LONG, 0.9, False, False), ("b", OTHER, 0.6, False, False))

    assert tells_of_harm(table, ["He died. " + LONG, OTHER]).tolist() == [True, False]
