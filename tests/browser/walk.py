"""A walk through the numbered steps of README.md: each clause with what does it, in one visit."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, pressed, settled, visit
from ui.shell.navigation import SCREENS

Steps = dict[str, dict[str, Callable[["Walk"], None]]]


def steps_of_the_readme(title: str) -> dict[str, list[str]]:
    """The bold name of each numbered step below a title, and what the step says, clause by clause."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.partition(f"## {title}\n")[2].partition("\n## ")[0]
    steps = re.findall(r"^\d+\. \*\*(.+?)\*\*:? (.+?)$", section, re.MULTILINE)
    return {name: [clause.strip() for clause in re.split(r"[.,;:]", words) if clause.strip()] for name, words in steps}


def unfold(page, words):
    """Open what is folded under these words; a run of the page in the same moment may take the click with it."""
    fold = page.locator("details", has=page.locator("summary", has_text=words)).first
    for _ in range(5):
        fold.locator("summary").first.click()
        pressed(page)
        if fold.get_attribute("open") is not None:
            return
    pytest.fail(f"“{words}” did not open")


class Walk:
    """One visit that does what the steps say, in their order."""

    def __init__(self, page, server):
        self.page, self.server = page, server

    def go(self, screen):
        """By the menu, as a person would."""
        self.page.get_by_role("link", name=screen, exact=True).first.click()
        path = next(each.name for each in SCREENS if each.title == screen)
        self.page.wait_for_url(f"**/{'' if path == 'home' else path}*")
        settled(self.page)

    def open(self, path):
        visit(self.page, self.server, path)

    def press(self, name, *, exact=True):
        self.page.get_by_role("button", name=name, exact=exact).first.click()
        pressed(self.page)

    def pick(self, part):
        self.page.get_by_role("radio", name=part, exact=True).click()
        pressed(self.page)

    def heading(self, words):
        self.page.get_by_role("heading", name=words).first.wait_for(timeout=30_000)
        settled(self.page)

    def fill(self, label, words):
        box = self.page.get_by_label(label).first
        box.fill(words)
        box.press("Enter")
        pressed(self.page)

    def sees(self, words, seconds=30):
        self.page.get_by_text(words).first.wait_for(timeout=seconds * 1000)
        settled(self.page)

    @property
    def headline(self):
        return self.page.locator("h1").inner_text()

    def table_of(self, column):
        """The table that has a column of this name."""
        table = self.page.locator("table").filter(has=self.page.get_by_role("columnheader", name=column)).first
        table.wait_for(timeout=30_000)
        return table

    def download(self, name):
        with self.page.expect_download() as waiting:
            self.page.get_by_role("button", name=name).first.click()
        return Path(waiting.value.path()).read_bytes()


def take(walk: Walk, steps: Steps) -> None:
    """Do what the steps say, in their order; what fails names its clause."""
    for name, clauses in steps.items():
        for clause, act in clauses.items():
            try:
                act(walk)
            except Exception as error:
                raise AssertionError(f"README, {name}: “{clause}”: {error}") from error
