"""How fast the screen follows: first page, key press to repainted ranking, and to the server's settled sentence.

Drives a real Chromium against a server of its own with the bundled data. Prints a table; nothing fails here.

    python -m benchmarks.live [--moves 60]
"""

from __future__ import annotations

import argparse
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
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SLIDER = "Weight of Health burden, percent, slider"

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

# Lengths of the frames while a pointer drags for two seconds.
FRAMES = """
() => {
  window.frames_ms = [];
  let last = performance.now();
  const tick = (now) => { window.frames_ms.push(now - last); last = now; window.watch = requestAnimationFrame(tick); };
  window.watch = requestAnimationFrame(tick);
}
"""


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Start the explorer on a free port; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "EXPLORER_DATABASE": str(folder / "explorer.sqlite")}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address)
        yield address
    finally:
        process.kill()
        process.wait()


def _wait(address: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310  our own server
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server did not answer within a minute.")


def first_page(folder: Path, page: Page) -> float:
    """Return the seconds from starting the server (second start) to the first painted page."""
    began = time.perf_counter()
    with server(folder) as address:
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


def drag(page: Page) -> list[float]:
    """Return the frame lengths (ms) of a two-second drag in the triangle."""
    point = page.locator("circle.point").bounding_box()
    page.mouse.move(point["x"] + 8, point["y"] + 8)
    page.mouse.down()
    page.evaluate(FRAMES)
    end, step = time.perf_counter() + 2, 0
    while time.perf_counter() < end:
        step += 1
        page.mouse.move(point["x"] + 8 + 40 * ((step % 40) / 20 - 1), point["y"] - 20)
    frames = page.evaluate("() => { cancelAnimationFrame(window.watch); return window.frames_ms; }")
    page.mouse.up()
    return list(frames)


def line(what: str, values: list[float]) -> str:
    """Return one line of the table: median and 95th percentile."""
    p95 = statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]
    return f"{what:<58}{statistics.median(values):>9.1f}{p95:>9.1f}{len(values):>7}"


def main() -> None:
    """Print the table."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--moves", type=int, default=60)
    moves = reading.parse_args().moves
    own = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        with server(folder):
            pass
        browser = playwright.chromium.launch(
            executable_path=own, args=["--no-sandbox", "--disable-background-networking"]
        )
        starts = [
            first_page(folder, browser.new_page(viewport={"width": 1366, "height": 768}, bypass_csp=True))
            for _ in range(3)
        ]
        page = browser.new_page(viewport={"width": 1366, "height": 768}, bypass_csp=True)
        with server(folder) as address:
            page.goto(f"{address}/ranking")
            page.wait_for_selector(".row", timeout=60_000)
            page.wait_for_timeout(1500)
            rows = page.locator(".row").count()
            repaints, settled = key_presses(page, moves)
            frames = drag(page)
        browser.close()
    print(f"{f'{rows} priorities; milliseconds':<58}{'p50':>9}{'p95':>9}{'n':>7}")
    print(line("key press to repainted ranking", repaints))
    print(line("key press to the server's settled link and sentence", settled))
    print(line("frame during a two-second drag in the triangle", frames))
    print(line("second start of the server to first painted page", [seconds * 1000 for seconds in starts]))


if __name__ == "__main__":
    main()
