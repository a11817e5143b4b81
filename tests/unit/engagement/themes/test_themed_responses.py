"""A set of themes with its answers: every figure counted by hand, people once; empty groups; what always holds."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from engagement.export import themes_workbook
from engagement.schema import CAMPAIGN, CRITICISM, IN_USE, NOTHING, PRAISE, RESPONSE_COLUMNS
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
    """One answer of each of five people."""
    people = pd.DataFrame(PEOPLE.values(), columns=["audience", "forum", "borough", "answered_at"])
    people = people.assign(
        response_id=list(PEOPLE), text=list(WORDS.values()), import_id=1, row=range(1, 6), campaign=0,
        respondent=[f"person {number}" for number in PEOPLE],
    )  # fmt: skip
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
    return ThemeSet(1, 1, "fast", "2019-05-01", "Ada", "", pd.DataFrame(), themes, assignments, stale=0, unplaced=0)


@pytest.fixture(name="themed")
def _themed() -> ThemedResponses:
    return ThemedResponses(theme_set(POINTS), responses(), responses())


@pytest.fixture(name="bare", params=["no points", "no responses"])
def _bare(request: pytest.FixtureRequest) -> ThemedResponses:
    heard = responses()
    heard = heard if request.param == "no points" else heard.iloc[:0]
    return ThemedResponses(theme_set([]), heard, heard)


def test_members_are_the_responses_that_speak_of_a_theme_the_most_telling_first(themed):
    """The strongest part of a response counts; equals stand by their number; all its parts are marked."""
    members = themed.members(BUSES)

    assert members["response_id"].tolist() == [12, 14, 11]
    assert members["strength"].tolist() == [0.8, 0.8, 0.4]
    assert members["spans"].tolist() == [((0, 48),), ((0, 14), (15, 45)), ((0, 15),)]
    assert set(RESPONSE_COLUMNS) <= set(members)


def test_shares_count_each_person_once_per_theme(themed):
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


def test_a_month_is_that_of_the_day_with_or_without_its_time(themed):
    """Days and moments count alike; an answer without a date counts in no month."""
    heard = responses().assign(
        answered_at=["2019-03-05", "2019-03-31T23:59:00", "2019-04-03", "2019-04-03T09:00:00", ""]
    )

    months = ThemedResponses(theme_set(POINTS), heard, heard).by_month(BUSES)

    assert months["month"].tolist() == ["2019-03-01", "2019-04-01"]
    assert months["base"].tolist() == [2, 2]
    assert months["n"].tolist() == [2, 1]


def test_themes_said_together(themed):
    """One person speaks of buses and of damp."""
    assert themed.said_together(BUSES).to_numpy().tolist() == [[DAMP, "Damp flats", 1]]


def test_what_stands_in_no_theme_and_how_many_do(themed):
    """Response 15 stands in none; four do."""
    assert themed.unplaced["response_id"].tolist() == [15]
    assert themed.mentions["response_id"].nunique() == 4


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
    assert bare.mentions.empty
    assert bare.shares["n"].sum() == 0
    assert len(bare.unplaced) == len(bare.responses)
    assert bare.safeguarding_remarks.empty
    assert set(bare.compare_audiences("Professionals", "Londoners")["verdict"]) == {"too few to compare"}


def test_the_workbook_of_empty_themes_holds_its_sheets(bare):
    """Themes without a response stand in the workbook with nothing under them."""
    book = load_workbook(BytesIO(themes_workbook(bare)))

    assert [row[0].value for row in book["Themes"].iter_rows(min_row=2)] == ["Late buses", "Damp flats", "Parks"]
    assert book["Answers by theme"].max_row == 1


def test_remarks_with_words_of_harm_are_set_apart():
    """They are read whatever theme they stand in."""
    heard = responses().assign(text=["He died", "fine", "fine", "fine", "fine"])

    assert ThemedResponses(theme_set([]), heard, heard).safeguarding_remarks["response_id"].tolist() == [11]


def test_what_is_worked_out_once_is_not_changed_by_who_asks(themed):
    """A caller that adds a column to its rows changes nobody else's."""
    members, quotes = themed.members(BUSES), themed.quotes(BUSES, 2)
    members["text"], quotes["strength"] = "changed", 0.0

    assert themed.members(BUSES)["text"].tolist() == [WORDS[12], WORDS[14], WORDS[11]]
    assert themed.quotes(BUSES, 2)["strength"].tolist() == [0.8, 0.8]


