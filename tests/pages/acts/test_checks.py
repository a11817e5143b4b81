"""Checking twenty comments of a theme: one press each, unseen by others, and agreement once two are through."""

from __future__ import annotations

import pytest

from data import Stamp
from engagement.themes.checks import store
from tests.pages.acts.pressing import NAME, SOMEBODY, ask, entries, meanwhile, named, press
from tests.pages.acts.test_themes import points, theme
from ui.themes.checks import sentence


@pytest.fixture(name="checking")
def _checking(visit, sample):
    """The largest theme with its comments to check."""
    return named(visit("themes", theme=str(theme(sample)[0]), of_theme="Check 20"))


def sentences(app):
    return " ".join(element.value for element in (*app.markdown, *app.caption))


def answers_of(database, who):
    given = ask(database, store.answers)
    return dict(zip(given.loc[given["who"] == who, "point"], given.loc[given["who"] == who, "verdict"], strict=True))


@pytest.mark.act("check a comment of a theme")
def test_one_press_answers_and_shows_the_next(checking, sample):
    """The first of the sample gets the answer, on record without it; nineteen are left."""
    number, _ = theme(sample)
    drawn = store.sample(number, points(sample, number))
    press(checking, "check_does_not")

    assert answers_of(sample, NAME) == {drawn[0]: "does_not"}
    assert entries(sample)[0] == (NAME, "Checked a comment of a theme")
    assert "19 of 20 left" in sentences(checking)


@pytest.mark.act("check a comment of a theme", "take back a check")
def test_an_answer_is_changed(checking, sample):
    """Going back one shows the comment again, and another answer takes the place of the first."""
    number, _ = theme(sample)
    press(checking, "check_fits")
    press(checking, "check_back")
    assert answers_of(sample, NAME) == {}
    press(checking, "check_unsure")

    assert answers_of(sample, NAME) == {store.sample(number, points(sample, number))[0]: "unsure"}


@pytest.mark.act("check a comment of a theme")
def test_a_second_person_sees_nothing_before_the_end(checking, sample):
    """Somebody's answers and agreement are on the page only when both are through: 18 and 20 of 20 fit."""
    number, _ = theme(sample)
    drawn = store.sample(number, points(sample, number))
    for at, point in enumerate(drawn):
        meanwhile(sample, store.check, number, point, "fits" if at >= 2 else "does_not")
    for point in drawn[:-1]:
        with_name = Stamp(NAME, SOMEBODY.at, "")
        ask(sample, store.check, with_name, number, point, "fits")
    checking.run()
    assert "Somebody else" not in sentences(checking)
    press(checking, "check_fits")

    assert "18 of 20 fit, 70-97%" in sentences(checking)
    assert "say the same of 18 of 20" in sentences(checking)
    assert "95% interval" in sentences(checking)


def test_the_result_stands_beside_the_theme(visit, sample):
    """The list of themes is drawn with what checking found: 20 of 20, of which Wilson's interval begins at 84%."""
    number, _ = theme(sample)
    for point in store.sample(number, points(sample, number)):
        meanwhile(sample, store.check, number, point, "fits")
    app = visit("themes")

    assert not app.exception
    assert sentence(ask(sample, store.results).iloc[0]) == "20 of 20 fit, 84-100%"
