"""What a room is told after a round: sentences true to its ballots, and nothing of fewer than five."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import pytest

from priorities.workshop.reveal import reveal
from priorities.workshop.room import Round
from tests.unit.priorities.workshop.conftest import LISTED, points

NOW = datetime(2026, 11, 27, tzinfo=UTC)


def round_of(kind="weights", number=1, **asks):
    return Round(7, number, {"kind": kind, **asks}, NOW, None, is_open=False, is_revealed=True)


def answers(*ballots, party="NHS"):
    return [(phone, party, ballot) for phone, ballot in enumerate(ballots, start=1)]


SIX = answers(*[points(60, 20, 20)] * 4, *[points(20, 20, 60)] * 2)


@pytest.mark.parametrize("n", range(5))
def test_below_five_nothing_is_told(n):
    """No number of theirs, no table, no point: a single answer would show."""
    result = reveal(round_of(), LISTED, SIX[:n], None)

    assert not result.is_shown
    assert result.sentence.endswith("results are shown from five people on.")
    assert (result.tables, result.cloud, result.middle, result.reasons) == ({}, None, {}, ())


def test_the_first_line_says_what_leads_and_what_divides():
    """Four of six weigh a most, where priority 0 leads: 9 x 60 + 40 = 580; all span a and c by 40 points."""
    result = reveal(round_of(), LISTED, SIX, None)

    assert result.sentence.startswith("4 of 6 put Priority 0 first; what divides you is A, and it")
    assert result.middle == {"a": Fraction(3, 5), "b": Fraction(1, 5), "c": Fraction(1, 5)}
    assert result.cloud.points == ((0.2, 0.2, 0.6),) * 2 + ((0.6, 0.2, 0.2),) * 4
    assert result.tables["weights"]["All of you"].tolist() == ["20–60%", "20%", "20–60%"]


def test_a_middle_that_was_brought_to_a_hundred_says_so():
    """Medians 60, 20 and 20 sum to 100 and say nothing; in three camps of two each median is 20, a third of 60."""
    assert not any("brought to 100" in line for line in reveal(round_of(), LISTED, SIX, None).more)
    camps = answers(*[points(60, 20, 20)] * 2, *[points(20, 60, 20)] * 2, *[points(20, 20, 60)] * 2)
    result = reveal(round_of(), LISTED, camps, None)

    assert [line for line in result.more if "make 60 together, so the middle is brought to 100" in line]
    assert set(result.middle.values()) == {Fraction(1, 3)}


def test_a_group_is_told_of_from_five_on():
    """Five of the NHS are shown as a group, four of boroughs only within the room."""
    room = [*answers(*[points(60, 20, 20)] * 5), *[(9 + i, "Borough", points(10, 10, 80)) for i in range(4)]]
    table = reveal(round_of(), LISTED, room, None).tables["groups"]

    assert table.to_dict("records") == [{"Group": "NHS", "People": 5, "A": "60%", "B": "20%", "C": "20%"}]


def test_what_moved_is_told_against_the_round_before():
    """Six answered both, two moved from c to a by 40 points; the middle one did not move."""
    after = answers(*[points(60, 20, 20)] * 6)
    result = reveal(round_of(number=3), LISTED, after, (round_of(), SIX))

    assert result.more[1] == (
        "Of 6 who answered this and the round of weights before, 4 stayed where they were; "
        "the middle one moved 0 points."
    )
    assert result.more[2] == "You are closer together on A, by 30 points."
    assert result.cloud.before == (0.6, 0.2, 0.2)


def test_a_room_of_one_mind_is_told_so():
    """Nobody is divided."""
    result = reveal(round_of(), LISTED, answers(*[points(1, 1, 1)] * 5), None)

    assert result.sentence.endswith("at least half of you agree on the weights.")
    assert list(result.middle.values()) == [Fraction(1, 3)] * 3


def test_scores_tell_where_people_disagree():
    """0 and 10 in two camps disagree; 6, 6, 7, 7, 7, 8 do not; a cell of four people tells nothing."""
    cells = [
        {"key": key, "priority_name": f"Priority {key}", "criterion_name": "Burden", "now": now}
        for key, now in (("x", 5), ("y", None), ("z", 1))
    ]
    given = [
        {"scores": {"x": x, "y": y, **({"z": 3} if i < 4 else {})}, "reasons": {"x": f"line {6 - i}", "z": "hidden"}}
        for i, (x, y) in enumerate(zip([0, 0, 0, 10, 10, 10], [6, 6, 7, 7, 7, 8], strict=True))
    ]
    for ballot in given[4:]:
        del ballot["reasons"]["z"]
    result = reveal(round_of("scores", cells=cells), LISTED, answers(*given), None)

    assert result.sentence == "You disagree about Priority x, burden."
    table = result.tables["scores"].set_index("Score")
    assert table.loc["Priority x, burden", ["Middle", "All of you", "Stands at", "Disagreement"]].tolist() == [
        "5", "0 to 10", "5", "yes",
    ]  # fmt: skip
    assert table.loc["Priority y, burden", ["Middle", "Stands at", "Disagreement"]].tolist() == [
        "7",
        "not scored",
        "no",
    ]
    assert table.loc["Priority z, burden"].tolist() == ["fewer than 5", *[""] * 5]
    assert list(result.reasons) == [f"Priority x, burden: line {i}" for i in range(1, 7)]


def test_a_stance_is_counted_in_its_three_parts():
    """Reasons come in the order of the alphabet, with nobody's name."""
    ballots = [{"stance": s, "reason": r} for s, r in [("agree", "")] * 4 + [("live", "late"), ("object", "b, a")]]
    result = reveal(round_of("stance", statement="We go on."), LISTED, answers(*ballots), None)

    assert result.sentence == "4 of 6 agree, 1 can live with it, 1 objects."
    assert result.reasons == ("Can live with: late", "Object: b, a")


def test_themes_are_counted():
    """The most chosen first; equals by name, and named together."""
    themes = [{"number": n, "name": name} for n, name in enumerate("cab")]
    ballots = [{"themes": [0, 1]}] * 3 + [{"themes": [1]}, {"themes": [0]}]
    result = reveal(round_of("themes", question="Q?", themes=themes, most=3), LISTED, answers(*ballots), None)

    assert result.sentence == "4 of 5 chose “a” and “c” each."
    assert result.tables["themes"].to_numpy().tolist() == [["a", 4], ["c", 4], ["b", 0]]
