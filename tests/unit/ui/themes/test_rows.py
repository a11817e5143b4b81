"""The list of themes: what stands in each column, with every number in words."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from engagement import ThemedResponses
from engagement.schema import RESPONSE_COLUMNS
from engagement.themes import ThemeSet
from ui.shell import state
from ui.themes import rows

BUSES, DAMP = 3, 5


def themed(n_buses: int = 12, n_damp: int = 4, audience: str = "Londoners") -> ThemedResponses:
    """Twenty people, one answer each; so many speak of buses as a problem, so many of damp as a wish."""
    table = pd.DataFrame("", index=range(20), columns=list(RESPONSE_COLUMNS))
    table = table.assign(
        response_id=range(20), respondent=[str(n) for n in range(20)], text="the bus is late again", audience=audience
    )
    spoken = [(n, BUSES, "problem") for n in range(n_buses)] + [(n, DAMP, "wish") for n in range(n_damp)]
    points = [(at, n, theme, 0, 21, 0.5, way) for at, (n, theme, way) in enumerate(spoken)]
    columns = ["point", "response_id", "theme_id", "start", "end", "strength", "direction"]
    themes = pd.DataFrame(
        {"theme_id": [BUSES, DAMP], "name": ["Late buses", "Damp flats"], "stability": [0.9, None],
         "topic": ["Buses", ""], "origin": "found", "description": ["", "Typically: “mould on the wall”"]}
    )  # fmt: skip
    assignments = pd.DataFrame(points, columns=columns)
    found = ThemeSet(1, 1, "fast", "", "", "", pd.DataFrame(), themes, assignments, stale=0, unplaced=0)
    return ThemedResponses(found, table, table)


@pytest.fixture(name="room")
def _room(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the visit shows on a projector."""
    switch = [False]
    monkeypatch.setattr(state, "projector", lambda: switch[0])
    return switch


@pytest.mark.usefixtures("room")
def test_each_theme_is_one_line_with_its_numbers_in_words() -> None:
    """Title, known or new, a bar with its base, the split, how sure, and a line in people's words."""
    content = rows.content(themed(), 0, sure={DAMP: "18 of 20 fit"})
    buses, damp = content["rows"]

    assert [(column["name"], column["note"]) for column in content["columns"]] == [
        ("Theme", ""), ("Topic", ""), ("Londoners", "of 20"), ("Wrong, good, wished", ""), ("How sure", ""),
        ("For example", ""),
    ]  # fmt: skip
    assert (buses["title"], buses["mark"], buses["sure"]) == ("Late buses", "known", "strong")
    assert (damp["mark"], damp["sure"]) == ("new", "18 of 20 fit")
    assert buses["bars"][0]["told"] == "12 of 20 Londoners, 60%"
    assert buses["split"]["told"] == "12 people say what is wrong"
    assert (damp["split"]["text"], damp["split"]["told"]) == ("0 | 0 | 4", "4 people wish for something")
    assert [part["share"] for part in damp["split"]["parts"]] == [0, 0, 1]
    assert (buses["line"], damp["line"]) == ("the bus is late again", "mould on the wall")


@pytest.mark.usefixtures("room")
def test_the_lines_stand_where_every_theme_has_one_of_its_own() -> None:
    """A finding gives each a line; then none has to be looked for, and all are shown."""
    found = themed()
    lines = ["Typically: “no bus at night”", "Typically: “mould on the wall”"]
    described = replace(found, themes=replace(found.themes, themes=found.themes.themes.assign(description=lines)))
    content = rows.content(described, 0, sure={})

    assert content["columns"][-1]["name"] == "For example"
    assert [row["line"] for row in content["rows"]] == ["no bus at night", "mould on the wall"]


@pytest.mark.usefixtures("room")
def test_beside_an_open_theme_titles_and_bars_are_left() -> None:
    """The list is narrow then."""
    content = rows.content(themed(), BUSES, sure={})

    assert [column["kind"] for column in content["columns"]] == ["title", "bar"]
    assert (content["opened"], content["narrow"]) == (BUSES, True)


def test_a_projector_shows_no_quote_and_no_small_number(room: list[bool]) -> None:
    """Four people who speak of damp are not counted, nobody's words are shown, and no split."""
    room[0] = True
    content = rows.content(themed().shared, 0, sure={})

    assert [column["kind"] for column in content["columns"]] == ["title", "bar"]
    assert [row["line"] for row in content["rows"]] == ["", ""]
    assert content["rows"][1]["bars"][0] == {
        "share": None, "low": 0.0, "high": 0.0, "text": "few", "told": "not shown, a few people",
    }  # fmt: skip


@pytest.mark.usefixtures("room")
def test_without_an_audience_everybody_has_one_bar() -> None:
    """Where nobody said who answered, shares are of all people."""
    content = rows.content(themed(audience=""), 0, sure={})

    assert content["columns"][2] == {"kind": "bar", "name": "People", "note": "of 20"}
    assert content["rows"][0]["bars"][0]["text"] == "60%"
