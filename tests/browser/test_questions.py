"""The questions of a survey as people use them: a file of closed questions to charts, split, read, taken away."""

from __future__ import annotations

from tests.browser.conftest import PHONE, long_journey, picture, settled, visit
from tests.browser.test_accessibility import serious_faults
from tests.browser.test_filters import choose

CHARTS = "[data-testid=stVegaLiteChart] svg, [data-testid=stVegaLiteChart] canvas"


def closed_only():
    """Two hundred people, a choice, a rating and a number; nobody wrote a word."""
    scale = ["Very poor", "Poor", "Neither good nor poor", "Good", "Very good"]
    rows = ["Respondent ID,Which borough do you live in?,How good is the park?,How do you get there?,Visits a month"]
    for place in range(200):
        borough = "Barnet" if place % 3 else "Camden"
        rows.append(
            f"{place + 1},{borough},{scale[(place * 7) % 5]},{('Bus', 'On foot', 'Bicycle')[place % 3]},{place % 23}"
        )
    return "\n".join(rows).encode()


@long_journey(PHONE)
def test_from_a_file_of_closed_questions_to_charts(browser, serve, size):
    """Dropped and imported it stands on the Questions page: findings, charts, a split, a file, a page for the room."""
    server = serve()
    context = browser.new_context(viewport=size, bypass_csp=True, accept_downloads=True, reduced_motion="reduce")
    page = context.new_page()
    visit(page, server, "/responses")
    page.set_input_files("input[type=file]", {"name": "park.csv", "mimeType": "text/csv", "buffer": closed_only()})
    page.get_by_role("button", name="Import").last.click()
    page.get_by_text("200 people").first.wait_for(timeout=60_000)

    visit(page, server, "/questions")
    page.locator(CHARTS).first.wait_for()
    assert page.get_by_role("heading", name="people who answered").count() >= 3
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    choose(page, "Side by side", "Borough")
    page.wait_for_url("**by=borough*")
    picture(page, f"questions-{size['width']}")
    assert not serious_faults(page)

    page.get_by_role("button", name="The numbers").first.click()
    with page.expect_download() as file:
        page.get_by_role("button", name="Download: question 1").click()
    words = file.value.path().read_text(encoding="utf-8-sig")
    assert "Barnet" in words
    assert all(int(line.split(",")[4]) % 5 == 0 for line in words.splitlines()[1:] if line.split(",")[4].isdigit())

    visit(page, server, "/questions?projector=true")
    settled(page)
    page.locator(CHARTS).first.wait_for()
    assert not serious_faults(page)
    context.close()
