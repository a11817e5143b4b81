"""Three Senior Responsible Officers in three windows at once: own weights, each other's points, nobody overwritten."""

from __future__ import annotations

from tests.browser.conftest import LAPTOP, picture, settled, visit
from tests.browser.test_journeys import SLIDER

OFFICERS = {"NHS": 70, "London Councils": 20, "Public Health England": 45}


def set_weight(page, percent):
    """Move health burden to a weight by the keyboard, and wait until the server has heard of it."""
    slider = page.get_by_label(SLIDER)
    slider.focus()
    now = int(slider.input_value())
    for _ in range(abs(percent - now)):
        page.keyboard.press("ArrowRight" if percent > now else "ArrowLeft")
    page.wait_for_url(f"**health_burden={percent}*")
    settled(page)


def save(page, name):
    box = page.get_by_label("Save these weights as a scenario")
    box.fill(name)
    page.get_by_role("button", name="Save scenario").click()
    page.get_by_text(f"Saved “{name}”").wait_for(timeout=30_000)
    settled(page)


def test_three_officers_at_once(browser, serve):
    """Weights moved in turn in three open windows; each keeps its own, all three points are seen by all."""
    server = serve(sample=True)
    windows = {name: browser.new_context(viewport=LAPTOP, reduced_motion="reduce").new_page() for name in OFFICERS}
    for page in windows.values():
        visit(page, server, "/ranking")
    for name, page in windows.items():
        set_weight(page, OFFICERS[name])
    for name, page in windows.items():
        save(page, name)

    for name, page in windows.items():
        page.reload()
        page.wait_for_selector("h1")
        settled(page)
        assert page.get_by_label(SLIDER).input_value() == str(OFFICERS[name])
        for other in OFFICERS:
            assert page.locator("svg title", has_text=other).count() == 1
    picture(windows["NHS"], "three-officers")

    visit(windows["NHS"], server, "/record")
    for name, percent in OFFICERS.items():
        row = windows["NHS"].locator("tr", has_text=name).first
        assert f"{percent}%" in row.inner_text()
    picture(windows["NHS"], "three-officers-scenarios")
    for page in windows.values():
        page.context.close()
