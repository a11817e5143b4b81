"""Other ways to arrive at weights: what answers come to, and what is said where they contradict each other."""

from __future__ import annotations

import pytest

from tests.pages.test_main_acts import button

NINE_TIMES = {
    "pair collaboration health_burden": 9,
    "pair health_burden regional_action": 9,
    "pair collaboration regional_action": 1 / 9,
}


def pairs(visit, **answers):
    """The ranking with the pairs open, and these answers to them."""
    app = visit("ranking")
    app.segmented_control(key="method").set_value("Pairs").run()
    for key, times in answers.items():
        app.select_slider(key=key).set_value(times)
    return app.run()


@pytest.mark.finding("B14c", "C")
@pytest.mark.usefixtures("sample")
def test_pairs_that_contradict_are_not_offered_without_a_warning(visit):
    """A over B over C over A: a warning above the weights, and a button that says "all the same"."""
    app = pairs(visit, **NINE_TIMES)

    assert any("contradict each other" in warning.value for warning in app.warning)
    assert not [one for one in app.button if one.label == "Use these weights"]
    assert button(app, "Use these weights all the same")


@pytest.mark.usefixtures("sample")
def test_pairs_that_agree_are_offered_as_they_are(visit):
    """Three times and three times makes nine times: no warning, no ratio, and the weights are used."""
    agreed = {"pair collaboration health_burden": 3, "pair health_burden regional_action": 3,
              "pair collaboration regional_action": 9}  # fmt: skip
    app = pairs(visit, **agreed)
    assert not app.warning
    assert not any("ratio " in caption.value for caption in app.caption)
    button(app, "Use these weights").click().run()

    assert app.query_params["collaboration"] != app.query_params["regional_action"]


@pytest.mark.usefixtures("sample")
def test_no_points_come_to_nothing(visit):
    """Without a single point there is nothing to use."""
    app = visit("ranking")
    for name in ("collaboration", "health_burden", "regional_action"):
        app.number_input(key=f"points {name}").set_value(0)
    app.run()

    assert any("at least one point" in caption.value for caption in app.caption)
    assert not [one for one in app.button if one.key == "use_weights"]
