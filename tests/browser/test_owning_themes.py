"""Themes owned by people: found on an uploaded file, merged, split, moved, undone, and standing after a restart."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import LAPTOP, PHONE, picture, pressed, settled, visit
from tests.browser.test_accessibility import serious_faults
from tests.browser.test_uploads import JOURNEYS, Hand, bring_in, drop, to_the_plan

THEMES = "table.themes tbody th button"


def theme_names(page, server):
    """Names of all themes, in the order of the page."""
    visit(page, server, "/themes")
    page.locator(THEMES).first.wait_for(timeout=30_000)
    return page.locator(THEMES).all_inner_texts()


def size_of(page, server, name):
    """How many answers a theme holds, as the page says."""
    open_theme(page, server, name)
    words = page.get_by_text(re.compile("in [\\d,]+ answers?\\.")).first.inner_text()
    return int(re.search(r"in ([\d,]+) answer", words).group(1).replace(",", ""))


def open_theme(page, server, name):
    visit(page, server, "/themes")
    page.locator(THEMES, has_text=re.compile(f"^{re.escape(name)}$")).first.click()
    page.wait_for_url("**theme=*")
    opened(page, name)


def opened(page, name):
    page.get_by_role("heading", name=name, exact=True).wait_for(timeout=30_000)
    settled(page)


def fits(page):
    """Whether nothing stands beyond the edge of the screen."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def part_of_theme(page, name):
    """Show another part of the theme that is open."""
    page.get_by_role("radio", name=name, exact=True).click()
    settled(page)


def choose(page, label, option):
    wanted = page.get_by_role("option", name=option, exact=True)
    for _ in range(5):  # the list closes by itself where the page is still being drawn
        page.get_by_label(label).first.click()
        page.wait_for_timeout(500)
        if wanted.count():
            break
    wanted.click()
    pressed(page)


def merge(page, server, name, into):
    open_theme(page, server, name)
    part_of_theme(page, "Change it")
    choose(page, "Merge everything in it into", into)
    page.get_by_role("button", name="Merge", exact=True).click()
    opened(page, into)


def split(page, server, name):
    open_theme(page, server, name)
    part_of_theme(page, "Change it")
    page.get_by_role("button", name="Split", exact=True).click()
    page.get_by_text(re.compile("^Split: ")).first.wait_for(timeout=30_000)
    settled(page)


def tick(page, many):
    """Tick the first comments of the theme that is open."""
    for number in range(many):
        page.locator(".st-key-ticks [data-testid=stCheckbox] label").nth(number).click()
        told = f"Move {number + 1} comment"
        page.get_by_role("button", name=told).wait_for(timeout=10_000)
        settled(page)


def move(page, server, many, name, to):
    open_theme(page, server, name)
    part_of_theme(page, "What people say")
    tick(page, many)
    choose(page, "Move what you tick to", to)
    page.get_by_role("button", name=f"Move {many} comment").click()
    page.get_by_text(f"Moved {many} comment").wait_for(timeout=30_000)
    settled(page)


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


def test_themes_are_owned_from_finding_to_a_second_file(browser, serve):
    """Merge two, split one, move three, undo twice, restart, add another survey: everything stands as it should."""
    context = browser.new_context(viewport=LAPTOP, bypass_csp=True, reduced_motion="reduce")
    page, server = context.new_page(), serve()
    bring_in(page, server, JOURNEYS / "surveygizmo.csv")
    names = theme_names(page, server)
    first, second, third, *_ = names
    sizes = [size_of(page, server, name) for name in (first, second)]

    merge(page, server, second, into=first)
    picture(page, "owning-one-theme")
    assert second not in theme_names(page, server)
    merged = size_of(page, server, first)
    assert max(sizes) <= merged <= sum(sizes)

    split(page, server, first)
    assert len(theme_names(page, server)) == len(names)
    move(page, server, 3, first, to=third)
    undo(page, server, "Undone: moved 3", "Undone: split")
    assert size_of(page, server, first) == merged

    server.kill()
    server.start()
    assert size_of(page, server, first) == merged
    assert second not in theme_names(page, server)
    visit(page, server, "/themes?view=History")
    page.get_by_text("merged").first.wait_for()
    page.get_by_text("Taken back").first.wait_for()

    add_file(page, server, JOURNEYS / "forms.xlsx")
    assert second not in theme_names(page, server)
    assert size_of(page, server, first) == merged
    context.close()


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_a_question_its_themes_and_one_of_them(browser, sample_server, size):
    """Every theme a line, twelve on a laptop's screen; a click opens one beside them, on a phone in their place."""
    context = browser.new_context(viewport=size, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    visit(page, sample_server, "/themes")
    themes = page.locator(THEMES)
    themes.first.wait_for(timeout=30_000)
    picture(page, f"themes-list-{size['width']}")
    assert fits(page)
    assert not serious_faults(page)
    name = themes.nth(1).inner_text()
    if size is LAPTOP:
        twelfth = themes.nth(min(11, themes.count() - 1)).bounding_box()
        assert twelfth["y"] + twelfth["height"] <= size["height"]
    themes.nth(1).click()
    opened(page, name)
    picture(page, f"themes-opened-{size['width']}")
    title = page.get_by_role("heading", name=name, exact=True).bounding_box()
    assert 0 <= title["y"] < size["height"]
    assert themes.first.is_visible() == (size is LAPTOP)
    assert page.locator("h1").is_visible() == (size is LAPTOP)
    assert fits(page)
    assert not serious_faults(page)
    page.get_by_role("button", name="All themes").click()
    page.locator("h1").wait_for()
    context.close()
