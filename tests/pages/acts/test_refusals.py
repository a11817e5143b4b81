"""Whatever an act raises, the page stands: a sentence beside the button, or a reference for what nobody expected."""

from __future__ import annotations

import re

import pytest

from engagement.themes.curation import store as curation
from explorer import acts
from explorer.acts import ACTS
from tests.pages.acts.pressing import FUNCTION, entries, sentences, stands

REFERENCE = re.compile(r"reference [0-9A-F]{8}")
# A screen, its link, and the keys of buttons that may be pressed at once.
PRESSED = [
    ("responses", {}, "take_out_sample"),
    ("responses", {"view": "Imports"}, "undo_1"),
    ("responses", {"view": "Read responses"}, "put_back_nothing"),
    ("themes", {}, "find_themes"),
    ("themes", {}, "undo_theme"),
    ("themes", {"theme": "1", "of_theme": "Change it"}, "rename_theme"),
    ("themes", {"theme": "1", "of_theme": "Change it"}, "split"),
    ("themes", {"theme": "1", "of_theme": "Change it"}, "pin"),
    ("themes", {"theme": "1", "of_theme": "Change it"}, "retire"),
    ("long_list", {"priority": "SW01"}, "take_off_list"),
    ("long_list", {"list_part": "Scores from figures"}, "take_rule_away"),
    ("record", {"part": "Backups"}, "make_backup"),
]
SCREENS = [pytest.param(one, id=one[2]) for one in PRESSED]


def broken(*_arguments, **_named):
    """What nobody expected, with words that nobody may read."""
    raise RuntimeError("Mrs Example of 1 Example Street")


@pytest.mark.parametrize("place", SCREENS)
def test_what_nobody_expected_leaves_the_page(visit, sample, monkeypatch, place):
    """One sentence with a reference, no word of the error, the whole page below, and nothing on record."""
    screen, link, key = place
    app = visit(screen, **link)
    before = entries(sample)
    monkeypatch.setattr(acts, "perform", broken)
    app.button(key=key).click().run()

    stands(app)
    (sentence,) = sentences(app)
    assert REFERENCE.search(sentence)
    assert "Example" not in sentence
    assert app.button(key=key)
    assert entries(sample) == before


@pytest.mark.parametrize("place", SCREENS)
def test_a_code_set_between_drawing_and_press(visit, sample, monkeypatch, place):
    """An officer's button that was on when drawn is refused beside itself and is off from then on; a member's works."""
    screen, link, key = place
    app = visit(screen, **link)
    before = entries(sample)
    monkeypatch.setenv("EXPLORER_OFFICER_CODE", "three plain words")
    app.button(key=key).click().run()

    stands(app)
    officers = key in ("take_out_sample", "undo_1", "put_back_nothing", "find_themes", "make_backup")
    if officers:
        assert app.button(key=key).disabled
        assert any("Only the engagement officer may" in caption.value for caption in app.caption)
        assert entries(sample) == before
    else:
        assert not sentences(app)


def test_a_refusal_is_said_once(visit, sample):
    """It stands beside its button until the next press, and no longer."""
    app = visit("themes", theme="1", of_theme="Change it")
    next(box for box in app.text_input if box.label.startswith("Another name")).set_value("")
    app.button(key="rename_theme").click().run()
    assert sentences(app)
    app.run()

    assert not sentences(app)


def test_every_function_of_the_list_is_one_act():
    """No function stands under two names: the record and the refusal would tell of the wrong one."""
    assert len(FUNCTION) == len(ACTS) == len({act.function for act in ACTS})
    assert FUNCTION["merge themes"] is curation.merge
