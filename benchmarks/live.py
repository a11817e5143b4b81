"""How fast the screen follows: first page, key press to repainted ranking, and what a drag of two seconds costs.

Drives a real Chromium against a server of its own. More priorities than the bundled list has are brought in as people
would bring them in. Prints a table; nothing fails here.

    python -m benchmarks.live [--rows 50] [--moves 60] [--before CHECKOUT]

With the root of an earlier checkout, its environment made, the server's warm reruns of both stand side by side.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from playwright.sync_api import Browser, Page, sync_playwright

from data import Stamp, bundled, connect
from priorities import CRITERIA, ListDifference
from priorities.long_list.store import import_list

ROOT = Path(__file__).resolve().parent.parent
SLIDER = "Weight of Health burden, percent, slider"
WINDOW = {"width": 1366, "height": 768}
SECONDS = 2.0
QUIET = ["--no-sandbox", "--disable-background-networking"]
WITHOUT_BEAT = ["--disable-gpu-vsync", "--disable-frame-rate-limit"]

# Time from a key press to the end of the frame in which the bars carry the new weights.
REPAINT = """
() => {
  window.repaints = [];
  document.addEventListener("keydown", () => {
    const pressed = performance.now();
    requestAnimationFrame(() => requestAnimationFrame(() => window.repaints.push(performance.now() - pressed)));
  }, { capture: true });
}
"""

# Before the page's own scripts: what every frame's callbacks take, by the clock around them.
SCRIPT_TIME = """
(() => {
  const later = window.requestAnimationFrame.bind(window);
  window.script_ms = [];
  window.requestAnimationFrame = (work) => later((now) => {
    const began = performance.now();
    work(now);
    if (window.watching) window.script_ms.push(performance.now() - began);
  });
  window.watch = () => {
    window.watching = true;
    window.frames_ms = [];
    window.script_ms = [];
    let last = performance.now();
    const tick = (now) => { window.frames_ms.push(now - last); last = now; if (window.watching) later(tick); };
    later(tick);
  };
})();
"""


class Drag(NamedTuple):
    """What a drag cost: lengths of frames, time in the page's scripts in each frame that drew, messages sent."""

    frames: list[float]
    scripts: list[float]
    sent: int


def own_chromium() -> str | None:
    """The system's own browser, where it has one; None for the one that comes with the packages for tests."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextmanager
def server(folder: Path) -> Iterator[tuple[str, int]]:
    """Start the explorer on a free port with a database in this folder; yield its address and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "EXPLORER_DATABASE": str(folder / "explorer.sqlite")}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address)
        yield address, process.pid
    finally:
        process.kill()
        process.wait()


def _wait(address: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"{address}/ranking-news", timeout=2) as answer:  # noqa: S310  our own server
                if json.load(answer)["version"] is not None:
                    return
        except OSError:
            pass
        time.sleep(0.1)
    raise SystemExit("The server was not ready within a minute.")


def bring_in_more(folder: Path, n_rows: int) -> None:
    """Bring copies of the bundled priorities in under other names, until the list has so many."""
    drafts = bundled.long_list()
    more = [f"{name}, further {n}" for n in range(1, 1 + n_rows // len(drafts)) for name in drafts["name"]]
    more = more[: max(0, n_rows - len(drafts))]
    scores = [
        (None, name, criterion, None, float(drafts.iloc[place % len(drafts)][criterion]))
        for place, name in enumerate(more)
        for criterion in CRITERIA
    ]
    changes = ListDifference(
        new=pd.DataFrame({"name": more, "life_stage": [""] * len(more)}),
        scores=pd.DataFrame(scores, columns=["priority", "name", "criterion", "now", "imported"]),
        absent=(),
    )
    with closing(connect(folder / "explorer.sqlite")) as db:
        import_list(db, Stamp("The benchmark", datetime.now(UTC), "more priorities"), drafts, changes)


def first_page(folder: Path, page: Page) -> float:
    """Return the seconds from starting the server (second start) to the first painted page."""
    began = time.perf_counter()
    with server(folder) as (address, _process):
        page.goto(address)
        page.wait_for_selector("h1", timeout=60_000)
        return time.perf_counter() - began


def key_presses(page: Page, moves: int) -> tuple[list[float], list[float]]:
    """Return ms from key press to repaint, and to the address that holds the settled weights."""
    page.evaluate(REPAINT)
    slider = page.get_by_label(SLIDER)
    slider.focus()
    settled = []
    for move in range(moves):
        before = page.url
        pressed = time.perf_counter()
        page.keyboard.press("ArrowRight" if move % 20 < 10 else "ArrowLeft")
        page.wait_for_function("before => location.href !== before", arg=before, polling=5, timeout=10_000)
        settled.append((time.perf_counter() - pressed) * 1000)
        page.wait_for_timeout(100)
    return page.evaluate("() => window.repaints"), settled


def drag(page: Page, sent: list[str | bytes], hold: tuple[float, float], across: float, down: float) -> Drag:
    """Hold something for two seconds and move it to and fro; return what it cost."""
    x, y = hold
    page.mouse.move(x, y)
    page.mouse.down()
    before = len(sent)
    page.evaluate("() => window.watch()")
    end, step = time.perf_counter() + SECONDS, 0
    while time.perf_counter() < end:
        step += 1
        page.mouse.move(x + across * ((step % 40) / 20 - 1), y + down * (step % 60) / 60)
    frames, scripts = page.evaluate("() => { window.watching = false; return [window.frames_ms, window.script_ms]; }")
    messages = len(sent) - before
    page.mouse.up()
    page.wait_for_timeout(1500)
    return Drag(frames[1:], scripts, messages)


def of_point(page: Page, sent: list[str | bytes]) -> Drag:
    """Drag the point in the triangle."""
    box = page.locator("circle.point").bounding_box() or {}
    return drag(page, sent, (box["x"] + 8, box["y"] + 8), 40, -30)


def of_slider(page: Page, sent: list[str | bytes]) -> Drag:
    """Drag a slider by its thumb."""
    slider = page.get_by_label(SLIDER)
    box = slider.bounding_box() or {}
    along = 12 + (box["width"] - 24) * int(slider.input_value()) / 100
    return drag(page, sent, (box["x"] + along, box["y"] + box["height"] / 2), 35, 0)


def ranking_page(browser: Browser, address: str) -> tuple[Page, list[str | bytes]]:
    """Open the ranking; the list returned grows with every message that the browser sends to the server."""
    sent: list[str | bytes] = []
    page = browser.new_page(viewport=WINDOW, bypass_csp=True)
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))  # noqa: PLW0108  a bound method is refused
    page.add_init_script(SCRIPT_TIME)
    page.goto(f"{address}/ranking")
    page.wait_for_selector(".row", timeout=60_000)
    page.wait_for_timeout(1500)
    return page, sent


