"""The long list as lines: life stage, indicator and its years, London against England, boroughs, scores."""

from __future__ import annotations

import math

import pytest

from data import bundled
from ui.long_list import rows
from ui.shell import state

CRITERIA = ["collaboration", "health_burden", "regional_action"]


@pytest.fixture(autouse=True)
def _no_projector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "projector", lambda: False)


def lines(*priorities: str) -> dict[str, dict]:
    """What the list shows of these priorities, by their number."""
    listed = bundled.long_list()
    chosen = listed.loc[list(priorities)] if priorities else listed
    shown = rows.content(chosen, listed[CRITERIA], principle=None, left="")
    return {row["id"]: row for row in shown["rows"]}


@pytest.mark.finding("B8")
def test_a_line_holds_stage_indicator_years_levels_boroughs_and_scores():
    """Childhood obesity: 2007/08 is its first year, 23.1 against 20.1 is worse, 32 boroughs lie from 11.3 to 29.6."""
    line = lines("SW01")["SW01"]

    assert (line["name"], line["stage"]) == ("Childhood obesity", "Start well")
    assert line["indicator"] == "Year 6 children (10-11) living with obesity, %, 2017/18"
    assert line["years"]["told"].startswith("London 21.628 in 2007/08, 23.1")
    assert [point[0] for point in line["years"]["london"]][::10] == [0.0, 1.0]
    assert line["level"] == {
        "london": "23.1", "england": "20.1", "word": "worse", "told": "London 23.1, England 20.1, 2017/18: worse."
    }  # fmt: skip
    assert (line["boroughs"]["low"], line["boroughs"]["high"]) == ("11.3", "29.6")
    assert (min(line["boroughs"]["dots"]), max(line["boroughs"]["dots"])) == (0.0, 1.0)
    # 11.8 and 8.8 of the 18.3 from the lowest borough to the highest.
    assert line["boroughs"]["london"] == pytest.approx(0.645, abs=0.005)
    assert line["boroughs"]["england"] == pytest.approx(0.481, abs=0.005)
    assert [(score["letter"], score["text"]) for score in line["scores"]] == [("C", "9"), ("H", "8"), ("R", "9")]


@pytest.mark.finding("B8")
def test_what_is_not_known_is_left_out_and_every_place_lies_in_its_picture():
    """No figure, no picture; England outside the boroughs' range is not put at its edge; a missing score is a dash."""
    shown = lines()

    assert len(shown) == 35
    assert shown["SW09"]["years"] is shown["SW09"]["level"] is shown["SW09"]["boroughs"] is None
    assert shown["SW09"]["indicator"] == "No London series was found"
    assert shown["SW08"]["level"]["london"] == "–"
    assert "London not known, England 23.3" in shown["SW08"]["level"]["told"]
    assert shown["SW08"]["scores"][1]["told"] == "Health burden: not scored"
    assert shown["LW03"]["boroughs"]["england"] is None
    for line in shown.values():
        points = (line["years"] or {}).get("london", [])
        places = [*(line["boroughs"] or {}).get("dots", []), *(place for point in points for place in point)]
        assert all(0 <= place <= 1 and math.isfinite(place) for place in places)


@pytest.mark.parametrize(
    ("london", "england", "direction", "word"),
    [
        (5.0, 4.0, "higher is better", "better"),
        (5.0, 4.0, "lower is better", "worse"),
        (4.0, 5.0, "lower is better", "better"),
        (4.0, 4.0, "lower is better", "same"),
        (math.nan, 4.0, "lower is better", ""),
        (4.0, math.nan, "lower is better", ""),
    ],
)
def test_london_against_england_in_a_word(london, england, direction, word):
    """Higher is not always better, and nothing is said where either is not known."""
    assert rows.comparison({"baseline_london": london, "baseline_england": england, "direction": direction}) == word


@pytest.mark.parametrize(
    ("titles", "letters"),
    [
        (["Collaboration", "Health burden", "Regional action"], ["C", "H", "R"]),
        (["Cost", "Collaboration"], ["Cos", "Col"]),
        (["Same", "Same"], ["Same", "Same"]),
        ([], []),
    ],
)
def test_letters_tell_criteria_apart(titles, letters):
    """As few as tell all apart."""
    assert rows.letters(titles) == letters


def test_an_unknown_indicator_draws_nothing():
    """A list brought in may name an indicator that no table holds."""
    listed = bundled.long_list().loc[["SW01"]].assign(indicator_id="ours", baseline_period="")
    shown = rows.content(listed, listed[CRITERIA], principle=None, left="SW01")

    assert shown["rows"][0]["years"] is shown["rows"][0]["boroughs"] is None
    assert shown["left"] == "SW01"
