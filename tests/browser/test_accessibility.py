"""Every place of the explorer, looked at once at laptop and once at phone width.

It is accessible by the rules of axe-core, asks no other host, is refused nothing by the content policy, and fits its
width; its pictures are kept in tests/browser/pictures to be looked at.
"""

from __future__ import annotations

from urllib.parse import urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import LAPTOP, PHONE, picture, settled, visit
from ui.shell.navigation import HOME, SCREENS

# Streamlit's own, none of which our code can reach: listed so that a new one is seen.
STREAMLITS_OWN = {
    "scrollable-region-focusable",  # wide tables on a narrow screen; the keyboard scrolls them all the same
}


def serious_faults(page):
    """Rules of WCAG 2 A and AA that a page breaks seriously or critically, with places.

    What stands there at each of three looks counts: on a busy machine words may still be fading in at the first.
    """
    faults = {}
    page.locator("[data-testid=stSkeleton]").first.wait_for(state="detached", timeout=30_000)
    for patience in (200, 600, 600):
        page.wait_for_timeout(patience)
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
    *("" if screen is HOME else screen.name for screen in SCREENS),
    "questions?by=age_band",
    "questions?survey=2&by=audience&projector=true",
    "responses?view=Read+responses",
    "responses?view=Imports",
    "themes?theme=1",
    "themes?view=Side+by+side",
    "themes?view=Map",
    "themes?view=Trays",
    "long_list?priority=LW09",
    "long_list?list_part=Scores+from+figures",
    "long_list?list_part=Criteria",
    "long_list?list_part=Bring+in%2C+take+away",
    "commitments?commitment=C1",
    "partners?partners_part=Other+cities",
    "record?part=Downloads",
    "record?part=Who+did+what",
    "record?part=Backups",
]


def wider_by(page):
    """By how many pixels the page is wider than the window: what would be read by moving sideways."""
    return page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth")


@pytest.mark.parametrize("place", PLACES)
def test_every_place_is_sound_at_both_widths(page, sample_server, place):
    """On a laptop and narrowed to a phone: no serious finding, no other host asked, nothing refused, nothing beyond."""
    asked, refused, faults, wide = [], [], {}, {}
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda told: refused.append(told.text) if "Content Security Policy" in told.text else None)

    visit(page, sample_server, f"/{place}")
    for size in (LAPTOP, PHONE):
        page.set_viewport_size(size)
        settled(page)
        faults |= {(size["width"], rule): nodes for rule, nodes in serious_faults(page).items()}
        picture(page, f"{size['width']}-{''.join(c if c.isalnum() else '-' for c in place) or 'home'}")
        wide |= {size["width"]: by} if (by := wider_by(page)) > 0 else {}

    hosts = {urlparse(url).hostname for url in asked if urlparse(url).scheme in ("http", "https", "ws", "wss")}
    assert faults == {}
    assert wide == {}
    assert hosts == {"127.0.0.1"}
    assert refused == []


def test_a_picture_that_is_still_wide_widens_nothing(page, sample_server):
    """A chart is drawn anew a moment after the window has narrowed; until then it is cut, and the page is not moved."""
    page.set_viewport_size(PHONE)
    visit(page, sample_server, "/questions")
    drawn = page.locator(".stVegaLiteChart svg, .stVegaLiteChart canvas").first
    drawn.wait_for()
    drawn.evaluate("drawn => { drawn.style.width = '1264px'; drawn.style.maxWidth = 'none'; }")

    assert drawn.bounding_box()["width"] == 1264
    assert wider_by(page) == 0