def line(what: str, values: list[float]) -> str:
    """Return one line of the table: median, 95th percentile, longest."""
    p95 = statistics.quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
    return f"{what:<60}{statistics.median(values):>8.1f}{p95:>8.1f}{max(values):>8.1f}{len(values):>6}"


def lines_of(what: str, cost: Drag) -> str:
    """Return the lines of one drag."""
    return "\n".join(
        (
            line(f"frame while the {what} is dragged for two seconds", cost.frames),
            line("  of it in scripts, in the frames that drew", cost.scripts),
            f"{'  messages from browser to server meanwhile':<60}{cost.sent:>8}",
        )
    )


def reruns(root: Path) -> dict[str, list[float]]:
    """Return page -> milliseconds of processor time of its warm reruns, in the checkout's own environment."""
    python = root / ".venv" / "bin" / "python"
    command = [str(python) if python.exists() else sys.executable, str(ROOT / "benchmarks" / "reruns.py")]
    done = subprocess.run(command, cwd=root, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    times: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return times


def print_reruns(before: Path | None) -> None:
    """Print what a warm rerun of each page costs the server, at the sample's 1,089 responses."""
    earlier = reruns(before.resolve()) if before else {}
    for page, times in reruns(ROOT).items():
        if page in earlier:
            print(line(f"warm rerun of {page}, server processor time, before", earlier[page]))
        print(line(f"warm rerun of {page}, server processor time", times))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=50, help="priorities on the list")
    parser.add_argument("--moves", type=int, default=60, help="key presses")
    parser.add_argument("--before", type=Path, help="root of an earlier checkout, to be measured in the same run")
    options = parser.parse_args()
    chromium = own_chromium()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        with server(folder):
            pass
        bring_in_more(folder, options.rows)
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        starts = [first_page(folder, browser.new_page(viewport=WINDOW, bypass_csp=True)) for _ in range(3)]
        with server(folder) as (address, _process):
            page, sent = ranking_page(browser, address)
            rows = page.locator(".row").count()
            repaints, settled = key_presses(page, options.moves)
            point, slider = of_point(page, sent), of_slider(page, sent)
            browser.close()
            browser = playwright.chromium.launch(executable_path=chromium, args=[*QUIET, *WITHOUT_BEAT])
            unpaced = of_point(*ranking_page(browser, address))
        browser.close()
    print(f"{f'{rows} priorities; milliseconds':<60}{'p50':>8}{'p95':>8}{'longest':>8}{'n':>6}")
    print(line("key press to repainted ranking", repaints))
    print(line("key press to the server's settled link and sentence", settled))
    print(lines_of("point", point))
    print(lines_of("slider", slider))
    print(line("second start of the server to first painted page", [seconds * 1000 for seconds in starts]))
    print(line("frame while the point is dragged, screen's beat switched off", unpaced.frames))
    print_reruns(options.before)
    print("A screen of 60 Hz shows a frame every 16.7 ms: no frame is shorter, and 16.7 means that none was missed.")


if __name__ == "__main__":
    main()