class Answer(NamedTuple):
    """Somebody's answer to a question: whose, the audience and borough it came with, its themes, and its tray."""

    person: str
    question: str = "What should change?"
    audience: str = "Londoners"
    borough: str = "Brent"
    themes: tuple[int, ...] = ()
    tray: str = IN_USE


def counted(answers: Sequence[Answer]) -> ThemedResponses:
    """Make what stands of answers; those with words are answers in use, all of them were given."""
    rows = [dict.fromkeys(RESPONSE_COLUMNS, "") | {
        "response_id": number, "respondent": answer.person, "question": answer.question, "audience": answer.audience,
        "borough": answer.borough, "tray": answer.tray, "text": "word",
    } for number, answer in enumerate(answers)]  # fmt: skip
    given_answers = pd.DataFrame(rows, columns=list(RESPONSE_COLUMNS)).astype({"response_id": "int64"})
    in_use = given_answers[given_answers["tray"].isin([IN_USE, CAMPAIGN])].reset_index(drop=True)
    points = [
        (number, number, theme, 0, 4, 0.5) for number, answer in enumerate(answers) for theme in sorted(answer.themes)
    ]
    return ThemedResponses(theme_set(points), in_use, given_answers)


def people_in(themed: ThemedResponses, theme: int) -> tuple[int, int, int]:
    """People who speak of a theme, their answers, and the people who answered."""
    row = themed.ranked.set_index("theme_id").loc[theme]
    return int(row["people"]), int(row["answers"]), int(row["base"])


def test_one_person_with_two_answers_counts_once():
    """Ann speaks of buses in two answers, Bea in none: one person of two, in two answers."""
    themed = counted([Answer("Ann", themes=(BUSES,)), Answer("Ann", themes=(BUSES,)), Answer("Bea")])

    assert people_in(themed, BUSES) == (1, 2, 2)
    assert themed.shares.set_index("theme").loc["Late buses", "share"] == 0.5


def test_two_questions_have_each_its_own_base_and_one_together():
    """Ann answers both questions, Bea one: two people, two for the first question, one for the second."""
    themed = counted(
        [Answer("Ann", "Faults?", themes=(BUSES,)), Answer("Ann", "Good?", themes=(BUSES,)), Answer("Bea", "Faults?")]
    )

    who = themed.who_says_it(BUSES)
    by_question = who[who["group"] == "Question"].set_index("name")
    assert people_in(themed, BUSES) == (1, 2, 2)
    assert by_question.loc["Faults?", ["n", "base"]].tolist() == [1, 2]
    assert by_question.loc["Good?", ["n", "base"]].tolist() == [1, 1]


def test_a_person_in_two_rounds_counts_in_each_audience_and_once_over_all():
    """Ann answered as a Londoner and, in a later round, as a professional; Bea as a Londoner."""
    themed = counted(
        [
            Answer("Ann", audience="Londoners", themes=(BUSES,)),
            Answer("Ann", audience="Professionals", borough="Camden", themes=(BUSES,)),
            Answer("Bea", audience="Londoners"),
        ]
    )

    assert people_in(themed, BUSES) == (1, 2, 2)
    assert themed.base == {"Professionals": 1, "Londoners": 2}
    assert themed.count_by_audience(BUSES) == {"Professionals": 1, "Londoners": 1}


def test_a_campaign_counts_once_or_each():
    """Three people send a letter on buses, one writes on damp: 1 of 2 people, or 3 of 4 where each copy counts."""
    first, damp = Answer("Ann", themes=(BUSES,)), Answer("Dee", themes=(DAMP,))
    copies = [Answer(name, themes=(BUSES,), tray=CAMPAIGN) for name in ("Bea", "Cem")]

    assert people_in(counted([first, damp]), BUSES) == (1, 1, 2)
    assert people_in(counted([first, damp, *copies]), BUSES) == (3, 3, 4)


