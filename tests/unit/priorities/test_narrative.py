"""Sentences a chair can read out."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pandas as pd
import pytest

from data import bundled
from priorities import (
    Scenario,
    disagreement,
    emerging_agreement,
    narrative,
    rank,
    smallest_whole_move,
    what_moved,
)
from priorities.rank import why_above
from priorities.routes import route
from tests.unit.priorities.oracles import frame, weights
from tests.unit.priorities.test_ranking import ranking

NAMES = ["Childhood obesity", "Mental health", "HIV"]


def scores(*rows: tuple[float, ...]) -> pd.DataFrame:
    return frame(rows, NAMES)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.41, "41%"),
        (0.405, "41%"),
        (0.004, "under 1%"),
        (0.996, "over 99%"),
        (0, "0%"),
        (1, "100%"),
        (0.99, "99%"),
    ],
)
def test_shares_are_whole_and_honest(share: float, words: str) -> None:
    """Whole percent, but neither never nor always unless it is so."""
    assert narrative.percent(share) == words


def test_counts_lists_and_names() -> None:
    """Ten in words, eleven in numerals; lists with "and"; names keep capitals only where they must."""
    assert [narrative.spoken(n) for n in (0, 10, 11, 1204)] == ["no", "ten", "11", "1,204"]
    assert [narrative.listed(["a", "b", "c"][:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert narrative.called("Mental health") == "mental health"
    assert narrative.called("HIV") == "HIV"
    assert narrative.called("London air") == "London air"
    assert narrative.called("x", {"x": "air quality"}, start=True) == "Air quality"


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Parkinson's care", "Parkinson's care"), ("Marlow Fields", "Marlow Fields"), ("Warm Homes", "Warm Homes"),
        ("Hackney's estates", "Hackney's estates"), ("Crohn’s disease", "Crohn’s disease"), ("Ramadan", "Ramadan"),
        ("Warm homes", "warm homes"), ("Cancer: early diagnosis", "cancer: early diagnosis"),
        ("Sexual health and HIV", "sexual health and HIV"), ("Children's mental health", "children's mental health"),
    ],
)  # fmt: skip
def test_a_name_of_its_own_keeps_its_capital(name: str, inside: str) -> None:
    """Only ordinary words lose it; what may be the name of somebody or somewhere is said as it was written."""
    assert narrative.called(name) == inside
    assert narrative.called(name, start=True) == name


def test_every_first_word_of_the_bundled_list_is_ordinary() -> None:
    """Inside a sentence none of its names keeps a capital but those of its second words."""
    names = bundled.long_list()["name"]

    assert [narrative.called(name)[0] for name in names] == [name[0].lower() for name in names]


def test_headline_says_what_leads_and_what_it_takes() -> None:
    """(1,0,1) leads (0,1,0) at 34, 33, 33; 17 points make them level."""
    found = narrative.headline(ranking(scores((1, 0, 1), (0, 1, 0)), weights(34, 33, 33)))

    assert found == (
        "Childhood obesity leads, and stays first unless 17 points move from collaboration to health burden."
    )


def test_headline_of_a_tie_a_certainty_and_nothing() -> None:
    """Level leaders, a leader whom no shift touches, and a list without scores."""
    assert narrative.headline(ranking(scores((6, 0, 0), (0, 6, 0)), weights(40, 40, 20))) == (
        "Childhood obesity and mental health lead together."
    )
    assert narrative.headline(ranking(scores((9, 9, 9), (1, 1, 1)), weights(1, 1, 1))) == (
        "Childhood obesity leads whatever the weights."
    )
    assert narrative.headline(ranking(frame([(3, 3, 3), (np.nan, 5, 6), (0, 0, np.nan)]), weights(50, 30, 20))) == (
        "A leads whatever the weights. B, not fully scored yet, could still be first."
    )
    assert "Two others, not" in narrative.headline(
        ranking(scores((2, 2, 2), (np.nan, 5, 6), (np.nan, 9, 0)), weights(5, 3, 2))
    )
    assert "nothing can be ranked" in narrative.headline(ranking(scores((np.nan, 1, 1)), weights(1, 1, 1)))


def test_weakly_best_leads_under_every_weighting() -> None:
    """(8,6,5) is never behind (7,6,5): where collaboration weighs nothing they are level, and it still leads."""
    two = scores((8, 6, 5), (7, 6, 5))

    assert narrative.headline(ranking(two, weights(1, 1, 1))) == "Childhood obesity leads whatever the weights."
    assert narrative.headline(ranking(two, weights(0, 50, 50))) == (
        "Childhood obesity and mental health lead together; childhood obesity leads whatever the weights."
    )
    assert narrative.headline(ranking(scores((5, 5, 5), (5, 5, 5)), weights(1, 1, 1))) == (
        "Childhood obesity and mental health lead together whatever the weights."
    )


def test_one_point_is_one_point() -> None:
    """(5,4) against (4,5) at 50 to 50 would tie; at 51 to 49 a single point parts the lead."""
    found = narrative.headline(ranking(scores((5, 4, 0), (4, 5, 0)), weights(51, 49, 0)))

    assert "unless 1 point moves from collaboration to health burden" in found


def test_share_of_all_weightings() -> None:
    """Never, always, and in between."""
    assert narrative.share("Childhood obesity", 0.41) == "Childhood obesity leads in 41% of all possible weights."
    assert narrative.share("Childhood obesity", 0.0) == "Childhood obesity leads under no weights."
    assert narrative.share("Childhood obesity", 1.0) == "Childhood obesity leads whatever the weights."


def test_sampled_shares_say_so() -> None:
    """A sampled share is told with twice its standard error, in points, at least one."""
    assert narrative.share("a", 0.412, standard_error=0.012) == (
        "A leads in about 41% of all possible weights (sampled, give or take 2 points)."
    )
    assert narrative.share("a", 0.412, standard_error=0.001).endswith("give or take 1 point).")


def test_what_a_move_would_do() -> None:
    """One new leader is put first, two are put level."""
    level = smallest_whole_move(scores((1, 0, 1), (0, 1, 0)), weights(34, 33, 33))
    first = smallest_whole_move(scores((8, 5, 1), (5, 9, 1)), weights(62, 38, 0))

    assert narrative.change(level) == (
        "Moving 17 points from collaboration to health burden would put childhood obesity and mental health "
        "level in first place."
    )
    assert narrative.change(first) == (
        "Moving 5 points from collaboration to health burden would put mental health first."
    )
    assert narrative.change(None) == "No shift between two weights changes who is first."


def test_why_one_stands_above_the_other() -> None:
    """+2.5, 0 and -0.6 make 1.9."""
    table = scores((9, 2, 5), (4, 4, 5))
    reasons = why_above(table, weights(50, 30, 20), *NAMES[:2])

    assert narrative.why(*NAMES[:2], reasons) == (
        "Childhood obesity stands 1.9 above mental health: collaboration +2.5, regional action 0 and health "
        "burden −0.6."
    )
    back = why_above(table, weights(50, 30, 20), NAMES[1], NAMES[0])
    assert narrative.why(NAMES[1], NAMES[0], back).startswith("Mental health stands 1.9 below childhood obesity")
    same = why_above(scores((1, 2, 3), (1, 2, 3)), weights(1, 1, 1), *NAMES[:2])
    assert narrative.why(*NAMES[:2], same).startswith("Childhood obesity and mental health are level")


def test_compromise_is_promised_only_where_it_holds() -> None:
    """One leader everywhere, several level, none in common, and too few scenarios."""
    table = scores((9, 9, 9), (8, 2, 2), (2, 8, 2))
    two = [weights(80, 10, 10), weights(10, 80, 10)]

    assert narrative.compromise(table, two) == ("Childhood obesity stays first under any compromise of these weights.")
    assert narrative.compromise(table.iloc[1:], two).startswith("The saved weights put different priorities first")
    assert "at least two scenarios" in narrative.compromise(table, two[:1])
    assert narrative.compromise(scores((9, 9, 9), (9, 9, 9)), two).startswith(
        "Childhood obesity and mental health stay"
    )


def test_many_gaps_are_counted_after_the_first_five() -> None:
    """Eight without a score: five are named, three counted."""
    said = narrative.unscored(rank(frame([(np.nan, 1, 1)] * 8), weights(1, 1, 1)))

    assert said.count("anywhere") == 5
    assert said.endswith("and 3 more are not fully scored.")


def test_open_places_are_named() -> None:
    """Who lacks a score, and from where to where it could stand."""
    settled = rank(scores((9, 9, 9), (5, 5, np.nan), (1, 1, 1)), weights(1, 1, 1))
    assert narrative.unscored(settled) == "Mental health (rank 2 in any case) is not fully scored."
    open_one = rank(scores((5, 5, 5), (5, 5, np.nan), (1, 1, 1)), weights(1, 1, 1))
    assert narrative.unscored(open_one) == "Mental health (anywhere from rank 1 to 2) is not fully scored."
    assert narrative.unscored(rank(scores((1, 2, 3)), weights(1, 1, 1))) == ""


def test_what_moved_is_told_with_its_reason() -> None:
    """Down, up, and unmoved; both weigh alike in the swap, so the first criterion is named."""
    table = what_moved(scores((9, 1, 5), (1, 9, 5), (0, 0, 0)), weights(50, 30, 20), weights(30, 50, 20))
    told = [narrative.move_sentence(label, row) for label, row in zip(table.index, table.itertuples(), strict=True)]

    assert told == [
        "Childhood obesity falls one place, mostly through collaboration.",
        "Mental health rises one place, mostly through collaboration.",
        "HIV keeps its place.",
    ]


def test_disagreement_says_whether_it_matters() -> None:
    """What differs most, and what of it can change the top."""
    table = scores((9, 1, 5), (1, 9, 5), (0, 0, 0))
    at = datetime(2019, 3, 15, tzinfo=UTC)
    saved = [Scenario("NHS", weights(60, 20, 20), "a", at), Scenario("PHE", weights(20, 60, 20), "b", at)]

    most = "They differ most on collaboration (20% to 60%)."
    assert narrative.disagreement(disagreement(table, saved, 1), 1) == (
        f"{most} What can change who leads: collaboration and health burden."
    )
    assert narrative.disagreement(disagreement(table, saved, 2), 2) == (
        f"{most} No single weight, moved over its range, changes the top two."
    )
    same = disagreement(table, [saved[0], saved[0]], 1)
    assert narrative.disagreement(same, 1) == "The saved weights are the same."


def test_comparison_with_march_2019() -> None:
    """How many of the emerging priorities stand among as many top places."""
    ranking = rank(scores((9, 9, 9), (5, 5, 5), (1, 1, 1)), weights(1, 1, 1))

    both = emerging_agreement(ranking, {NAMES[0]: "Obesity", NAMES[2]: "Sexual health"})
    assert narrative.emerging(both) == "One of the two emerging priorities of March 2019 stands in the top two."
    assert "None of the emerging" in narrative.emerging(emerging_agreement(ranking, {}))


def test_routes_are_told_with_what_is_close() -> None:
    """The route, and where it is close to the line, to what and by how much."""
    table = route(scores((6.5, 9, 9), (9, 9, 9), (np.nan, 1, 1)))
    told = [narrative.route(label, row) for label, row in zip(table.index, table.itertuples(), strict=True)]

    assert told[0] == (
        "Childhood obesity: partnership. Close to the line: 0.5 from the line on collaboration, "
        "beyond which it is single partner."
    )
    assert told[1:] == ["Mental health: partnership.", "HIV is not fully scored, so it has no route yet."]


@pytest.mark.finding("C")
def test_names_that_hold_an_and_are_told_apart() -> None:
    """Which "and" parts two priorities is heard by the comma before it."""
    level = scores((1, 1, 1), (1, 1, 1))
    level.index = ["Homelessness and rough sleeping", "Violence reduction"]

    assert narrative.headline(ranking(level, weights(1, 1, 1))).startswith(
        "Homelessness and rough sleeping, and violence reduction lead together"
    )
    assert narrative.listed(["a", "b", "c"]) == "a, b and c"
