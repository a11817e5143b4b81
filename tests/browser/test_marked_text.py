"""People's words with marks: every piece is text, and a mark is said aloud, not only coloured."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pytest

from ui.parts.marked_text import component
from ui.parts.scripts import joined

SCRIPT = joined(Path(component.__file__).parent / "marked_text.js")
PAGE = """
<!doctype html><html lang="en"><title>Words</title><ol class="words"><li>earlier</li></ol><script type="module">
import mount from "data:text/javascript;charset=utf-8,SCRIPT";
mount({ parentElement: document, data: DATA });
</script></html>
"""


@pytest.fixture(name="words")
def _words(page):
    """Show comments and give back the list they stand in."""

    def show(*comments):
        data = {"comments": list(comments), "meaning": "about this theme"}
        page.set_content(PAGE.replace("SCRIPT", quote(SCRIPT)).replace("DATA", json.dumps(data)))
        page.locator("li p").first.wait_for()
        return page.locator(".words")

    return show


def test_a_mark_says_what_it_means(words):
    """Screen readers hear what a mark means before it and its end after it; unmarked words stay as they are."""
    pieces = [["Air is ", False], ["dirty here", True], [" now", False]]
    shown = words({"pieces": pieces, "below": "from Camden"})

    assert shown.locator("p").all_text_contents() == ["Air is [about this theme: dirty here] now", "from Camden"]
    assert shown.locator("mark").all_text_contents() == ["[about this theme: dirty here]"]
    assert shown.locator("mark .hidden").count() == 2


def test_what_people_typed_is_text(words):
    """Markup in words, marked or not, is shown as it was typed."""
    typed = "<img src=x onerror=alert(1)>"
    shown = words({"pieces": [[typed, False], [typed, True]], "below": typed})

    assert shown.locator("img").count() == 0
    assert shown.locator("p").all_text_contents() == [f"{typed}[about this theme: {typed}]", typed]


def test_new_words_take_the_place_of_earlier_ones(words):
    """What stood there before is gone; nothing is said below a comment without it."""
    shown = words({"pieces": [["one", False]], "below": ""}, {"pieces": [["two", False]], "below": ""})

    assert shown.locator("li").all_text_contents() == ["one", "two"]