def test_who_has_nothing_to_say_stays_in_the_base_and_is_told():
    """Of four people asked for faults one names buses, two have none, one has nothing to say: 1 of 4, not 1 of 1.

    Bea, who had nothing to say at first and wrote later, has said something; Cem named a fault and nothing good.
    """
    themed = counted(
        [
            Answer("Ann", "Faults?", tray=PRAISE),
            Answer("Bea", "Faults?", tray=PRAISE),
            Answer("Bea", "Faults?", themes=()),
            Answer("Cem", "Faults?", themes=(BUSES,)),
            Answer("Dee", "Faults?", tray=NOTHING),
            Answer("Cem", "Good?", tray=CRITICISM),
        ]
    )

    assert people_in(themed, BUSES) == (1, 1, 4)
    assert themed.n_silent == 2
    assert themed.nothing_said.to_numpy().tolist() == [
        ["Faults?", PRAISE, 1, 4, 0.25], ["Faults?", NOTHING, 1, 4, 0.25], ["Good?", CRITICISM, 1, 1, 1.0],
    ]  # fmt: skip


def test_audiences_that_were_asked_other_questions_are_told_apart():
    """Each audience with the questions that its people answered, nothing-answers included."""
    themed = counted(
        [Answer("Ann", "Faults?"), Answer("Bea", "Good?", "Professionals", tray=NOTHING), Answer("Bea", "Good?")]
    )

    assert themed.questions.to_numpy().tolist() == [
        ["Londoners", "Faults?", 1], ["Professionals", "Good?", 1], ["Londoners", "Good?", 1],
    ]  # fmt: skip


ANSWERS = st.lists(
    st.builds(
        Answer,
        person=st.sampled_from("abcdefgh"),
        question=st.sampled_from(["Faults?", "Good?"]),
        audience=st.sampled_from(["Londoners", "Professionals", "Nurses", ""]),
        borough=st.sampled_from(["Brent", "Camden", ""]),
        themes=st.frozensets(st.sampled_from([BUSES, DAMP])).map(tuple),
        tray=st.sampled_from([IN_USE, IN_USE, CAMPAIGN, NOTHING, PRAISE, CRITICISM]),
    ).map(lambda answer: answer if answer.tray in (IN_USE, CAMPAIGN) else answer._replace(themes=())),
    max_size=30,
)


@pytest.mark.slow
@settings(deadline=None)
@given(ANSWERS)
def test_people_are_never_more_than_the_base_and_parts_add_up(answers):
    """In every group; the parts are at least the whole, and the whole where everybody has one audience."""
    themed = counted(answers)
    one_audience = {answer.person: answer.audience for answer in answers}
    once_each = all(one_audience[answer.person] == answer.audience for answer in answers)

    assert themed.n_people == len({answer.person for answer in answers})
    assert (themed.ranked["people"] <= themed.ranked["answers"]).all()
    for theme in (BUSES, DAMP, NOBODY):
        people = {answer.person for answer in answers if theme in answer.themes}
        in_audiences = themed.count_by_audience(theme)
        nameless = {answer.person for answer in answers if theme in answer.themes and not answer.audience}
        assert people_in(themed, theme)[0] == len(people) <= themed.n_people
        assert all(n <= themed.base[audience] for audience, n in in_audiences.items())
        assert sum(in_audiences.values()) + len(nameless) >= len(people)
        assert sum(in_audiences.values()) + len(nameless) == len(people) or not once_each
        who = themed.who_says_it(theme)
        assert (who["n"] <= who["base"]).all()
    assert (themed.shares["n"] <= themed.shares["base"]).all()
    assert themed.shares["share"].between(0, 1).all()
    silent = themed.nothing_said
    assert (silent["people"] <= silent["base"]).all()
    assert themed.n_silent <= themed.n_people


@pytest.mark.slow
@settings(deadline=None)
@given(ANSWERS)
def test_narrowing_in_either_order_counts_the_same(answers):
    """By audience and then by borough, or the other way round, and by hand: the same people of the same base."""
    by_audience = [answer for answer in answers if answer.audience == "Londoners"]
    by_borough = [answer for answer in answers if answer.borough == "Brent"]
    one = counted([answer for answer in by_audience if answer.borough == "Brent"])
    other = counted([answer for answer in by_borough if answer.audience == "Londoners"])

    assert [people_in(one, theme) for theme in (BUSES, DAMP)] == [people_in(other, theme) for theme in (BUSES, DAMP)]
    whole = counted(answers)
    assert one.n_people <= min(counted(by_audience).n_people, counted(by_borough).n_people) <= whole.n_people
