"""The officer's code in a browser: wrong ones bring a wait that counts down, and the box comes back by itself."""

from __future__ import annotations

import re

from tests.browser.conftest import settled, visit

BOX = "Code of the engagement officer"
LEFT = re.compile(r"(\d+) seconds? until another try")


def type_code(page, words):
    page.get_by_label(BOX).wait_for(timeout=30_000)
    settled(page)
    page.get_by_label(BOX).fill(words)
    page.get_by_label(BOX).press("Enter")


def wrong_codes(server):
    return server.log.read_text(encoding="utf-8").count("Wrong officer's code: ")


def guess(page, server, number):
    """Type a wrong code until the server has looked at so many: a box that is being drawn loses what it is given."""
    for _ in range(4):
        type_code(page, "xyzzy-guess")
        for _ in range(25):
            if wrong_codes(server) == number:
                return
            page.wait_for_timeout(200)
    raise AssertionError(f"The server looked at {wrong_codes(server)} wrong codes, not {number}.")


def countdown(page):
    """The numbers that the page counts down, until the box is back."""
    numbers = []
    for _ in range(150):
        numbers += [int(LEFT.search(text).group(1)) for text in page.get_by_text(LEFT).all_inner_texts()]
        if numbers and page.get_by_label(BOX).count():
            break
        page.wait_for_timeout(100)
    return numbers


def test_wrong_codes_wait_and_the_right_one_passes(page, serve):
    """Seven wrong codes wait 1, 2 and 4 seconds, counted down on the page; then the code passes; none is in the log."""
    server = serve(explorer_officer_code="three plain words", explorer_shared="yes")
    visit(page, server, "/responses")
    for number in range(1, 8):
        guess(page, server, number)

    page.get_by_text(LEFT).first.wait_for()
    assert page.get_by_label(BOX).count() == 0
    numbers = countdown(page)
    assert 4 >= max(numbers) > min(numbers) >= 1
    assert numbers == sorted(numbers, reverse=True)

    type_code(page, "three plain words")
    page.get_by_text("You act as engagement officer in this visit.").wait_for()
    log = server.log.read_text(encoding="utf-8")
    assert wrong_codes(server) == 7
    assert "xyzzy" not in log
    assert "three plain" not in log
