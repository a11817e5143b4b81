"""Every screen as it looks at laptop and phone width, kept in tests/browser/pictures to be looked at."""

from __future__ import annotations

from tests.browser.conftest import LAPTOP, PHONE, picture, settled, visit
from ui.shell.navigation import HOME, SCREENS

MORE = (
    "responses?view=Read+responses",
    "responses?view=Imports",
    "themes?theme=1",
    "themes?view=Side+by+side",
    "themes?view=Map",
    "themes?view=Trays",
    "long_list?priority=SW01",
    "long_list?list_part=Scores+from+figures",
    "long_list?list_part=Criteria",
    "long_list?list_part=Bring+in%2C+take+away",
    "record?part=Downloads",
    "record?part=Who+did+what",
    "record?part=Backups",
)
PLACES = ["" if screen is HOME else screen.name for screen in SCREENS] + list(MORE)


def test_every_screen_fits_its_width(browser, sample_server):
    """No screen is wider than the window, so nothing is read by moving sideways but a wide table in its own frame."""
    context = browser.new_context(viewport=LAPTOP, reduced_motion="reduce")
    page, wide = context.new_page(), {}
    for place in PLACES:
        page.set_viewport_size(LAPTOP)
        visit(page, sample_server, f"/{place}")
        for size in (LAPTOP, PHONE):
            page.set_viewport_size(size)
            settled(page)
            page.locator("[data-testid=stSkeleton]").first.wait_for(state="detached", timeout=30_000)
            name = "".join(c if c.isalnum() else "-" for c in place) or "home"
            picture(page, f"{size['width']}-{name}")
            over = page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth")
            wide |= {(place, size["width"]): over} if over > 0 else {}
    context.close()

    assert wide == {}
