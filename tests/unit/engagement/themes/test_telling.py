"""Which way people speak of a theme, and the line in their own words that stands beside it."""

from __future__ import annotations

import pandas as pd

from engagement.themes.telling import people_by_direction, typical_lines

BUSES, DAMP = 1, 2


def points(rows: list[tuple[int, int, str, str, float]]) -> pd.DataFrame:
    """Points, each with its response, theme, direction, words and strength."""
    table = pd.DataFrame(rows, columns=["response_id", "theme_id", "direction", "words", "strength"])
    return table.assign(point=range(1, len(table) + 1))


def test_people_are_counted_once_in_each_direction() -> None:
    """Ann wrote twice that buses are late and once what is good; nobody says which way damp speaks."""
    table = points(
        [(1, BUSES, "problem", "late", 1), (2, BUSES, "problem", "slow", 1), (2, BUSES, "praise", "kind", 1),
         (3, BUSES, "problem", "full", 1), (3, DAMP, "", "mould", 1)]
    )  # fmt: skip
    who = pd.DataFrame({"response_id": [1, 2, 3], "respondent": ["Ann", "Ann", "Bob"]})

    assert people_by_direction(table, who).to_dict("records") == [
        {"theme_id": BUSES, "problem": 2, "praise": 1, "wish": 0}
    ]


def test_without_directions_there_is_no_row() -> None:
    """Neither where no point has one, nor where none was ever told."""
    table = points([(1, BUSES, "", "late", 1)])
    who = pd.DataFrame({"response_id": [1], "respondent": ["Ann"]})

    assert people_by_direction(table, who).empty
    assert people_by_direction(table.drop(columns="direction"), who).empty


def test_the_line_is_the_most_telling_comment_that_fits() -> None:
    """Not the longest, not one that nobody else could say, not one with a word of harm, and no line twice."""
    table = points(
        [
            (1, BUSES, "", "Late.", 0.9),
            (2, BUSES, "", "I was raped on the night bus", 0.8),
            (3, BUSES, "", "The night bus\n never  comes.", 0.7),
            (4, BUSES, "", "word " * 40, 0.95),
            (5, DAMP, "", "The night bus never comes", 0.6),
            (6, DAMP, "", "Mould on the wall;", 0.5),
            (7, DAMP, "", "A wall full of mould", 0.1),
        ]
    )

    assert typical_lines(table) == {BUSES: "The night bus never comes", DAMP: "Mould on the wall"}
    assert typical_lines(table.head(0)) == {}
