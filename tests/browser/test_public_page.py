"""The page for everybody in a browser: from a folder, without scripts, at every width, by keyboard, printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from explorer.public.model import Answer, Question, Share, Theme, View
from explorer.public.page import html
from explorer.public.publishing import proposed
from explorer.snapshot import KEPT, Snapshot
from tests.browser.conftest import picture
from tests.conftest import copy_database

HOSTILE = (
    '<img src="http://outside.example/a.png" onerror="document.title=1"><script>document.title=2</script>'
    '</style></bdi></section><a href="javascript:document.title=3">x</a><iframe src="//outside.example"></iframe>'
    '"><svg onload=document.title=4> &lt;b&gt; \u202egnirts @import url(//outside.example/s.css)'
)
WIDTHS = (320, 390, 768, 1366, 1920)


@pytest.fixture(name="pages")
def _pages(sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where two pages lie as files: that of the sample, and one in which everything that people type is hostile."""
    monkeypatch.setenv("EXPLORER_DATABASE", str(copy_database(sample_file, tmp_path / "explorer.sqlite")))
    KEPT.clear()
    with Snapshot() as now:
        view = proposed(now, "").view
    KEPT.clear()
    share = Share(HOSTILE, 40, 100, 0.4, 0.3, 0.5)
    theme = Theme(HOSTILE, (share,), (HOSTILE, "a" * 100_000))
    answer = Answer(HOSTILE, HOSTILE, (share,), "will not", HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    hostile = View(view.narrative, (Question(HOSTILE, ((HOSTILE, 100),), (theme,)),), (answer,), (), HOSTILE,
                   is_sample=False)  # fmt: skip
    files = [tmp_path / "sample.html", tmp_path / "hostile.html"]
    for file, each in zip(files, (view, hostile), strict=True):
        file.write_text(html(each), encoding="utf-8")
    return [file.as_uri() for file in files]


def test_the_page_is_sound_everywhere(browser, pages) -> None:
    """Nothing is asked of anybody, nothing runs, nothing serious by axe, no width is left, the keyboard gets around."""
    for address in pages:
        asked, told = [], []
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("console", lambda line, told=told: told.append(line.text))
        page.goto(address)
        assert page.title().startswith("London’s health and care vision")
        context.close()

        context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
        page = context.new_page()
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("console", lambda line, told=told: told.append(line.text))
        page.goto(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 768})
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
        faults = [rule["id"] for rule in Axe().run(page).response["violations"] if rule["impact"] != "minor"]
        assert faults == []
        assert page.evaluate("document.documentElement.lang") == "en-GB"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"
        assert page.title().startswith("London’s health and care vision")
        if "sample" in address:
            picture(page, "public-page")
        else:
            assert HOSTILE[:90] in page.inner_text("#became")
        assert len(page.pdf()) > 10_000
        context.close()
        assert {url.split(":")[0] for url in asked} <= {"file", "data"}
        assert told == []
