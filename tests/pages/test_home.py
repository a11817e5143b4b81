"""Home tells the whole argument: who was heard, what they say, what leads and by whose weights, and what is next."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pages.conftest import Visit


def words(app) -> str:
    return " ".join(str(part.value) for part in [*app.title, *app.text, *app.caption, *app.markdown])


@pytest.mark.finding("A6", "A7")
def test_the_argument_stands_on_one_page(sample: Path, visit: Visit) -> None:
    """The map's finding and notice, themes of several questions, leaders as drafts, and weights nobody has chosen."""
    app = visit("home")
    page = words(app)

    assert not app.exception
    assert "Fewest for each 10,000 who live there: " in page
    assert "Crown copyright and database right 2023" in page
    assert "Equal weights, which nobody has chosen yet: " in page
    assert re.search(r"Draft scores: (all|\d+ of) 35 priorities rest on", page)
    assert "commitments can be filled from published figures" in page
    assert "Asthma: needs a figure, draft" in page
    assert {"Promised", "What leads", "They say", "Heard", "Next"} <= {part.value for part in app.subheader}


@pytest.mark.finding("A7")
def test_weights_of_a_scenario_are_told_by_its_name(sample: Path, visit: Visit) -> None:
    """Weights of the link are a visit's own until somebody saves them."""
    link = {"collaboration": "50", "health_burden": "30", "regional_action": "20"}
    assert "Weights of this visit, not saved: collaboration 50%" in words(visit("home", **link))

    ranking = visit("ranking", **link)
    ranking.text_input("scenario_name").set_value("NHS")
    ranking.button("save_scenario").click().run()

    assert "Weights of the scenario “NHS”" in words(visit("home", **link))


def test_nobody_heard_has_no_map(database: Path, visit: Visit) -> None:
    """An empty database says what to do; what leads is still told."""
    app = visit("home")

    assert not app.exception
    assert "Nobody has been heard yet" in app.title[0].value
    assert "for each 10,000" not in words(app)
