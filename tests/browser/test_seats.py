"""Three senior responsible owners at three screens: what one shares appears at the others by itself, and goes again."""

from __future__ import annotations

from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.test_accessibility import serious_faults

SEATS = {
    "NHS": ("collaboration=30&health_burden=60&regional_action=10", LAPTOP, "moss-48"),
    "London Councils": ("collaboration=60&health_burden=10&regional_action=30", LAPTOP, "fern-11"),
    "PHE": ("collaboration=20&health_burden=40&regional_action=40", PHONE, "reed-73"),
}
CODES = ", ".join(f"{seat}={code}" for seat, (_weights, _size, code) in SEATS.items())


def take(browser, server, seat):
    """Open the page with this seat's weights and take the seat by its code."""
    weights, size, code = SEATS[seat]
    page = browser.new_page(viewport=size, bypass_csp=True)
    page.goto(f"{server.url}/seats?{weights}")
    page.get_by_label("Which seat is yours?").click(timeout=60_000)
    page.get_by_role("option", name=seat).click()
    page.get_by_label("Its code").fill(code)
    page.get_by_role("button", name="Take this seat").click()
    page.get_by_text(f"You hold the seat of {seat}.").wait_for(timeout=20_000)
    return page


def share(page):
    page.get_by_role("button", name="Share these with the other seats").click()
    page.get_by_role("button", name="Take back what we shared").wait_for(timeout=20_000)


def test_three_seats_meet(browser, serve):
    """Each shares; the first sees all without a touch, the step named and drawn, until somebody takes theirs back."""
    server = serve(explorer_seats=CODES)
    pages = {seat: take(browser, server, seat) for seat in SEATS}
    nhs = pages["NHS"]
    for page in pages.values():
        share(page)
    nhs.get_by_role("heading", name="All seats have shared their weights").wait_for(timeout=20_000)
    nhs.get_by_text("London Councils moves 14 points").wait_for(timeout=20_000)
    phone = pages["PHE"]
    phone.get_by_text("The smallest step to one first five asks for 14 points").wait_for(timeout=20_000)

    nhs.locator("img").wait_for(timeout=20_000)
    assert phone.evaluate("() => document.documentElement.scrollWidth") == PHONE["width"]
    for page in (nhs, phone):
        # Streamlit's own notice has no name while it fades.
        page.locator("[data-testid=stToast]").first.wait_for(state="detached", timeout=20_000)
        assert serious_faults(page) == {}
    pages["London Councils"].get_by_role("button", name="Take back what we shared").click()
    nhs.get_by_role("heading", name="NHS and PHE have shared weights; 1 seat to come").wait_for(timeout=20_000)
    nhs.get_by_text("London Councils moves").wait_for(state="detached", timeout=20_000)
