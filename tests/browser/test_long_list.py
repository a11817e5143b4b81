"""The long list in people's hands: their file, their criterion, scores from figures, in a real browser."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import LAPTOP, PHONE, picture, pressed, settled, visit

LIST = b"""Priority,Collaboration,Health burden,Regional action
Childhood obesity,9,3,9
Cold homes,8,9,9.5
Air quality,lots,7,10
"""
CRITERION = {
    "Name of the criterion": "Impact on inequality",
    "What it asks": "Does it narrow the gaps between Londoners?",
    "What 0 means": "Not at all",
    "What 5 means": "For some",
    "What 10 means": "For those worst off, wherever they live",
}


def open_part(page, server, part):
    visit(page, server, "/long_list")
    page.get_by_role("radio", name=part).click()
    settled(page)


FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.textContent ?? "";
}"""


def has_keyboard(page, words):
    """Whether what has the keyboard, within a few looks, is called so."""
    for _ in range(100):
        if page.evaluate(FOCUSED) == words:
            return True
        page.wait_for_timeout(100)
    return False


@pytest.mark.finding("B8", "B9")
def test_rows_open_by_hand_and_by_key_and_going_back_closes_them(page, sample_server):
    """One line a priority; a press anywhere on it opens the card, going back leads to its line with the choice kept."""
    visit(page, sample_server, "/long_list?stage=LIVE+WELL")
    lines = page.locator(".priorities tbody tr")
    lines.nth(16).wait_for()
    assert {round(line.bounding_box()["height"]) for line in lines.all()} <= set(range(28, 34))
    asthma = lines.filter(has_text="Asthma")
    assert asthma.locator("svg.spark polyline").count() == 2
    assert lines.filter(has_text="Air quality").locator("svg.strip circle").count() == 32
    picture(page, "long-list")

    asthma.locator("td.years").click()
    page.get_by_role("heading", name=re.compile("^Asthma: London")).wait_for()
    page.wait_for_url("**/long_list?stage=LIVE+WELL&priority=LW08")
    settled(page)
    page.go_back()
    lines.nth(16).wait_for()
    pressed(page)
    assert has_keyboard(page, "Asthma")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=re.compile("^Sexual health")).wait_for()
    pressed(page)
    page.get_by_role("button", name="All priorities").click()
    lines.nth(16).wait_for()
    pressed(page)
    assert has_keyboard(page, "Sexual health and HIV")
    assert lines.count() == 17

    page.set_viewport_size(PHONE)
    pressed(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert max(line.bounding_box()["height"] for line in lines.all()) < 100
    picture(page, "long-list-phone")


@pytest.mark.finding("B7")
def test_what_a_chair_reads_out_stands_above_the_fold(page, sample_server):
    """At 1366x768 the sentences on how firm it is, the list's first rows, the weights and the triangle are in sight."""
    visit(page, sample_server, "/ranking")
    page.locator(".row .name").first.wait_for()
    for part in (".st-key-of_these_weights", ".panel", ".map svg"):
        box = page.locator(part).first.bounding_box()
        assert box["y"] + box["height"] <= LAPTOP["height"], part
    assert "leads in" in page.locator(".st-key-of_these_weights").inner_text()


@pytest.mark.finding("B9")
def test_an_open_row_of_the_ranking_is_in_the_address(page, sample_server):
    """The link of an open row opens it; closed or gone back from, the keyboard is on the row."""
    visit(page, sample_server, "/ranking?row=LW02")
    opened = page.get_by_role("dialog", name="Smoking and tobacco")
    opened.wait_for()
    page.locator(".row .name").first.wait_for()
    page.keyboard.press("Escape")
    opened.wait_for(state="detached")
    pressed(page)
    assert "row=" not in page.url
    assert has_keyboard(page, "Smoking and tobacco")
    page.keyboard.press("Enter")
    opened.wait_for()
    page.wait_for_url("**row=LW02*")
    page.go_back()
    opened.wait_for(state="detached")
    pressed(page)
    assert has_keyboard(page, "Smoking and tobacco")


def test_a_list_is_brought_in_and_ranked(page, serve):
    """Dropped, looked at, confirmed: the new priority is on the list, on its card and in the ranking."""
    server = serve(sample=True)
    open_part(page, server, "Bring in, take away")
    page.locator("input[type=file]").set_input_files({"name": "our list.csv", "mimeType": "text/csv", "buffer": LIST})
    page.get_by_text("New on the list: Cold homes").wait_for(timeout=30_000)
    page.get_by_text("1 cell could not be used").wait_for()
    settled(page)
    picture(page, "list-brought-in")
    why = page.get_by_label("Why, in one line")
    why.fill("Scored by the task and finish group")
    why.press("Enter")
    settled(page)
    page.get_by_role("button", name=re.compile("^Bring in 1 new priority and 4 scores")).click()
    page.get_by_text("The list is brought in").wait_for(timeout=30_000)
    settled(page)
    assert "36 priorities" in page.locator("h1").inner_text()

    visit(page, server, "/ranking")
    page.locator(".row .name", has_text="Cold homes").wait_for()
    page.locator(".row .name", has_text="Cold homes").click()
    opened = page.get_by_role("dialog")
    opened.get_by_text("Scored by the task and finish group").first.wait_for(timeout=30_000)
    settled(page)
    picture(page, "row-opened")
    page.keyboard.press("Escape")
    opened.wait_for(state="detached")
    settled(page)
    page.get_by_label("Weight of Health burden, percent, slider").press("ArrowRight")
    page.wait_for_url("**health_burden=34*")
    settled(page)
    assert opened.count() == 0

    page.locator(".row .name", has_text="Cold homes").click()
    opened.get_by_role("link", name="Open everything that is known about it").click()
    page.wait_for_url("**/long_list*priority=P01*")
    page.get_by_role("heading", name=re.compile("^Cold homes")).wait_for()
    page.go_back()
    page.wait_for_url("**/ranking*row=P01*")
    opened.wait_for()


def test_a_criterion_of_their_own_is_weighed(page, serve):
    """Added and counted, a fourth criterion gets its slider; what is not scored on it is shown as a span of ranks."""
    server = serve(sample=True)
    open_part(page, server, "Criteria")
    page.get_by_text("Add a criterion").first.click()
    page.wait_for_timeout(500)
    for label, words in CRITERION.items():
        page.get_by_label(label).fill(words)
    page.get_by_role("button", name="Add this criterion").click()
    page.get_by_role("button", name="Let it count in the ranking").click(timeout=30_000)
    page.get_by_text("The ranking counts 4 criteria").wait_for(timeout=30_000)
    picture(page, "criterion-added")

    visit(page, server, "/ranking")
    slider = page.get_by_label("Weight of Impact on inequality, percent, slider")
    slider.wait_for()
    assert page.locator(".weight").count() == 4
    page.set_viewport_size(PHONE)
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**weight_impact_on_inequality=39of150*")
    settled(page)
    picture(page, "four-criteria-phone")


def test_a_level_is_changed_and_its_scores_follow(page, serve):
    """A score taken from figures moves with the level; the list of what moves is shown before it is kept."""
    server = serve(sample=True)
    visit(page, server, "/long_list?priority=SW01")
    page.get_by_role("button", name=re.compile("^Use the figures for health burden")).click()
    page.get_by_text("Every other score stays on record").wait_for(timeout=30_000)
    open_part(page, server, "Scores from figures")
    level = page.get_by_label("Level that earns 10")
    level.fill("80")
    level.press("Enter")
    page.get_by_text("1 of them in use").wait_for(timeout=30_000)
    settled(page)
    picture(page, "levels-changed")
    page.get_by_role("button", name="Keep these levels").click()
    page.get_by_text(re.compile("^Kept\\. .* moved, 1 of them in use")).wait_for(timeout=30_000)
    visit(page, server, "/record?part=Who+did+what")
    page.get_by_text("Kept a rule for scores from figures").first.wait_for(timeout=30_000)
