"""A slot in people's hands: its target pulled, moved by keys, typed, kept; on a phone as well."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, picture, settled, visit


def test_a_target_is_pulled_typed_and_kept(page, serve):
    """Keys go a step or a candidate, the hand snaps to one, box and list say the same; it is kept."""
    server = serve(sample=False)
    visit(page, server, "/commitments")
    page.get_by_role("button", name="Childhood obesity").click()
    settled(page)
    handle, box = page.get_by_role("slider", name=re.compile("^Target: Year 6")), page.get_by_label("Target (%)")
    handle.focus()
    page.keyboard.press("ArrowDown")
    assert handle.get_attribute("aria-valuetext") == "23.0%, under 1% less than today"
    page.keyboard.press("PageDown")
    assert re.match(r"22\.7%, 2% less than today, [A-L]: ", handle.get_attribute("aria-valuetext"))
    expect(box).to_have_value("22.7")
    settled(page)

    place = handle.bounding_box()
    across, down = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    page.mouse.move(across, down)
    page.mouse.down()
    page.mouse.move(across, down + 60, steps=6)
    page.mouse.up()
    expect(box).to_have_value("19.0")
    settled(page)
    assert page.get_by_role("radio", checked=True).count() == 1

    box.fill("20.8")
    box.press("Enter")
    settled(page)
    expect(handle).to_have_attribute("aria-valuetext", "20.8%, 10% less than today, B: A tenth better")
    expect(page.get_by_text("Of 149 councils of England over 5 years, few did (1 in 17)")).to_be_visible()
    picture(page, "commitment-opened")
    page.get_by_label("Why this target").fill("Ten boroughs have plans that add up to it.")
    page.get_by_role("button", name="Keep this target").click()
    page.get_by_role("heading", level=1, name=re.compile("from 23.1% to 20.8% by 2022.23")).wait_for(timeout=30_000)

    page.set_viewport_size(PHONE)
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    picture(page, "commitment-on-a-phone")
