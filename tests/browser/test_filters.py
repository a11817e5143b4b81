"""Filters as people use them: chosen, searched, turned, sent as a link, taken away; at a desk and on a phone."""

from __future__ import annotations

from contextlib import closing, suppress

import pytest
from playwright.sync_api import TimeoutError as TookTooLong

from data import connect
from engagement.answers import store
from engagement.answers.selection import EVERYTHING, Selection
from tests.browser.conftest import LAPTOP, PHONE, long_journey, picture, settled, visit
from tests.browser.test_accessibility import serious_faults

SIZES = pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])


def counted(server, selection=EVERYTHING):
    """The line of counts that the filters leave, and of all."""
    with closing(connect(server.database)) as db:
        left, every = store.count(db, selection), store.count(db)
    of = f" of {every.answers:,}" if left != every else ""
    return f"{left.people:,} people, {left.answers:,} answers{of}", every.answers


def choose(page, label, option):
    """Choose from a box as the keyboard does: its label, the words, Enter."""
    settled(page)
    box = page.get_by_role("combobox", name=label)
    entry = page.get_by_role("option", name=option, exact=True)
    for _ in range(5):  # a page that was turned scrolls to its top, and closes what is open meanwhile
        box.click()
        with suppress(TookTooLong):
            entry.click(timeout=2_000)
            break
    else:
        pytest.fail(f"“{option}” is not to be chosen from “{label}”")
    settled(page)


@long_journey(LAPTOP)
def test_from_a_filter_to_a_link_and_back(browser, sample_server, size):
    """Audience and a search narrow with marks and counts; the link shows a colleague the same; each is taken away."""
    context = browser.new_context(viewport=size, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    visit(page, sample_server, "/responses?view=Read+responses")
    everything, n_answers = counted(sample_server)
    page.get_by_text(everything, exact=True).wait_for()
    page.get_by_role("button", name="Next", exact=True).first.click()
    page.get_by_text(f"51 to 100 of {n_answers:,} answers").first.wait_for()

    page.get_by_role("button", name="Filters").click()
    choose(page, "Audience", "Londoners")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Audience: Londoners").wait_for()
    page.get_by_text(counted(sample_server, Selection(audience="Londoners"))[0], exact=True).wait_for()
    box = page.get_by_role("textbox", name="Search")
    box.fill("appointment* or dentist")
    box.press("Enter")
    found = page.locator("mark", has_text="what was searched for")
    found.first.wait_for()
    settled(page)
    marks = {mark.split(": ")[1].rstrip("]").lower() for mark in found.all_text_contents()}
    assert marks <= {"appointment", "appointments", "dentist", "dentists"}
    line = counted(sample_server, Selection(audience="Londoners", search="appointment* or dentist"))[0]
    page.get_by_text(line, exact=True).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    picture(page, f"filters-{size['width']}")
    assert not serious_faults(page)

    colleague = context.new_page()
    colleague.goto(page.url)
    colleague.get_by_text(line, exact=True).wait_for()
    colleague.close()

    page.get_by_role("button", name="Filters (1)").click()
    page.get_by_role("combobox", name="Age").wait_for()
    picture(page, f"filters-more-{size['width']}")
    assert not serious_faults(page)
    choose(page, "Age", "35-44")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Age: 35-44").click()
    page.get_by_text(line, exact=True).wait_for()
    page.get_by_role("button", name="Clear all").click()
    page.get_by_text(everything, exact=True).wait_for()
    page.wait_for_url(lambda url: "audience" not in url)
    context.close()


@SIZES
def test_themes_follow_the_filters(browser, sample_server, size):
    """The headline tells the people selected, and says how many they are; the words of a theme are searched."""
    context = browser.new_context(viewport=size, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    visit(page, sample_server, "/themes?borough=Brent")
    page.get_by_text("Everybody in Brent: ").wait_for()
    picture(page, f"filters-themes-{size['width']}")
    assert not serious_faults(page)

    visit(page, sample_server, "/themes?theme=1&search=appointment*")
    page.get_by_text("in answers that say it.").wait_for()
    picture(page, f"filters-theme-{size['width']}")
    context.close()
