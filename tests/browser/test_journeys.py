"""The main job from end to end, as people would do it."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from tests.browser.conftest import PHONE, picture, settled, visit

ROOT = Path(__file__).resolve().parent.parent.parent
SLIDER = "Weight of Health burden, percent, slider"


def names_in_order(page):
    """Names of the ranked list in the order of sight."""
    page.wait_for_selector(".row .name")
    return page.evaluate(
        """() => {
          const host = [...document.querySelectorAll('*')].find((node) => node.shadowRoot?.querySelector('.row'));
          const rows = [...(host ? host.shadowRoot : document).querySelectorAll('.row')];
          const place = (row) => Number(/translateY\\((\\d+)px\\)/.exec(row.style.transform)[1]);
          return rows.sort((a, b) => place(a) - place(b)).map((row) => row.querySelector('.name').textContent);
        }"""
    )


def test_from_sample_to_workbook(page, serve):
    """Sample, themes, weights, scenario, workbook: the ranking taken away is the ranking on screen."""
    server = serve(sample=True)
    visit(page, server)
    assert "We have heard from" in page.locator("h1").inner_text()
    picture(page, "journey-a-home")

    page.get_by_role("link", name="Themes").first.click()
    page.wait_for_url("**/themes*")
    settled(page)
    page.locator("table.themes tbody th button").first.click()
    page.wait_for_url("**theme=*")
    page.get_by_role("button", name="All themes").wait_for()
    picture(page, "journey-a-theme")

    page.get_by_role("link", name="Ranking").first.click()
    page.wait_for_url("**/ranking*")
    settled(page)
    before = names_in_order(page)
    slider = page.get_by_label(SLIDER)
    slider.focus()
    for _ in range(30):
        page.keyboard.press("ArrowRight")
    page.wait_for_url("**health_burden=63*")
    settled(page)
    after = names_in_order(page)
    assert sorted(before) == sorted(after)
    assert before != after

    page.get_by_label("Save these weights as a scenario").fill("Burden first")
    settled(page)
    page.get_by_role("button", name="Save scenario").click()
    page.get_by_text("it keeps these weights").wait_for()
    settled(page)
    picture(page, "journey-a-ranking")

    visit(page, server, "/record?part=Downloads")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download: Ranking workbook (XLSX)").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    words = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert set(before) <= words


def test_a_link_shows_the_same_ranking(page, browser, sample_server):
    """A link with weights, opened in a fresh browser, shows the same ranking and the same first line."""
    link = "/ranking?collaboration=20&health_burden=55&regional_action=25"
    visit(page, sample_server, link)
    mine, line = names_in_order(page), page.locator("h1").inner_text()

    other = browser.new_context(viewport=PHONE).new_page()
    visit(other, sample_server, link)
    theirs, their_line = names_in_order(other), other.locator("h1").inner_text()
    other.context.close()

    assert mine == theirs
    assert line == their_line
    assert page.get_by_label(SLIDER).input_value() == "55"


def test_nothing_saved_is_lost_when_the_server_dies(page, serve):
    """Server killed and started again: the scenario, the weights in the link and the responses are there."""
    server = serve(sample=True)
    visit(page, server, "/ranking?collaboration=10&health_burden=80&regional_action=10")
    before = names_in_order(page)
    page.get_by_label("Save these weights as a scenario").fill("Before the cut")
    settled(page)
    page.get_by_role("button", name="Save scenario").click()
    page.get_by_text("it keeps these weights").wait_for()
    link = page.url

    server.kill()
    server.start()
    page.goto(link)
    page.wait_for_selector("h1")
    settled(page)
    after = names_in_order(page)
    visit(page, server, "/record")

    page.get_by_role("cell", name="Before the cut").first.wait_for()

    assert before == after


@pytest.mark.parametrize("path", ["/ranking", "/themes", "/record"])
def test_a_cold_server_answers_a_deep_link(page, serve, path):
    """The first visitor of a fresh server, on a deep link, gets the page with its frame and menu."""
    visit(page, serve(), path)

    assert page.locator("h1").count() == 1
    assert page.get_by_role("link", name="Long list").first.is_visible()
    assert page.get_by_text("has no sign-in").is_visible()


def test_two_visitors_keep_their_own_weights(browser, sample_server):
    """Two people move weights at the same time; neither sees the other's, and no page breaks."""
    pages = [browser.new_context().new_page() for _ in range(2)]
    for page in pages:
        visit(page, sample_server, "/ranking")
    for page, presses in zip(pages, (5, 15), strict=True):
        page.get_by_label(SLIDER).focus()
        for _ in range(presses):
            page.keyboard.press("ArrowRight")
    for page, weight in zip(pages, (38, 48), strict=True):
        page.wait_for_url(f"**health_burden={weight}*")
        settled(page)
    weights = [page.get_by_label(SLIDER).input_value() for page in pages]
    for page in pages:
        page.context.close()

    assert weights == ["38", "48"]
