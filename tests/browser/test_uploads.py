"""Survey exports from the drop zone to themes, as the engagement team does it, and what may go wrong on the way."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

from data import bundled
from tests.browser.conftest import PHONE, picture, settled, visit
from tests.unit.engagement.test_parsing import far_cell, zip_bomb

ROOT = Path(__file__).resolve().parent.parent.parent
JOURNEYS = ROOT / "tests" / "fixtures" / "journeys"
EXPORTS = ROOT / "tests" / "fixtures" / "exports"
REAL = ROOT.parent / "shared" / "exports"
A_MINUTE = 60
SIX_CLICKS = 6


class Hand:
    """Clicks on a page, counted."""

    def __init__(self, page):
        self.page, self.clicks = page, 0

    def click(self, place):
        place.click()
        self.clicks += 1


def drop(page, file):
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text("Who answered").first.wait_for(timeout=60_000)
    settled(page)


def to_the_plan(hand, who="Londoners"):
    """Say who answered and approve what is hidden, where anything is."""
    if hand.page.get_by_role("radio", name=who).get_attribute("aria-checked") != "true":
        hand.click(hand.page.get_by_role("radio", name=who))
    hand.page.get_by_role("button", name="Import ", exact=False).wait_for(timeout=60_000)
    settled(hand.page)
    approval = hand.page.get_by_text("I have looked at what is hidden")
    if approval.count():
        hand.click(approval.first)
        settled(hand.page)


def bring_in(page, server, file):
    """From the drop zone to themes; return how many clicks and seconds it took."""
    visit(page, server, "/responses")
    hand, began = Hand(page), time.monotonic()
    drop(page, file)
    to_the_plan(hand)
    picture(page, f"upload-{file.stem}-plan")
    hand.click(page.get_by_role("button", name="Import ", exact=False))
    page.get_by_text("You can undo this under Imports").wait_for(timeout=60_000)
    hand.click(page.get_by_role("link", name="Find themes in what came in"))
    page.wait_for_url("**/themes*")
    settled(page)
    hand.click(page.get_by_role("button", name="Find themes"))
    page.get_by_text("Themes found").wait_for(timeout=120_000)
    took = time.monotonic() - began
    settled(page)
    picture(page, f"upload-{file.stem}-themes")
    return hand.clicks, took


def undo(page, server):
    visit(page, server, "/responses?view=Imports")
    page.get_by_role("button", name="Undo this import").first.click()
    page.get_by_text(re.compile("^Undone ")).first.wait_for(timeout=30_000)
    visit(page, server)
    assert "Nobody has been heard yet" in page.locator("h1").inner_text()


@pytest.mark.parametrize("file", [JOURNEYS / "forms.xlsx", JOURNEYS / "surveygizmo.csv"], ids=lambda file: file.name)
def test_an_export_goes_in_and_out_again(page, serve, file):
    """At most six clicks and a minute from the drop to the first themes; the undo leaves nothing."""
    server = serve()

    clicks, took = bring_in(page, server, file)

    assert clicks <= SIX_CLICKS
    assert took <= A_MINUTE
    undo(page, server)


# The larger file takes a minute, and is brought in by the nightly run.
@pytest.mark.parametrize(
    "name",
    ["smartsurvey_govuk_scrambled.csv", *["surveygizmo_jupyter2015.csv"] * bool(os.environ.get("EXPLORER_NIGHTLY"))],
)
def test_a_real_export_goes_in_and_out_again(page, serve, name):
    """The same with exports as survey tools really wrote them."""
    if not (REAL / name).exists():
        pytest.skip(f"{name} is not on this machine")
    server = serve()

    clicks, took = bring_in(page, server, REAL / name)

    assert clicks <= SIX_CLICKS
    assert took <= A_MINUTE
    undo(page, server)


def test_a_corrected_column_is_remembered(page, serve):
    """What a person says of a column stands for the next file with the same headers; the same file is known again."""
    server = serve()
    visit(page, server, "/responses")
    drop(page, EXPORTS / "google_forms.csv")
    box = page.get_by_label("holds", exact=False).first
    box.click()
    page.get_by_role("option", name="People's own words").click()
    settled(page)
    hand = Hand(page)
    to_the_plan(hand, "Professionals")
    hand.click(page.get_by_role("button", name="Import ", exact=False))
    page.get_by_text("You can undo this under Imports").wait_for(timeout=60_000)
    visit(page, server, "/responses?view=Imports")
    page.get_by_role("button", name="Undo this import").first.click()
    page.get_by_text(re.compile("^Undone ")).first.wait_for(timeout=30_000)

    visit(page, server, "/responses")
    drop(page, EXPORTS / "google_forms.csv")

    page.get_by_text("taken over from the last file with the same headers").wait_for(timeout=20_000)


def test_the_same_file_again_is_told_at_once(page, sample_server):
    """A second upload names the first import and offers nothing to store."""
    visit(page, sample_server, "/responses")
    sample = bundled.sample_files()[0].path

    page.locator("input[type=file]").set_input_files(sample)

    page.get_by_text("This file is here already").wait_for(timeout=60_000)
    assert page.get_by_role("button", name="Import ", exact=False).count() == 0


def test_a_browser_closed_in_mid_upload_leaves_nothing(browser, page, serve, tmp_path):
    """The tab goes away while its file is read: nothing is stored, and the file can be sent again."""
    server = serve()
    large = tmp_path / "large.csv"
    large.write_text("Ref,Comment\n" + "".join(f"{n},More benches on the way to shop {n}\n" for n in range(60_000)))
    other = browser.new_context().new_page()
    visit(other, server, "/responses")
    other.locator("input[type=file]").set_input_files(large)
    other.context.close()

    visit(page, server, "/responses")
    assert "No responses yet" in page.locator("h1").inner_text()
    drop(page, large)
    page.get_by_text("60,000 rows").wait_for(timeout=60_000)


def test_a_long_plan_tells_how_long_and_stops(browser, page, sample_server, tmp_path):
    """A large file is looked through beside the server: a bar with the time left, another visit, and a way to stop."""
    large = tmp_path / "large.csv"
    rows = (
        f"{n},Sarah at number {n} waits {n % 90} minutes for {n % 7} buses to the surgery,Bus" for n in range(40_000)
    )
    large.write_text("\n".join(["Ref,What matters most to you?,You travel by", *rows]))
    visit(page, sample_server, "/responses")
    drop(page, large)
    page.get_by_role("radio", name="Londoners").click()

    page.get_by_text(re.compile(r"Looking through the answers, about \d+ seconds left")).wait_for(timeout=60_000)
    calm = browser.new_context(viewport=PHONE).new_page()
    visit(calm, sample_server, "/")
    calm.context.close()
    picture(page, "planning")
    page.get_by_role("button", name="Stop").click()

    page.get_by_text("Looking through the answers").wait_for(state="detached", timeout=10_000)
    settled(page)
    assert page.get_by_role("button", name="Import ", exact=False).count() == 0
    assert page.get_by_text("large.csv").count() == 0


def test_another_visit_answers_while_hostile_files_are_read(browser, sample_server):
    """Two hostile workbooks are refused in a sentence, and somebody else's page opens within two seconds meanwhile."""
    hostile, calm = browser.new_context().new_page(), browser.new_context(viewport=PHONE).new_page()
    visit(calm, sample_server, "/ranking")
    visit(hostile, sample_server, "/responses")
    for content, words in ((far_cell("XFD1048576"), "16,384 columns wide"), (zip_bomb(60), "times when unpacked")):
        hostile.locator("input[type=file]").set_input_files(
            {"name": "survey.xlsx", "mimeType": "application/octet-stream", "buffer": content}
        )
        began = time.monotonic()
        calm.get_by_role("button", name="open", exact=False).first.or_(calm.locator("h1")).first.wait_for()
        calm.reload()
        calm.wait_for_selector("h1")
        assert time.monotonic() - began <= 2 + 2  # two seconds to answer, two for the browser to load the page anew
        hostile.get_by_text(words, exact=False).first.wait_for(timeout=30_000)
    for one in (hostile, calm):
        one.context.close()
