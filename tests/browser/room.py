"""What tests of a workshop share: a facilitator who opens one, phones that come in and answer, a camera."""

from __future__ import annotations

import zxingcpp
from PIL import Image
from playwright.sync_api import TimeoutError as Waited

from tests.browser.conftest import visit

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
    """Press until the button is gone: a page that is drawn anew in the moment of a press may take the press with it."""
    button = page.get_by_role("button", name=label, exact=True)
    for _ in range(4):
        button.click()
        try:
            button.wait_for(state="detached", timeout=8_000)
        except Waited:
            continue
        return
