"""A phone that loses its server, and one without scripts."""

from __future__ import annotations

import pytest

from tests.browser.conftest import PHONE
from tests.browser.room import SMALL, come_in, opened, step


def test_a_phone_keeps_its_ballot_through_a_killed_server(serve, browser, page):
    """It says that nothing was sent, sends by itself once the server is back, and a reload keeps what was typed."""
    server = serve()
    code = opened(page, server)
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    phone = come_in(context, server.url, code)
    step(page, "Open round 1")
    phone.locator(".order:visible").first.wait_for()
    # By the keyboard alone: three numbers in a row, and Enter.
    phone.get_by_label("Points for Collaboration", exact=True).focus()
    for points in ("50", "30", "20"):
        phone.keyboard.type(points)
        for _ in range(3):  # what 0 and 10 mean, the order, the next number
            phone.keyboard.press("Tab")
    assert phone.locator("#sum").inner_text() == "Together 100 of 100"
    phone.reload()
    assert phone.locator("#sum").inner_text() == "Together 100 of 100"
    server.kill()
    phone.get_by_role("button", name="Send").click()
    phone.get_by_text("It is kept on this phone").wait_for()
    phone.get_by_text("No connection to the server").wait_for(timeout=10_000)
    server.start()
    phone.get_by_text("Sent: Collaboration 50").wait_for(timeout=30_000)
    phone.locator("#line").wait_for(state="hidden", timeout=10_000)
    context.close()


@pytest.fixture(name="without_script")
def _without_script(browser):
    context = browser.new_context(viewport=SMALL, java_script_enabled=False)
    yield context
    context.close()


def test_a_phone_without_scripts_answers_all_the_same(serve, page, without_script):
    """Plain boxes and a button: what is wrong is said, what is right is kept."""
    server = serve()
    code = opened(page, server)
    phone = come_in(without_script, server.url, code)
    step(page, "Open round 1")
    page.get_by_text("Have answered").wait_for()
    phone.goto(f"{server.url}/join?code={code}")
    for name, points in (("Collaboration", "50"), ("Health burden", "30"), ("Regional action", "10")):
        phone.get_by_label(f"Points for {name}", exact=True).fill(points)
    phone.get_by_role("button", name="Send").click()
    assert phone.get_by_role("alert").inner_text() == "Together they are 90 points: 10 too few."
    phone.get_by_label("Points for Regional action", exact=True).fill("20")
    phone.get_by_role("button", name="Send").click()

    phone.get_by_text("Sent: Collaboration 50, Health burden 30, Regional action 20.").wait_for()
