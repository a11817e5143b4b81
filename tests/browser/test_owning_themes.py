"""Themes owned by people: found on an uploaded file, merged, split, moved, undone, and standing after a restart."""

from __future__ import annotations

import re
from pathlib import Path

from tests.browser.conftest import LAPTOP, picture, settled, visit
from tests.browser.test_accessibility import serious_faults
from tests.browser.test_uploads import JOURNEYS, bring_in

ROOT = Path(__file__).resolve().parent.parent.parent


def theme_names(page, server):
    """Names of all themes, in the order of the page."""
    visit(page, server, "/themes")
    return page.locator("h3").all_inner_texts()


def size_of(page, server, name):
    """How many responses a theme holds, as the page says."""
    visit(page, server, "/themes")
    card = page.locator("h3", has_text=re.compile(f"^{re.escape(name)}$")).first
    words = card.locator("xpath=following::button[starts-with(normalize-space(.),'Open all')][1]").inner_text()
    return int(re.search(r"([\d,]+) response", words).group(1).replace(",", ""))


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
    page.get_by_label(label).first.click()
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def test_themes_are_owned_from_finding_to_a_second_file(browser, serve):
    """Merge two, split one, move five, undo twice, restart, add a file: everything stands as it should."""
    context = browser.new_context(viewport=LAPTOP, bypass_csp=True, reduced_motion="reduce")
    page, server = context.new_page(), serve()
    bring_in(page, server, JOURNEYS / "surveygizmo.csv")
    names = theme_names(page, server)
    assert len(names) >= 4
    first, second, third = names[0], names[1], names[2]
    sizes = {name: size_of(page, server, name) for name in (first, second)}

    open_theme(page, server, second)
    unfold(page, "Change this theme")
    picture(page, "owning-one-theme")
    assert serious_faults(page) == {}
    choose(page, "Merge everything in it into", first)
    page.get_by_role("button", name="Merge", exact=True).click()
    page.wait_for_url("**theme=*")
    settled(page)
    assert second not in theme_names(page, server)
    merged = size_of(page, server, first)
    assert max(sizes.values()) <= merged <= sum(sizes.values())

    open_theme(page, server, first)
    unfold(page, "Change this theme")
    page.get_by_role("button", name="Split", exact=True).click()
    page.get_by_text("new theme").first.wait_for(timeout=60_000)
    settled(page)
    after_split = theme_names(page, server)
    assert len(after_split) == len(names)

    open_theme(page, server, first)
    unfold(page, "Move comments out")
    box = page.get_by_label("Comments to move").first
    for _ in range(5):
        box.click()
        page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    settled(page)
    choose(page, "Move them to", third)
    page.get_by_role("button", name="Move 5 comments").click()
    page.get_by_text("Moved 5 comments").wait_for(timeout=30_000)
    settled(page)
    picture(page, "owning-after-moving")

    visit(page, server, "/themes")
    for told in ("Undone: moved 5", "Undone: split"):
        page.get_by_role("button", name="Undo", exact=True).first.click()
        page.get_by_text(told).first.wait_for(timeout=30_000)
        settled(page)
    assert size_of(page, server, first) == merged

    server.kill()
    server.start()
    assert size_of(page, server, first) == merged
    assert second not in theme_names(page, server)
    visit(page, server, "/themes?view=History")
    page.get_by_text("merged").first.wait_for()
    page.get_by_text("Taken back").first.wait_for()
    picture(page, "owning-history")

    visit(page, server, "/responses")
    page.locator("input[type=file]").set_input_files(JOURNEYS / "forms.xlsx")
    page.get_by_role("radio", name="Professionals").click()
    page.get_by_role("button", name="Import ", exact=False).wait_for(timeout=60_000)
    settled(page)
    approval = page.get_by_text("I have looked at what is hidden")
    if approval.count():
        approval.first.click()
        settled(page)
    page.get_by_role("button", name="Import ", exact=False).click()
    page.get_by_text("You can undo this under Imports").wait_for(timeout=60_000)
    visit(page, server, "/themes")
    page.get_by_role("button", name="Place them into these themes").click()
    page.get_by_text("See History for what changed").wait_for(timeout=60_000)
    settled(page)
    assert second not in theme_names(page, server)
    assert size_of(page, server, first) >= merged
    picture(page, "owning-second-file")
    context.close()
