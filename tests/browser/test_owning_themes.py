"""Themes owned by people: found on an uploaded file, merged, split, moved, undone, and standing after a restart."""

from __future__ import annotations

import re

from tests.browser.conftest import LAPTOP, picture, settled, visit
from tests.browser.test_accessibility import serious_faults
from tests.browser.test_uploads import JOURNEYS, Hand, bring_in, drop, to_the_plan


def theme_names(page, server):
    """Names of all themes, in the order of the page."""
    visit(page, server, "/themes")
    return page.locator("h3").all_inner_texts()


def size_of(page, server, name):
    """How many answers a theme holds, as the page says."""
    visit(page, server, "/themes")
    card = page.locator("h3", has_text=re.compile(f"^{re.escape(name)}$")).first
    words = card.locator("xpath=following::button[starts-with(normalize-space(.),'Open all')][1]").inner_text()
    return int(re.search(r"([\d,]+) answer", words).group(1).replace(",", ""))


def open_theme(page, server, name):
    visit(page, server, "/themes")
    card = page.locator("h3", has_text=re.compile(f"^{re.escape(name)}$")).first
    card.locator("xpath=following::button[starts-with(normalize-space(.),'Open all')][1]").click()
    page.wait_for_url("**theme=*")
    settled(page)


def unfold(page, words):
    page.get_by_text(words).first.click()
    settled(page)


def choose(page, label, option):
    wanted = page.get_by_role("option", name=option, exact=True)
    for _ in range(5):  # the list closes by itself where the page is still being drawn
        page.get_by_label(label).first.click()
        page.wait_for_timeout(500)
        if wanted.count():
            break
    wanted.click()
    settled(page)


def merge(page, server, name, into):
    open_theme(page, server, name)
    unfold(page, "Change this theme")
    picture(page, "owning-one-theme")
    assert serious_faults(page) == {}
    choose(page, "Merge everything in it into", into)
    page.get_by_role("button", name="Merge", exact=True).click()
    page.get_by_role("heading", name=re.compile(f"^{re.escape(into)}:")).wait_for(timeout=30_000)
    settled(page)


def split(page, server, name):
    open_theme(page, server, name)
    unfold(page, "Change this theme")
    page.get_by_role("button", name="Split", exact=True).click()
    settled(page)
    page.get_by_role("button", name="Undo", exact=True).first.hover()
    page.get_by_text(re.compile("^split “")).first.wait_for(timeout=30_000)


def pick_one(page, told):
    """Pick one more comment by the keyboard: open the list, go past the entry that takes all, enter, close."""
    for _ in range(5):  # the list closes by itself where the page is still being drawn
        page.wait_for_timeout(500)
        page.get_by_label("Comments to move").first.focus()
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(500)
        if page.get_by_role("option").count():
            break
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(500)
    page.keyboard.press("Enter")
    page.wait_for_timeout(1_000)
    page.keyboard.press("Escape")
    page.get_by_role("button", name=told).wait_for(timeout=10_000)
    settled(page)


def move_five(page, server, name, to):
    open_theme(page, server, name)
    unfold(page, "Move comments out")
    for number in range(1, 6):
        pick_one(page, f"Move {number} comment")
    choose(page, "Move them to", to)
    page.get_by_role("button", name="Move 5 comments").click()
    page.get_by_text("Moved 5 comments").wait_for(timeout=30_000)
    settled(page)
    picture(page, "owning-after-moving")


def undo(page, server, *told):
    visit(page, server, "/themes")
    for words in told:
        page.get_by_role("button", name="Undo", exact=True).first.click()
        page.get_by_text(words).first.wait_for(timeout=30_000)
        settled(page)


def add_file(page, server, file):
    visit(page, server, "/responses")
    drop(page, file)
    to_the_plan(Hand(page), "Professionals")
    page.get_by_role("button", name="Import ", exact=False).click()
    page.get_by_text("You can undo this under Imports").wait_for(timeout=60_000)
    visit(page, server, "/themes")
    page.get_by_role("button", name="Place them into these themes").click()
    page.get_by_text("See History for what changed").wait_for(timeout=60_000)
    settled(page)
    picture(page, "owning-second-file")


def test_themes_are_owned_from_finding_to_a_second_file(browser, serve):
    """Merge two, split one, move five, undo twice, restart, add a file: everything stands as it should."""
    context = browser.new_context(viewport=LAPTOP, bypass_csp=True, reduced_motion="reduce")
    page, server = context.new_page(), serve()
    bring_in(page, server, JOURNEYS / "surveygizmo.csv")
    names = theme_names(page, server)
    first, second, third, *_ = names
    sizes = [size_of(page, server, name) for name in (first, second)]

    merge(page, server, second, into=first)
    assert second not in theme_names(page, server)
    merged = size_of(page, server, first)
    assert max(sizes) <= merged <= sum(sizes)

    split(page, server, first)
    assert len(theme_names(page, server)) == len(names)
    move_five(page, server, first, to=third)
    undo(page, server, "Undone: moved 5", "Undone: split")
    assert size_of(page, server, first) == merged

    server.kill()
    server.start()
    assert size_of(page, server, first) == merged
    assert second not in theme_names(page, server)
    visit(page, server, "/themes?view=History")
    page.get_by_text("merged").first.wait_for()
    page.get_by_text("Taken back").first.wait_for()
    picture(page, "owning-history")

    add_file(page, server, JOURNEYS / "forms.xlsx")
    assert second not in theme_names(page, server)
    assert size_of(page, server, first) >= merged
    context.close()
