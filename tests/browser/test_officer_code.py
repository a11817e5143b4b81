"""The officer's code in a browser: wrong ones bring a wait that counts down, and the box comes back by itself."""

from __future__ import annotations

import re

from tests.browser.conftest import settled, visit

BOX = "Code of the engagement officer"
LEFT = re.compile(r"(\d+) seconds? until another try")


def type_code(page, words):
    page.get_by_label(BOX).fill(words)
    page.get_by_label(BOX).press("Enter")
    page.get_by_label(BOX).or_(page.get_by_text(LEFT)).or_(page.get_by_text("You act as")).first.wait_for()
    settled(page)


def test_wrong_codes_wait_and_the_right_one_passes(page, serve):
    """Seven wrong codes wait 1, 2 and 4 seconds, counted down on the page; then the code passes; none is in the log."""
    server = serve(explorer_officer_code="three plain words", explorer_shared="yes")
    visit(page, server, "/responses")
    for _ in range(7):
        page.get_by_label(BOX).wait_for(timeout=10_000)
        type_code(page, "xyzzy-guess")
        page.get_by_text("This is not the code").first.wait_for()

    first = int(LEFT.search(page.get_by_text(LEFT).inner_text()).group(1))
    page.wait_for_timeout(1500)
    later = int(LEFT.search(page.get_by_text(LEFT).inner_text()).group(1))
    assert 4 >= first > later >= 1
    assert page.get_by_label(BOX).count() == 0

    page.get_by_label(BOX).wait_for(timeout=10_000)
    type_code(page, "three plain words")
    page.get_by_text("You act as engagement officer in this visit.").wait_for()
    told = server.log.read_text(encoding="utf-8")
    assert told.count("Wrong officer's code: ") == 7
    assert "xyzzy" not in told
    assert "three plain" not in told
