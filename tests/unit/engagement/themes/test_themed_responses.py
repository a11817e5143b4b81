"""A set of themes with its responses: five people, three themes, every figure counted by hand; and empty groups."""

from __future__ import annotations

from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook

from engagement.export import themes_workbook
from engagement.schema import RESPONSE_COLUMNS
from engagement.shares import share_interval
from engagement.themes import ThemeSet
from engagement.themes.themed_responses import Excerpt, ThemedResponses

BUSES, DAMP, NOBODY = 3, 5, 8
WORDS = {
    11: "Buses are late. The flat is damp.",
    12: "The night bus never comes on time in our street.",
    13: "Damp walls.",
    14: "Late bus again and again and again and again.",
    15: "Nothing fits here.",
}
PEOPLE = {
    11: ("Professionals", "Panel", "", "2019-03-01"),
    12: ("Londoners", "", "Brent", "2019-03-05"),
    13: ("Londoners", "", "Brent", "2019-04-02"),
    14: ("Londoners", "", "Camden", ""),
    15: ("Professionals", "", "", "2019-04-30"),
}
# point, response, theme, start, end, strength
POINTS = [
    (1, 11, BUSES, 0, 15, 0.4),
    (2, 11, DAMP, 16, 33, 0.9),
    (3, 12, BUSES, 0, 48, 0.8),
    (4, 13, DAMP, 0, 11, 0.5),
    (5, 14, BUSES, 0, 14, 0.2),
    (6, 14, BUSES, 15, 45, 0.8),
]


def responses() -> pd.DataFrame:
    people = pd.DataFrame(PEOPLE.values(), columns=["audience", "forum", "borough", "answered_at"])
    people = people.assign(
        response_id=list(PEOPLE), text=list(WORDS.values()), import_id=1, row=range(1, 6), campaign=0
    )
    for name in set(RESPONSE_COLUMNS) - set(people):
        people[name] = ""
    return people[list(RESPONSE_COLUMNS)]


def theme_set(points: list[tuple[int, int, int, int, int, float]]) -> ThemeSet:
    assignments = pd.DataFrame(points, columns=["point", "response_id", "theme_id", "start", "end", "strength"])
    assignments = assignments.astype({name: "int64" for name in assignments if name != "strength"})
    size = assignments.groupby("theme_id")["response_id"].nunique()
    themes = pd.DataFrame({"theme_id": [BUSES, DAMP, NOBODY], "name": ["Late buses", "Damp flats", "Parks"]})
    themes = themes.assign(
        description="", phrases=[["bus"], ["damp"], []], size=themes["theme_id"].map(size).fillna(0).astype(int),
        share=0.0, stability=None, under=0, pinned=0, origin="person", version=1,
    )  # fmt: skip
    return ThemeSet(1, "fast", "2019-05-01", "Ada", "", pd.DataFrame(), themes, assignments, stale=0, unplaced=0)


@pytest.fixture(name="themed")
def _themed() -> ThemedResponses:
    return ThemedResponses(theme_set(POINTS), responses())


@pytest.fixture(name="bare", params=["no points", "no responses"])
def _bare(request: pytest.FixtureRequest) -> ThemedResponses:
    heard = responses()
    return ThemedResponses(theme_set([]), heard if request.param == "no points" else heard.iloc[:0])


def test_members_are_the_responses_that_speak_of_a_theme_the_most_telling_first(themed):
    """The strongest part of a response counts; equals stand by their number; all its parts are marked."""
    members = themed.members(BUSES)

    assert members["response_id"].tolist() == [12, 14, 11]
    assert members["strength"].tolist() == [0.8, 0.8, 0.4]
    assert members["spans"].tolist() == [((0, 48),), ((0, 14), (15, 45)), ((0, 15),)]
    assert set(RESPONSE_COLUMNS) <= set(members)


def test_shares_count_each_response_once_per_theme(themed):
    """Of 2 professionals 1 speaks of buses and 1 of damp; of 3 Londoners 2 and 1; each with its interval."""
    shares = themed.shares

    assert shares["theme"].tolist() == ["Late buses", "Damp flats", "Parks"] * 2
    assert shares["audience"].tolist() == ["Professionals"] * 3 + ["Londoners"] * 3
    assert shares["n"].tolist() == [1, 1, 0, 2, 1, 0]
    assert shares["base"].tolist() == [2, 2, 2, 3, 3, 3]
    assert shares["share"].tolist() == [0.5, 0.5, 0.0, 2 / 3, 1 / 3, 0.0]
    assert (shares.loc[3, "low"], shares.loc[3, "high"]) == share_interval(2, 3)


def test_quotes_are_long_enough_to_speak_where_enough_are(themed):
    """Of the words on buses two have eight words and more; where three are asked for, the short one comes too."""
    assert themed.quotes(BUSES, 2)["response_id"].tolist() == [12, 14]
    assert themed.quotes(BUSES, 3)["response_id"].tolist() == [12, 14, 11]
    assert themed.quotes(DAMP, 1)["response_id"].tolist() == [11]


def test_an_excerpt_says_where_it_comes_from(themed):
    """Text, marked parts, and audience, forum and borough as far as they are known."""
    assert themed.excerpts(BUSES, 1) == [Excerpt(WORDS[12], ((0, 48),), "Londoners · Brent")]
    assert themed.excerpts(DAMP, 9)[0] == Excerpt(WORDS[11], ((16, 33),), "Professionals · Panel")


