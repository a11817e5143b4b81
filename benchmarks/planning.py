"""How long a large import takes to plan beside the server, what a change of a role costs, and what other visits notice.

The large file is made of sentences of the bundled answers, in which every second word is another of their words, as no
two people write alike: 134,000 rows, some 20 MB. With --visits it is dropped into a running explorer, while another
visit opens Home again and again in a browser of its own.

    python -m benchmarks.planning [--rows 134000] [--visits] [EXPORT ...]
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

from playwright.sync_api import Page, Playwright, sync_playwright

from benchmarks.live import QUIET, WINDOW, own_chromium, server
from data import bundled
from engagement import ColumnChoice, Task, plan_beside, read_export, spread

HEADINGS = (
    "Response ID",
    "Submitted",
    "What matters most for health in London?",
    "Your borough",
    "Age",
    "You travel by",
)
BOROUGHS = ("Camden", "Hackney", "Newham", "Brent", "Barnet", "Lewisham")
AGES = ("16-24", "25-44", "45-64", "65+")
TRAVEL = ("Foot", "Bus", "Car", "Bicycle")

# Of 1,536 longer comments about an ambulance service a tenth share six words in a row with another; here 14 %.
SHARE_KEPT = 1 / 2


def sentences() -> list[str]:
    """The sentences of the bundled answers."""
    exports = [read_export(file.path) for file in bundled.sample_files()]
    answers = {text for export in exports for name in export.frame for text in export.frame[name] if len(text) > 40}
    return [part for text in sorted(answers) for part in re.split(r"(?<=[.!?])\s+", text) if len(part) > 15]


def large_file(path: Path, rows: int) -> None:
    """Write an export of so many people: a number, a time, one to three sentences, three closed questions."""
    chance, own = random.Random(2019), sentences()
    words = [word for sentence in own for word in sentence.split()]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for row in range(rows):
            when = f"2019-{1 + row * 6 // rows:02d}-{1 + row % 28:02d} {row % 24:02d}:{row % 60:02d}:{row * 7 % 60:02d}"
            said = " ".join(chance.choices(own, k=chance.choice((1, 1, 2, 2, 3)))).split()
            answer = " ".join(word if chance.random() < SHARE_KEPT else chance.choice(words) for word in said)
            writer.writerow([row + 1, when, answer, *map(chance.choice, (BOROUGHS, AGES, TRAVEL))])


def planned(path: Path) -> tuple[int, float, float, list[float]]:
    """Rows, seconds of reading and of planning, and of changing a role that moves no words, there and back."""
    began = time.perf_counter()
    export = spread(read_export(path))
    read = time.perf_counter() - began
    columns = ColumnChoice.guess(export)
    task = Task(export, columns, audience="Londoners", file_name=path.name, secret=b"benchmark")
    began = time.perf_counter()
    plan_beside(task)
    whole = time.perf_counter() - began
    changes = []
    for name in columns.closed[:3]:
        kinds = columns.kinds(export.frame.columns) | {name: "ignore"}
        for changed in (ColumnChoice.of_roles(kinds), columns):
            began = time.perf_counter()
            plan_beside(replace(task, columns=changed))
            changes.append(time.perf_counter() - began)
    return len(export.frame), read, whole, changes


def new_page(player: Playwright) -> Page:
    """A page of a browser of its own: the system's, where it has one."""
    return player.chromium.launch(executable_path=own_chromium(), args=QUIET).new_page(viewport=WINDOW)


def opened(page: Page, address: str) -> float:
    """Open Home anew; seconds until its heading and its numbers stand there."""
    began = time.perf_counter()
    page.goto(address)
    page.get_by_role("heading", level=1).first.wait_for()
    page.get_by_text("Open the ranking").first.wait_for()
    return time.perf_counter() - began


def other_visits(address: str, over: Event, seconds: list[float]) -> None:
    """Open Home in a browser of its own, again and again, until it is over."""
    with sync_playwright() as player:
        page = new_page(player)
        opened(page, address)
        while not over.is_set():
            seconds.append(opened(page, address))


def visited(path: Path) -> tuple[float, float, list[float], list[float]]:
    """Seconds of reading and of planning as the page shows them, and those of another visit, alone and meanwhile."""
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as address, sync_playwright() as player:
        page = new_page(player)
        page.set_default_timeout(300_000)
        page.goto(f"{address}/responses")
        page.locator("input[type=file]").wait_for(state="attached")
        other = new_page(player)
        alone = [opened(other, address) for _ in range(21)][1:]
        over, meanwhile = Event(), []
        visitor = Thread(target=other_visits, args=(address, over, meanwhile))
        visitor.start()
        began = time.perf_counter()
        page.locator("input[type=file]").set_input_files(path)
        page.get_by_text("Who answered").first.wait_for()
        page.get_by_role("radio", name="Londoners").click()
        read = time.perf_counter() - began
        page.get_by_text("Looking through the answers").wait_for()
        page.get_by_role("button", name="Import ", exact=False).wait_for()
        whole = time.perf_counter() - began - read
        over.set()
        visitor.join()
        return read, whole, alone, meanwhile


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export", nargs="*", type=Path, help="further survey exports")
    parser.add_argument("--rows", type=int, default=134_000, help="of the large file")
    parser.add_argument("--visits", action="store_true", help="also drop the large file into a running explorer")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.csv"
        large_file(large, options.rows)
        print(f"{'file':<40}{'rows':>9}{'read s':>9}{'plan s':>9}{'change of a role, s (median, most)':>38}")
        for path in (large, *options.export):
            rows, read, whole, changes = planned(path)
            change = f"{statistics.median(changes):.3f}, {max(changes):.3f}" if changes else "no closed question"
            print(f"{path.name:<40}{rows:>9,}{read:>9.2f}{whole:>9.2f}{change:>38}")
        if options.visits:
            read, whole, alone, meanwhile = visited(large)
            print(f"\nIn a browser: read {read:.1f} s, planned {whole:.1f} s")
            for label, seconds in (("alone", alone), ("meanwhile", meanwhile)):
                print(f"Home in another visit, {label}: median {statistics.median(seconds):.2f} s, "
                      f"most {max(seconds):.2f} s, {len(seconds)} times")  # fmt: skip


if __name__ == "__main__":
    main()
