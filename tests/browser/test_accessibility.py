"""Accessibility rules of axe-core on every screen, at laptop and phone width."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import LAPTOP, PHONE, settled, visit
from ui.shell.navigation import SCREENS

# Streamlit's own, none of which our code can reach: listed so that a new one is seen.
STREAMLITS_OWN = {
    "scrollable-region-focusable",  # wide tables on a narrow screen; the keyboard scrolls them all the same
}


def serious_faults(page):
    """Rules of WCAG 2 A and AA that a page breaks seriously or critically, with places; its context bypasses CSP.

    What stands there at each of three looks counts: on a busy machine words may still be fading in at the first.
    """
    faults = {}
    for _ in range(3):
        page.wait_for_timeout(600)
        faults = _faults_now(page)
        if not faults:
            break
    return faults


def _faults_now(page):
    return {
        rule["id"]: [node["html"][:160] for node in rule["nodes"]][:3]
        for rule in Axe().run(page).response["violations"]
        if rule["impact"] in ("serious", "critical") and rule["id"] not in STREAMLITS_OWN
    }


PLACES = [
    *(f"/{screen.name}" if screen.name != "home" else "/" for screen in SCREENS),
    "/questions?by=age_band",
    "/questions?survey=2&by=audience&projector=true",
    "/long_list?priority=LW09",
    "/commitments?commitment=C1",
    "/partners?partners_part=Other+cities",
    "/long_list?list_part=Scores+from+figures",
    "/long_list?list_part=Criteria",
    "/long_list?list_part=Bring+in%2C+take+away",
]


@pytest.mark.parametrize("place", PLACES)
def test_no_serious_finding(browser, sample_server, place):
    """No rule of WCAG 2 A and AA is broken seriously or critically, on a laptop and narrowed to a phone."""
    context = browser.new_context(viewport=LAPTOP, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    visit(page, sample_server, place)

    laptop = serious_faults(page)
    page.set_viewport_size(PHONE)
    settled(page)
    phone = serious_faults(page)
    context.close()

    assert not laptop
    assert not phone
