"""Acts of the seats: weights of one's own, shared and taken back, seen by nobody before."""

from __future__ import annotations

import pytest

from priorities.seats import store
from tests.pages.acts.pressing import ask, entries, press

NHS = {"collaboration": 20.0, "health_burden": 70.0, "regional_action": 10.0}
PHE = {"collaboration": 60.0, "health_burden": 10.0, "regional_action": 30.0}


@pytest.fixture(name="seated")
def _seated(visit):
    """Take a seat with these weights in the link: `seated("NHS", NHS)`."""

    def take(seat, weights):
        app = visit("seats", **{name: f"{weight:g}" for name, weight in weights.items()})
        app.selectbox(key="seat_choice").set_value(seat)
        press(app, "take_seat_now")
        return app

    return take


def shown(app):
    """Everything that a page says."""
    elements = (*app.title, *app.markdown, *app.info, *app.subheader, *app.caption)
    tables = [table.value.to_string() for table in app.table]
    return "\n".join([*(element.value for element in elements), *tables])


@pytest.mark.act("keep the weights of a seat")
def test_what_a_seat_keeps_nobody_else_sees(visit, seated, sample):
    """It stands for the seat, comes back with it, and neither another seat nor the record has the weights."""
    press(seated("NHS", NHS), "keep_seat")

    assert ask(sample, store.holdings)["NHS"].own == NHS
    assert ask(sample, store.holdings)["NHS"].shared is None
    assert entries(sample)[0][1] == "Kept the weights of a seat"
    assert "70%" not in shown(visit("record"))
    other = seated("PHE", PHE)
    press(other, "share_seat")
    assert "70%" not in shown(other)
    again = seated("NHS", PHE)
    press(again, "own_seat")
    assert "Your weights at this moment: collaboration 20%, health burden 70% and regional action 10%" in shown(again)


@pytest.mark.act("share the weights of a seat")
def test_weights_are_seen_once_both_have_shared(visit, seated, sample):
    """Who has not shared sees nobody's; once both have, each sees the other's, where they part and the step."""
    first, second = seated("NHS", NHS), seated("PHE", PHE)
    press(first, "share_seat")
    second.run()
    assert "70%" not in shown(second)
    assert "nobody sees another seat's before" in shown(second)
    press(second, "share_seat")
    first.run()

    for app in (first, second):
        assert not app.exception
        words = shown(app)
        assert "What divides you most is" in words
        assert "The smallest step to one first five asks for" in words
        assert "70%" in words
    assert "70%" not in shown(visit("seats"))
    assert ask(sample, store.holdings)["PHE"].shared == PHE


@pytest.mark.act("take back the weights of a seat", "share the weights of a seat")
def test_what_was_shared_is_taken_back(seated, sample):
    """The other sees it no more; who took it back keeps it, and sees the others' no more either."""
    first, second = seated("NHS", NHS), seated("PHE", PHE)
    press(first, "share_seat")
    press(second, "share_seat")
    press(first, "take_back_seat")
    second.run()

    assert "70%" not in shown(second)
    assert "60%" not in "\n".join(table.value.to_string() for table in first.table)
    assert (ask(sample, store.holdings)["NHS"].own, ask(sample, store.holdings)["NHS"].shared) == (NHS, None)


@pytest.mark.usefixtures("sample")
def test_the_step_can_be_tried(seated):
    """A press puts the visit's weights where the step leads, and the page says so."""
    first, second = seated("NHS", NHS), seated("PHE", PHE)
    press(first, "share_seat")
    press(second, "share_seat")
    app = second if any(button.key == "try_step" for button in second.button) else first
    weights = "collaboration 60%, health burden 10%" if app is second else "collaboration 20%, health burden 70%"
    assert f"Your weights at this moment: {weights}" in shown(app)
    press(app, "try_step")

    assert f"Your weights at this moment: {weights}" not in shown(app)
    assert f"Kept for your seat: {weights}" in shown(app)


def test_a_seat_has_a_code(visit, sample, monkeypatch):
    """Where codes are set a wrong one takes no seat, one seat's code takes no other, and the right one does."""
    monkeypatch.setenv("EXPLORER_SEATS", "NHS=moss-48, PHE=fern-11")
    app = visit("seats")
    for code, is_right in (("wrong", False), ("fern-11", False), ("moss-48", True)):
        app.selectbox(key="seat_choice").set_value("NHS")
        app.text_input(key="seat_code").set_value(code)
        press(app, "take_seat_now")
        assert ("You hold the seat of **NHS**." in shown(app)) is is_right
        assert bool(app.error) is not is_right
    press(app, "leave_seat")
    assert "You hold the seat" not in shown(app)


def test_no_seat_is_free_on_a_shared_server(visit, sample, monkeypatch):
    """Without codes and without sign-in nobody can take one there."""
    monkeypatch.setenv("EXPLORER_SHARED", "yes")
    app = visit("seats")

    assert not app.selectbox
    assert "none is set on this shared server" in shown(app)
