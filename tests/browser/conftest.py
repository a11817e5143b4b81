"""A real Chromium against a real server, each with a database of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.conftest import copy_database

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = Path(__file__).parent / "pictures"
LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
STREAMLIT = "import sys; from streamlit.web.cli import main; sys.argv[0] = 'streamlit'; main()"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def long_journey(size: dict[str, int]) -> pytest.MarkDecorator:
    """Walk a long journey at this width in every run of the tests, and at both in the nightly one."""
    sizes = [LAPTOP, PHONE] if os.environ.get("EXPLORER_NIGHTLY") else [size]
    return pytest.mark.parametrize("size", sizes, ids=lambda size: "phone" if size is PHONE else "laptop")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


class Server:
    """The explorer as the README starts it, on a port and a database of its own."""

    def __init__(
        self,
        database: Path,
        *,
        sample: bool,
        most_files: int | None = None,
        prepared: bool = True,
        before: str = "",
        **settings: str,
    ) -> None:
        self.database = database
        self.sample = sample
        self.prepared = prepared
        self.before = before
        self.most_files = most_files
        self.settings = {name.upper(): value for name, value in settings.items()}
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = database.with_suffix(".log")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> Server:
        settings = {
            "EXPLORER_DATABASE": str(self.database),
            "EXPLORER_LOAD_SAMPLE": "yes" if self.sample else "no",
        }
        command = [sys.executable, "-c", f"{self.before}\n{STREAMLIT}", "run", "app.py", f"--server.port={self.port}"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**os.environ, **settings, **self.settings},
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=self._limit_files,  # noqa: PLW1509  it calls the system and nothing else
            )
        wait_for(self.process, f"{self.url}/_stcore/health", self.log)
        if self.prepared:
            wait_for(self.process, f"{self.url}/ranking-news", self.log, until=has_a_number)
        return self

    def _limit_files(self) -> None:
        if self.most_files is not None:
            import resource

            resource.setrlimit(resource.RLIMIT_NOFILE, (self.most_files, self.most_files))

    def kill(self) -> None:
        """End the server as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def wait_for(
    process: subprocess.Popen[bytes], url: str, log: Path, until: Callable[[bytes], bool] = lambda _answer: True
) -> None:
    """Wait until an address answers as it should; fail with the end of the server's log where it does not."""
    end = time.monotonic() + 120
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310  our own server
                if until(answer.read()):
                    return
        except OSError:
            pass
        time.sleep(0.05)
    pytest.fail(f"The server did not answer: {log.read_text(errors='replace')[-2000:]}")


def has_a_number(answer: bytes) -> bool:
    """Return whether the number of the last write is told, as it is once the explorer is prepared."""
    return json.loads(answer)["version"] is not None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(name="playwright", scope="session")
def _playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(name="browser", scope="session")
def _browser(playwright: Playwright) -> Iterator[Browser]:
    own = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    running = playwright.chromium.launch(executable_path=own, args=QUIET)
    yield running
    running.close()


@pytest.fixture(name="sample_server", scope="session")
def _sample_server(tmp_path_factory: pytest.TempPathFactory, sample_file: Path) -> Iterator[Server]:
    """One server with the sample for all tests that only read."""
    database = copy_database(sample_file, tmp_path_factory.mktemp("sample-server") / "explorer.sqlite")
    server = Server(database, sample=True).start()
    yield server
    server.kill()


@pytest.fixture(name="serve")
def _serve(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[..., Server]]:
    """Start a server for this test alone: `serve(sample=True, explorer_shared="yes")`.

    With the sample it begins with a copy of what a first start makes; `first=True` makes it a first start itself.
    """
    started: list[Server] = []

    def start(*, sample: bool = False, first: bool = False, **settings: Any) -> Server:
        database = tmp_path / f"explorer{len(started)}.sqlite"
        if sample and not first:
            copy_database(request.getfixturevalue("sample_file"), database)
        started.append(Server(database, sample=sample, **settings))
        return started[-1].start()

    yield start
    for server in started:
        if server.process is not None and server.process.poll() is None:
            server.kill()


@pytest.fixture(name="page")
def _page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=LAPTOP, accept_downloads=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def settled(page: Page) -> None:
    """Wait until the app has run to its end and nothing is being drawn."""
    page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']", timeout=60_000)
    page.locator("[data-stale=true]").first.wait_for(state="detached", timeout=60_000)


def pressed(page: Page) -> None:
    """Let what was pressed reach the server, and wait for what it draws.

    An app that has not begun passes for one that has ended.
    """
    page.wait_for_timeout(200)
    settled(page)


def visit(page: Page, server: Server, path: str = "/") -> None:
    """Open a screen and wait for it; on a phone an open theme hides the first line, and stands in its place."""
    page.goto(server.url + path)
    page.wait_for_selector("h1", state="attached", timeout=60_000)
    settled(page)


def picture(page: Page, name: str) -> None:
    """Keep a screenshot to look at."""
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