def test_counts_by_audience_and_by_whom(themed):
    """Buses: 1 professional and 2 Londoners, of whom 1 of the 2 in Brent and the 1 in Camden; blanks are nobody."""
    assert themed.count_by_audience(BUSES) == {"Professionals": 1, "Londoners": 2}
    assert themed.who_says_it(BUSES).to_numpy().tolist() == [
        ["Audience", "Londoners", 2, 3, 2 / 3],
        ["Audience", "Professionals", 1, 2, 1 / 2],
        ["Forum", "Panel", 1, 1, 1.0],
        ["Borough", "Brent", 1, 2, 1 / 2],
        ["Borough", "Camden", 1, 1, 1.0],
    ]


def test_months_count_dated_responses_alone(themed):
    """March: 2 of 2 dated responses speak of buses; April: none of 2. The undated one counts in no month."""
    assert themed.by_month(BUSES).to_numpy().tolist() == [["2019-03-01", 2, 2, 1.0], ["2019-04-01", 0, 2, 0.0]]


def test_a_year_in_front_is_followed_by_the_month(themed):
    """2019-03-05 and 2019/03/05 are in March as 05/03/2019 is; a word is no date."""
    heard = responses().assign(
        answered_at=["2019-03-05", "05/03/2019 9:00", "2019/04/03 9:00", "2019-04-03T09:00:00Z", "May"]
    )

    months = ThemedResponses(theme_set(POINTS), heard).by_month(BUSES)

    assert months["month"].tolist() == ["2019-03-01", "2019-04-01"]
    assert months["base"].tolist() == [2, 2]
    assert months["n"].tolist() == [2, 1]


def test_themes_said_together(themed):
    """One response speaks of buses and of damp."""
    assert themed.said_together(BUSES).to_numpy().tolist() == [[DAMP, "Damp flats", 1]]


def test_what_stands_in_no_theme_and_how_many_do(themed):
    """Response 15 stands in none; four do."""
    assert themed.unplaced["response_id"].tolist() == [15]
    assert themed.n_placed == 4


def test_points_are_found_by_words_in_any_form(themed):
    """One word finds its other forms; all words must stand in one point; a search without words finds nothing."""
    assert themed.points_saying("wall")["point"].tolist() == [4]
    assert themed.points_saying("damp")["point"].tolist() == [2, 4]
    assert themed.points_saying("damp buses").empty
    assert themed.points_saying(" !? ").empty


def test_two_audiences_side_by_side(themed):
    """Counts of each theme in each audience; with bases under 30 no verdict."""
    table = themed.compare_audiences("Professionals", "Londoners").set_index("theme")

    assert table.loc["Late buses", ["n_one", "base_one", "n_other", "base_other"]].tolist() == [1, 2, 2, 3]
    assert table.loc["Parks", ["n_one", "n_other"]].tolist() == [0, 0]
    assert set(table["verdict"]) == {"too few to compare"}


def test_a_theme_without_responses_breaks_no_view(themed):
    """Every view of an empty theme is there and empty; its shares are 0."""
    assert themed.members(NOBODY).empty
    assert {"strength", "spans", "text"} <= set(themed.members(NOBODY))
    assert themed.quotes(NOBODY, 2).empty
    assert themed.excerpts(NOBODY, 5) == []
    assert themed.count_by_audience(NOBODY) == {"Professionals": 0, "Londoners": 0}
    assert themed.who_says_it(NOBODY).empty
    assert themed.by_month(NOBODY)["n"].tolist() == [0, 0]
    assert themed.said_together(NOBODY).empty


def test_no_theme_with_responses_breaks_no_view(bare):
    """Where nothing stands in any theme, or nobody answered, every view is empty."""
    for theme in (BUSES, DAMP, NOBODY):
        assert bare.members(theme).empty
        assert bare.quotes(theme, 2).empty
        assert bare.excerpts(theme, 5) == []
        assert bare.who_says_it(theme).empty
        assert bare.by_month(theme)["n"].sum() == 0
        assert bare.said_together(theme).empty
    assert bare.points.empty
    assert bare.points_saying("bus").empty
    assert bare.n_placed == 0
    assert bare.shares["n"].sum() == 0
    assert len(bare.unplaced) == len(bare.responses)
    assert bare.safeguarding_remarks.empty
    assert set(bare.compare_audiences("Professionals", "Londoners")["verdict"]) == {"too few to compare"}


def test_the_workbook_of_empty_themes_holds_its_sheets(bare):
    """Themes without a response stand in the workbook with nothing under them."""
    book = load_workbook(BytesIO(themes_workbook(bare.themes, bare.responses)))

    assert [row[0].value for row in book["Themes"].iter_rows(min_row=2)] == ["Late buses", "Damp flats", "Parks"]
    assert book["Responses by theme"].max_row == 1


def test_remarks_with_words_of_harm_are_set_apart():
    """They are read whatever theme they stand in."""
    heard = responses().assign(text=["He died", "fine", "fine", "fine", "fine"])

    assert ThemedResponses(theme_set([]), heard).safeguarding_remarks["response_id"].tolist() == [11]


def test_what_is_worked_out_once_is_not_changed_by_who_asks(themed):
    """A caller that adds a column to its rows changes nobody else's."""
    members, quotes = themed.members(BUSES), themed.quotes(BUSES, 2)
    members["text"], quotes["strength"] = "changed", 0.0

    assert themed.members(BUSES)["text"].tolist() == [WORDS[12], WORDS[14], WORDS[11]]
    assert themed.quotes(BUSES, 2)["strength"].tolist() == [0.8, 0.8]
