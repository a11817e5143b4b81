"""A workshop played as a whole: a facilitator, a wall and phones in real browsers; a phone that loses its server."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
import zxingcpp
from PIL import Image

from tests.browser.conftest import LAPTOP, PHONE, picture, visit
from tests.browser.test_accessibility import serious_faults

SMALL = {"width": 320, "height": 640}


def opened(page, server):
    """Open a workshop as a facilitator does; return its code."""
    visit(page, server, "/workshop")
    page.get_by_label("Name of the workshop").fill("Board, 3 May")
    page.get_by_role("button", name="Open the workshop").click()
    page.get_by_text("In the room").wait_for()
    return page.get_by_test_id("stMetricValue").last.inner_text().replace(" ", "")


def come_in(context, url, code, party="NHS"):
    """A phone that scans the code and joins."""
    phone = context.new_page()
    phone.goto(f"{url}/join?code={code}")
    phone.get_by_label("Where you come from").select_option(party)
    phone.get_by_role("button", name="Join").click()
    phone.get_by_text("You are in.").wait_for()
    return phone


def tap(phone, *order):
    """Put the criteria in order, which gives them points, and send."""
    phone.locator(".order:visible").first.wait_for()
    for at in order:
        phone.locator(".order").nth(at).click()
    phone.get_by_role("button", name="Send").click()
    phone.get_by_text("Sent:").wait_for()


def decoded(screen, shot):
    """What a phone's camera reads in a picture of the screen, once it is drawn."""
    for _ in range(20):
        screen.screenshot(path=shot)
        texts = {barcode.text for barcode in zxingcpp.read_barcodes(Image.open(shot))}
        if texts:
            return texts
        screen.wait_for_timeout(250)
    return set()


def step(page, label):
    page.get_by_role("button", name=label, exact=True).click()


def test_a_room_from_the_door_to_the_arrow(serve, browser, page, tmp_path):
    """Code and QR code lead phones in; nobody sees a result before the reveal; the second round has its arrow."""
    server = serve()
    page.set_viewport_size(LAPTOP)
    code = opened(page, server)
    assert decoded(page, tmp_path / "desk.png") == {f"{server.url}/join?code={code}"}
    picture(page, "workshop_desk")
    wall = browser.new_context(viewport=LAPTOP).new_page()
    wall.goto(f"{server.url}/join/wall?code={code}")
    assert decoded(wall, tmp_path / "wall.png") == {f"{server.url}/join?code={code}"}
    assert serious_faults(wall) == {}
    rooms = [browser.new_context(viewport=PHONE if n else SMALL, is_mobile=True, has_touch=True) for n in range(5)]
    phones = [come_in(context, server.url, code) for context in rooms]

    step(page, "Open round 1")
    for n, phone in enumerate(phones):
        tap(phone, n % 3, (n + 1) % 3)
    wall.get_by_text("5 of 5 have answered").wait_for()
    assert serious_faults(phones[0]) == {}
    assert phones[0].evaluate("document.documentElement.scrollWidth") == SMALL["width"]
    picture(phones[1], "workshop_phone")
    step(page, "Close the round")
    page.get_by_role("button", name="Reveal the result").wait_for()
    assert "put" not in wall.locator("main").inner_text()
    step(page, "Reveal the result")
    for screen in (wall, phones[1], phones[0]):
        screen.locator(".triangle").wait_for()
    assert phones[0].evaluate("document.documentElement.scrollWidth") == SMALL["width"]
    picture(wall, "workshop_wall")

    page.locator("summary", has_text="Open round 2").click()
    step(page, "Open round 2")
    for phone in phones:
        tap(phone, 0, 1)
    step(page, "Close the round")
    step(page, "Reveal the result")
    wall.locator(".triangle line").wait_for()
    page.get_by_text("answered this and the round of weights before").first.wait_for()
    assert serious_faults(page) == {}
    foreign = {urlsplit(entry).netloc for entry in phones[0].evaluate("performance.getEntries().map((e) => e.name)")}
    assert foreign <= {"", urlsplit(server.url).netloc}
    for context in (*rooms, wall.context):
        context.close()


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
