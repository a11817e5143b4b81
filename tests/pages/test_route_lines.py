"""Lines between routes: told above the list, saved with a scenario, and opened again with it."""

from __future__ import annotations

import pytest

from explorer.ranking import save_scenario
from priorities.scenarios.store import scenarios
from tests.pages.acts.pressing import ask, meanwhile, named, press

THIRDS = dict.fromkeys(("collaboration", "health_burden", "regional_action"), 1)


@pytest.mark.finding("B17")
def test_lines_that_are_moved_are_told_and_saved_with_the_scenario(visit, sample):
    """Under a line of 8 on collaboration nine priorities go another way: said above the list, and kept with a save."""
    app = named(visit("ranking", line_collaboration="8"))
    assert any("go another way than under the usual lines" in caption.value for caption in app.caption)
    app.text_input(key="scenario_name").set_value("Strict")
    press(app, "save_scenario")

    assert [dict(saved.lines) for saved in ask(sample, scenarios)] == [{"collaboration": 8.0}]


@pytest.mark.finding("B17")
def test_a_scenario_is_opened_with_its_lines(visit, sample):
    """Its lines are those of the visit, and the usual ones again with a scenario that moved none."""
    meanwhile(sample, save_scenario, "Strict", THIRDS, lines={"collaboration": 8.0, "health_burden": 6.0})
    meanwhile(sample, save_scenario, "Usual", THIRDS)
    app = visit("ranking")
    choice = app.selectbox(key="scenario_to_open")
    choice.select(next(title for title in choice.options if title.startswith("Strict"))).run()
    assert app.slider(key="line_collaboration").value == 8.0
    assert app.slider(key="line_health_burden").value == 6.0
    choice = app.selectbox(key="scenario_to_open")
    choice.select(next(title for title in choice.options if title.startswith("Usual"))).run()

    assert app.slider(key="line_collaboration").value == 6.0
    assert [dict(saved.lines) for saved in ask(sample, scenarios)] == [{"collaboration": 8.0}, {}]


@pytest.mark.finding("B17")
@pytest.mark.usefixtures("sample")
def test_the_rule_for_the_partnership_says_that_burden_does_not_count(visit):
    """It is stated beside the lines, with the priorities of small burden that go to the partnership by it."""
    captions = [caption.value for caption in visit("ranking").caption]

    assert any("however large or small its health burden" in caption for caption in captions)
    assert any("burden below the line: Work and health" in caption for caption in captions)
