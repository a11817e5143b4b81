"""Placing what came in later, starting from a list, and comments elsewhere: also where nothing stands in a theme."""

from __future__ import annotations

import pandas as pd
import pytest

from engagement.themes import ThemeSet
from engagement.themes.placing import parts_of, placements, placements_by_list, similar_elsewhere
from engagement.themes.store import Placed
from engagement.themes.themed_responses import ThemedResponses

BUSES, DAMP, NOBODY = 1, 2, 3
SAID = {
    BUSES: ["the bus is always late", "buses never come on time", "the night bus is late", "more buses please",
            "late buses every morning", "our bus stop is too far"],
    DAMP: ["damp walls in my flat", "mould and damp everywhere", "my flat is damp", "the walls are mouldy",
           "damp and cold rooms", "black mould in the bedroom"],
}  # fmt: skip


def themed(said: dict[int, list[str]]) -> ThemedResponses:
    rows = [(theme, words) for theme, texts in said.items() for words in texts]
    responses = pd.DataFrame(
        {"response_id": range(len(rows)), "text": pd.Series([words for _, words in rows], dtype=str)}
    )
    points = [(n, n, theme, 0, len(words), 0.5) for n, (theme, words) in enumerate(rows)]
    assignments = pd.DataFrame(points, columns=["point", "response_id", "theme_id", "start", "end", "strength"])
    assignments = assignments.astype({name: "int64" for name in assignments if name != "strength"})
    themes = pd.DataFrame({"theme_id": [BUSES, DAMP, NOBODY], "name": ["Buses", "Damp", "Parks"]})
    found = ThemeSet(1, 1, "fast", "", "", "", pd.DataFrame(), themes, assignments, stale=0, unplaced=0)
    return ThemedResponses(found, responses, pd.DataFrame())


def arrivals(*texts: str) -> pd.DataFrame:
    return pd.DataFrame({"response_id": range(101, 101 + len(texts)), "text": list(texts)})


def test_what_came_in_later_goes_where_people_speak_alike():
    """A new word on buses goes to buses; one without words stays unread, in no theme."""
    placed = placements(themed(SAID), arrivals("my bus was late today", "...", "damp walls again"))

    assert [(place.response_id, place.theme_id) for place in placed] == [(102, None), (101, BUSES), (103, DAMP)]
    assert (placed[1].start, placed[1].end) == (0, len("my bus was late today"))
    assert all(0 <= place.strength <= 1 for place in placed)


def test_where_nothing_stands_in_a_theme_nothing_can_be_placed():
    """The responses are read and stand in no theme."""
    assert placements(themed({}), arrivals("my bus was late today")) == [Placed(101, 0, 21, None, 0.0)]
    assert placements(themed(SAID), arrivals()) == []


def test_comments_elsewhere_that_speak_like_a_theme():
    """A word on buses that stands under damp is named first; a theme without responses finds none."""
    stray = SAID[BUSES][0]
    said = {BUSES: SAID[BUSES] * 4, DAMP: [*SAID[DAMP], stray]}

    assert similar_elsewhere(themed(said), BUSES, 1).to_numpy().tolist() == [[30, stray, "Damp"]]
    assert similar_elsewhere(themed(SAID), NOBODY, 5).empty
    assert similar_elsewhere(themed({}), BUSES, 5).empty


@pytest.mark.parametrize("lines", [[("Buses", "late buses and bus stops"), ("Damp", "damp and mould in flats")]])
def test_a_list_of_themes_takes_what_lies_near(lines):
    """Each comment goes to the line it is nearest to, to none where none is near."""
    placed = placements_by_list(lines, [7, 9], arrivals("late buses", "damp flats", "quantum chromodynamics"))

    assert [place.theme_id for place in placed] == [7, 9, None]


def test_a_list_without_responses_places_nothing():
    """Nor does a list without lines."""
    assert placements_by_list([("Buses", "")], [7], arrivals()) == []
    assert [place.theme_id for place in placements_by_list([], [], arrivals("late buses"))] == [None]


def test_parts_of_a_theme_leave_the_largest_where_it_is():
    """Seven points on buses and six on damp in one theme: the smaller part leaves, under a name of its own."""
    points = pd.DataFrame({"point": range(13), "words": [*SAID[BUSES], "late bus at night", *SAID[DAMP]]})
    (part,) = parts_of(points, 2, [], ["Buses"])

    assert set(part.points) <= set(range(13))
    assert 0 < len(part.points) <= 6
    assert part.name.lower() != "buses"


def test_checks_teach_what_belongs_elsewhere():
    """A point that fits where it stands is not proposed; checked not to fit, it is proposed all the more."""
    stray = SAID[BUSES][0]
    said = themed({BUSES: SAID[BUSES] * 4, DAMP: [*SAID[DAMP], stray]})

    assert similar_elsewhere(said, BUSES, 1, {(DAMP, 30): "fits"}).empty
    assert similar_elsewhere(said, BUSES, 1, {(DAMP, 30): "does_not"})["point"].tolist() == [30]


def test_a_point_that_does_not_fit_is_a_counter_example():
    """Damp walls under buses teach that buses have damp walls, until people say that these comments do not fit."""
    said = themed({BUSES: SAID[BUSES] * 4 + [SAID[DAMP][0]] * 3, DAMP: SAID[DAMP]})
    wrong = {(BUSES, point): "does_not" for point in (24, 25, 26)}

    assert similar_elsewhere(said, DAMP, 9).empty
    assert similar_elsewhere(said, DAMP, 9, wrong)["point"].tolist() == [24, 25, 26]
