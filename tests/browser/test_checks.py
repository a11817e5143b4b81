"""Check 20 in a browser: keys on a laptop, a second person unseen on a phone, then the result, large for a room."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import UTC, datetime

from data import Stamp, connect
from engagement.themes.checks import store
from tests.browser.conftest import LAPTOP, PHONE, picture, settled, visit
from tests.browser.test_accessibility import serious_faults
from tests.browser.test_owning_themes import THEMES, fits, opened, part_of_theme

# What each says of the last three; the seventeen before stand already.
KEYS = ["f", "d", "u"]
PRESSES = ["Unsure", "Does not fit", "Unsure"]
_SIZE = "text => parseFloat(getComputedStyle(text).fontSize)"


def begin(browser, server, size, name):
    """Open the theme that most people speak of as somebody who said that seventeen of its twenty fit."""
    context = browser.new_context(viewport=size, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    visit(page, server, "/themes")
    page.get_by_role("button", name="Your name").click()
    page.get_by_label("Name or role").fill(name)
    page.get_by_label("Name or role").press("Enter")
    page.keyboard.press("Escape")
    title = page.locator(THEMES).first.inner_text()
    page.locator(THEMES).first.click()
    opened(page, title)
    seventeen_fit(server, int(re.search(r"theme=(\d+)", page.url)[1]), name)
    part_of_theme(page, "Check 20")
    left(page, len(KEYS))
    return page


def seventeen_fit(server, theme, name):
    with closing(connect(server.database)) as db:
        standing = db.execute("SELECT rowid FROM assignment WHERE theme_id = ?", [theme]).fetchall()
        for point in store.sample(theme, [number for (number,) in standing])[: -len(KEYS)]:
            store.check(db, Stamp(name, datetime.now(UTC), ""), theme, point, "fits")


def left(page, number):
    words = f"{number} of 20 left" if number else re.compile("of 20 fit, ")
    page.get_by_text(words).first.wait_for(timeout=10_000)
    settled(page)


def good_to_look_at(page, name):
    picture(page, name)
    assert fits(page)
    assert not serious_faults(page)


def size_of_titles(page):
    return page.locator(THEMES).first.evaluate(_SIZE)


def test_two_people_check_a_theme_unseen(browser, serve):
    """18 of 20 fit by keys; the second sees none of it before the end; both agree on 19, and the list tells 17."""
    server = serve(sample=True)
    laptop = begin(browser, server, LAPTOP, "Ada")
    good_to_look_at(laptop, "check-20-laptop")
    for done, key in enumerate(KEYS, start=1):
        laptop.keyboard.press(key)
        left(laptop, len(KEYS) - done)
    laptop.get_by_text("18 of 20 fit, 70-97%").first.wait_for()
    laptop.get_by_text("Let a second person check").wait_for()

    phone = begin(browser, server, PHONE, "Grace")
    good_to_look_at(phone, "check-20-phone")
    for done, answer in enumerate(PRESSES, start=1):
        assert phone.get_by_text("of 20 fit").count() == 0
        phone.get_by_role("button", name=re.compile(f"^{answer}")).click()
        left(phone, len(PRESSES) - done)
    phone.get_by_text("Ada and Grace say the same of 19 of 20").wait_for()
    picture(phone, "check-20-agreement")
    assert fits(phone)

    laptop.get_by_role("button", name="All themes").click()
    beside = laptop.locator("table.themes td.sure", has_text="17 of 20 fit, 64-95%").first
    beside.wait_for()
    assert beside.evaluate("cell => cell.scrollWidth <= cell.clientWidth")
    picture(laptop, "check-20-beside")
    usual = size_of_titles(laptop)
    visit(laptop, server, "/themes?projector=true")
    laptop.locator(THEMES).first.wait_for()
    picture(laptop, "check-20-projector")
    assert fits(laptop)
    assert size_of_titles(laptop) > usual
    for page in (laptop, phone):
        page.context.close()
