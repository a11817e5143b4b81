"""The settings that keep every run short are in force."""

from __future__ import annotations

import asyncio
import gc
import re
import tomllib
from concurrent.futures import ThreadPoolExecutor

import pytest

from explorer import sample
from explorer.settings import ROOT
from tests.conftest import wait_until_prepared
from ui.shell import startup, visits
from ui.shell.code_box import BLANK_CODE


def test_streamlit_collects_no_garbage_after_each_run():
    """The full collection after every script run is off."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))

    assert config["runner"]["postScriptGC"] is False


def test_what_was_imported_is_frozen(monkeypatch, tmp_path):
    """After the start, what exists is out of the collector's way."""
    monkeypatch.setenv("EXPLORER_DATABASE", str(tmp_path / "x.sqlite"))
    monkeypatch.setenv("EXPLORER_LOAD_SAMPLE", "no")
    gc.unfreeze()
    startup.freeze()
    frozen = gc.get_freeze_count()
    gc.unfreeze()

    assert frozen > 50_000


def test_local_mode_binds_this_computer_and_sends_nothing():
    """The configuration binds 127.0.0.1, sends no statistics and shows no error details."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))

    assert config["server"]["address"] == "127.0.0.1"
    assert config["server"]["enableXsrfProtection"] is True
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"


def run_alone(start):
    """Run a start in a thread of its own: another test of this process may have a loop that runs."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(start())).result()


async def _start():
    async with startup.lifespan(None):
        pass


def test_a_blank_code_is_told_in_the_log(monkeypatch, tmp_path, caplog):
    """A code set to nothing is told at the start, with what it means."""
    monkeypatch.setenv("EXPLORER_DATABASE", str(tmp_path / "x.sqlite"))
    monkeypatch.setenv("EXPLORER_LOAD_SAMPLE", "no")
    monkeypatch.setenv("EXPLORER_OFFICER_CODE", " ")
    monkeypatch.setattr(visits, "keep_few", lambda: None)
    run_alone(_start)
    wait_until_prepared()
    gc.unfreeze()

    assert [
        line.getMessage() for line in caplog.records if line.name == "explorer" and line.levelname == "WARNING"
    ] == [BLANK_CODE]


@pytest.mark.finding("B14")
def test_a_first_start_says_on_the_console_what_it_does_and_how_long(monkeypatch, tmp_path, capfd):
    """Opening, the sample with how long it takes, and ready with the seconds; a second start is no first one."""
    monkeypatch.setenv("EXPLORER_DATABASE", str(tmp_path / "first.sqlite"))
    monkeypatch.setattr(sample, "load_sample", lambda *_: None)
    monkeypatch.setattr(visits, "keep_few", lambda: None)

    async def start() -> None:
        async with startup.lifespan(None):
            wait_until_prepared()

    run_alone(start)
    first = capfd.readouterr().err
    run_alone(start)
    second = capfd.readouterr().err
    gc.unfreeze()

    assert "This is a first start" in first
    assert "quarter of a minute" in first
    for console in (first, second):
        assert "Opening the database" in console
        assert re.search(r"ready, after \d+ seconds", console)
    assert "first start" not in second
