"""A survey of one row an answer, as its officer brings it in, reads it, brings a second round and lets a person go.

Everybody and everything said here is made up; the layout is that of a real file of friends-and-family comments.
"""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import LAPTOP, PHONE, long_journey, picture, settled, visit
from tests.browser.test_accessibility import serious_faults
from tests.browser.test_filters import choose
from tests.browser.test_uploads import drop

HEADINGS = (
    "Comment ID,Trust,Respondent ID,Date,Service type 1,Service type 2,FFT categorical answer,FFT question,"
    "FFT answer,Person identifiable info?,Staff manner,Parking\n"
)
SERVICES = ("Patient transport", "111", "See and convey")
GOOD = (
    "The driver of bus {} was kind and waited until I was inside",
    "Crew {} explained every step to me on the way",
    "They came within {} minutes and stayed calm",
)
WRONG = (
    "Please give us a time, I waited {} minutes in the cold",
    "Line {} was engaged whenever I rang",
    "Seat {} in the car was too high for me to climb",
)
WHOSE = 7


def long_file(people, month, likely):
    """A row an answer: each of these people said why, and what to change, in that month."""
    rows = []
    for person in people:
        day, service = f"{1 + person % 28:02d}/{month:02d}/2025", SERVICES[person % 3]
        for n, (question, words) in enumerate((("FFT Why?", GOOD), ("How could we improve?", WRONG)), start=1):
            rows.append(
                f"PTS {person} - Q{n},Made up,PTS {person},{day},{service},,{likely(person)},{question},"
                f'"{words[person % 3].format(person)}",,{n % 2},{"" if n == 1 else 1}'
            )
    return (HEADINGS + "\n".join(rows)).encode()


SPRING = long_file(range(1, 61), 3, lambda person: 1 + person % 5)
SUMMER = long_file([WHOSE, *range(61, 121)], 6, lambda person: 1 + person % 2 if person != WHOSE else 1 + WHOSE % 5)


@pytest.fixture(name="visitor")
def _visitor(browser, size):
    context = browser.new_context(viewport=size, bypass_csp=True, accept_downloads=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def bring_in(page, server, name, content, *, rows, people):
    """Drop the file, be asked how its rows are meant, look, and confirm."""
    visit(page, server, "/responses")
    drop(page, {"name": name, "mimeType": "text/csv", "buffer": content})
    page.get_by_text(f"{rows} rows of {people} people").wait_for()
    assert page.get_by_role("switch", name="Join the rows of each person").is_checked()
    if page.get_by_role("radio", name="Somebody else").get_attribute("aria-checked") != "true":
        page.get_by_role("radio", name="Somebody else").click()
        page.get_by_role("textbox", name="What to call them").fill("Patients")
        page.keyboard.press("Enter")
    button = page.get_by_role("button", name=re.compile(r"^Import \d+ "))
    button.wait_for(timeout=60_000)
    settled(page)
    assert not serious_faults(page)
    approval = page.get_by_text("I have looked at what is hidden")
    if approval.count():
        approval.first.click()
        settled(page)
    button.click()
    page.get_by_text("You can undo this under Imports").wait_for(timeout=60_000)


def bring_in_two_rounds(page, server):
    bring_in(page, server, "spring.csv", SPRING, rows=120, people=60)
    bring_in(page, server, "summer.csv", SUMMER, rows=122, people=61)


def fits(page):
    """Return whether nothing stands beyond the edge of the screen."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@long_journey(PHONE)
def test_from_a_long_file_to_a_person_who_is_let_go(visitor, serve, size):
    """Asked about, confirmed, counted by people, filtered; who came in both rounds leaves both, ticks and words."""
    page, server = visitor, serve()
    bring_in_two_rounds(page, server)

    visit(page, server, "/questions")
    page.get_by_text("120 people selected").wait_for()
    page.get_by_text("FFT Why?").first.wait_for()
    page.get_by_text("How could we improve?").first.wait_for()
    assert fits(page)
    picture(page, f"rounds-questions-{size['width']}")
    assert not serious_faults(page)

    page.get_by_role("button", name="Filters").click()
    choose(page, "Answer to a closed question", "Service type 1")
    answers = page.get_by_role("combobox", name="Any of these answers")
    answers.click()
    page.get_by_role("option", name="111", exact=True).click()
    settled(page)
    page.keyboard.press("Escape")  # the list of answers, and then what lies under the button
    page.keyboard.press("Escape")
    answers.wait_for(state="detached")
    page.get_by_text("40 people selected").wait_for()
    page.wait_for_url("**closed=*")
    page.get_by_role("button", name="Clear all").click()
    page.get_by_text("120 people selected").wait_for()

    visit(page, server, "/responses?view=Imports")
    page.get_by_text("A person's own number: deletion on request").click()
    box = page.get_by_role("textbox", name="The survey's own number of the person")
    box.fill(f"PTS {WHOSE}")
    box.press("Enter")
    page.get_by_text("2 answers and 3 ticks and ratings in 2 rounds").wait_for()
    page.get_by_text("This person asked for deletion").click()
    settled(page)
    assert not serious_faults(page)
    page.get_by_role("button", name="Delete this person").click()
    page.get_by_text("The words of this person are deleted").wait_for()

    page.reload()
    visit(page, server, "/questions")
    page.get_by_text("119 people selected").wait_for()
    for n_round in (1, 2):
        visit(page, server, f"/questions?survey=1&round={n_round}")
        page.get_by_text(f"{59 if n_round == 1 else 60} people selected").wait_for()
    visit(page, server, f"/responses?view=Read+responses&search=%22line+{WHOSE}%22")
    page.get_by_text("Nothing matches all of these filters").wait_for()


@long_journey(LAPTOP)
def test_a_second_round_beside_the_first(visitor, serve, size):
    """Side by side on Questions, each round under its days; one of them alone by a filter, also on Themes."""
    page, server = visitor, serve()
    bring_in_two_rounds(page, server)

    visit(page, server, "/questions")
    choose(page, "Side by side", "Round")
    page.wait_for_url("**by=round*")
    page.get_by_role("button", name="The numbers").nth(1).click()
    page.get_by_text("In the file counts are rounded").first.wait_for()
    page.keyboard.press("Escape")
    page.locator("[data-testid=stVegaLiteChart] [aria-label*='Round 2 (Jun 2025)']").first.wait_for(state="attached")
    drawn = page.locator("[data-testid=stVegaLiteChart] [aria-label]").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label')).join(' ')"
    )
    assert "Round 1 (Mar 2025)" in drawn
    assert "Round 2 (Jun 2025)" in drawn
    assert fits(page)
    picture(page, f"rounds-beside-{size['width']}")
    assert not serious_faults(page)

    page.get_by_role("button", name="Filters").click()
    choose(page, "Round", "Round 1 (Mar 2025)")
    page.keyboard.press("Escape")
    page.get_by_text("60 people selected").wait_for()

    visit(page, server, "/themes")
    page.get_by_role("button", name="Find themes").click()
    page.get_by_text("Themes found").wait_for(timeout=120_000)
    visit(page, server, "/themes?round=1")
    settled(page)
    picture(page, f"rounds-themes-{size['width']}")
    assert fits(page)
    assert not serious_faults(page)
