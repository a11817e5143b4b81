"""The keyboard alone: a principle is marked and a paragraph of the paper is changed without a pointer."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import settled, visit

FAR = 90
"""Tabs from the top of a page to any of its boxes; a row more of every table stays far below."""


def reach(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called `name`."""
    stops = []
    for _ in range(FAR):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const stop = document.activeElement, labels = [...(stop.labels ?? [])].map((label) => label.innerText);
              const group = stop.closest('[role=radiogroup]')?.getAttribute('aria-label') ?? '';
              const words = stop.matches('button, a') ? stop.innerText : '';
              return [stop.getAttribute('aria-label') ?? '', ...labels, words, group].join(' ');
            }"""
        )
        stops.append(stop)
        if name in stop:
            return
    raise AssertionError(f"{name} is not reached within {FAR} stops: {stops}")


def test_a_principle_is_marked_by_keys(page: Page, serve) -> None:
    """Part, principle, mark and reason are chosen by Tab, arrows and Enter; the first line says what stands."""
    server = serve(sample=False)
    visit(page, server, "/partners")
    reach(page, "Promised already")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    settled(page)
    expect(page.get_by_role("heading", name="Mark a priority")).to_be_visible()
    reach(page, "Does it keep the principle?")
    page.keyboard.press("Space")
    settled(page)
    reach(page, "Why, in one line")
    page.keyboard.type("It is near people's homes.")
    page.keyboard.press("Enter")
    settled(page)
    reach(page, "Keep the mark")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The mark is kept, with your reason and name. No score moved.")).to_be_visible()


def test_a_paragraph_is_changed_by_keys(page: Page, serve) -> None:
    """Of the narrative: the part beside the document, the paragraph, its words, kept; and taken back again."""
    server = serve(sample=False)
    visit(page, server, "/paper")
    reach(page, "Missing")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    settled(page)
    reach(page, "Change a paragraph")
    page.keyboard.type("Presented")
    page.keyboard.press("Enter")
    settled(page)
    reach(page, "Your words")
    page.keyboard.press("Control+A")
    page.keyboard.type("The three officers")
    page.keyboard.press("Control+Enter")
    settled(page)
    reach(page, "Keep these words")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("Your words stand in the document"))).to_be_visible()
    settled(page)
    reach(page, "Take the change back")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The paragraph is written by itself again.")).to_be_visible()
