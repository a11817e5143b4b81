"""A theme of which nobody speaks breaks no view: each is drawn whole and says 0."""

from __future__ import annotations

import pytest

from engagement.responses import store as responses
from engagement.themes import store as themes
from explorer.themes import begin_from_list
from priorities import store as priorities
from tests.pages.acts.pressing import ask, bring_in, meanwhile, stands

LINES = [("Dentists", "a dentist near home"), ("Lighthouses", "ships at sea in fog and storm")]
VIEWS = ["Themes", "Side by side", "Map", "Trays", "History"]


@pytest.fixture(name="begun")
def _begun(database):
    """Three people with words, one with none, and a list of two themes, one of which nobody speaks of."""
    bring_in(database)
    meanwhile(database, begin_from_list, 1, LINES)
    return database


@pytest.fixture(name="nobody")
def _nobody(begun):
    """The themes stand, and the only import was undone: no response is in use."""
    meanwhile(begun, responses.undo_import, 1)
    return begun


def number_of(database, name):
    """The number of a theme."""
    table = ask(database, themes.current_themes, 1).themes.set_index("name")
    return int(table.loc[name, "theme_id"])


def test_nobody_speaks_of_one_of_them(begun):
    """What the other tests begin with: a theme with 0 responses stands beside one with some."""
    sizes = ask(begun, themes.current_themes, 1).themes.set_index("name")["size"]

    assert sizes["Lighthouses"] == 0
    assert len(sizes) == 2


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("group", ["begun", "nobody"])
def test_every_view_of_themes_stands(visit, request, group, view):
    """With one empty theme, and with none that is not empty."""
    request.getfixturevalue(group)
    app = visit("themes", view=view)

    stands(app)
    assert not app.error


def test_the_ranked_themes_say_0(visit, begun):
    """The empty theme is listed with its count, of the four who answered: one had nothing to say."""
    app = visit("themes", view="Themes")

    (numbers,) = (table.value for table in app.table)
    assert numbers.set_index("Theme").loc["Lighthouses", "People"] == "0 of 4"
    assert any(caption.value == "Beside the themes: 1 of 4 had nothing to say." for caption in app.caption)


@pytest.mark.parametrize("part", ["What people say", "Who says it", "Change it"])
def test_opened_it_says_that_nobody_speaks_of_it(visit, begun, part):
    """The heading counts 0, and what can be done with it is said."""
    app = visit("themes", theme=str(number_of(begun, "Lighthouses")), of_theme=part)

    stands(app)
    assert not app.error
    assert "Lighthouses" in [title.value for title in app.subheader]
    if part == "What people say":
        assert any("Nobody speaks of it" in text.value for text in app.markdown)
    if part == "Change it":
        assert app.button(key="split").disabled
        assert "0 comments" in app.button(key="split").help


@pytest.mark.parametrize("group", ["begun", "nobody"])
@pytest.mark.parametrize("screen", ["home", "responses", "long_list", "ranking", "record"])
def test_every_other_screen_stands(visit, request, group, screen):
    """Home, Responses, the list, the ranking and the record say where things stand."""
    request.getfixturevalue(group)
    app = visit(screen)

    stands(app)
    assert not app.error


def test_downloads_are_made(visit, begun, monkeypatch):
    """Each file of Record, Downloads is made with an empty theme in it."""
    from ui.parts import downloads

    made = {}
    monkeypatch.setattr(downloads, "_offer", lambda _label, _holds, name, make, **_: made.update({name: make()}))
    app = visit("record", part="Downloads")

    stands(app)
    assert {"ranking.xlsx", "themes.xlsx"} <= set(made)
    assert all(made.values())


def test_it_stands_as_evidence(visit, begun):
    """Confirmed for a priority, the empty theme is shown on the card and on the opened row, without words."""
    number = number_of(begun, "Lighthouses")
    meanwhile(begun, priorities.judge_evidence, "SW02", number, speaks_for_it=True)
    app = visit("long_list", priority="SW02")

    stands(app)
    assert not app.error
    assert any("Lighthouses" in text.value for text in app.markdown)


def test_themes_come_back_with_the_answers(visit, nobody):
    """With the only import undone there is no question to have themes; brought in again, those of before stand."""
    assert visit("themes").title[0].value.startswith("No themes yet")
    bring_in(nobody)

    assert visit("themes").title[0].value.startswith("2 themes")


@pytest.mark.parametrize("view", ["Bring in a file", "Read responses", "Imports"])
def test_every_part_of_responses_stands(visit, nobody, view):
    """With every import undone each part of the page says that there is nothing."""
    app = visit("responses", view=view)

    stands(app)
    assert not app.error
