"""What a room of open ranking pages costs: sixty people who move weights, save, and hear of each other.

Each page is a client of Streamlit's own protocol over a websocket of its own: it moves weights as the live component
does, saves a scenario once, and asks for news as `ui/ranking/live_ranking/poll.js` does, running where the list is
another. A server of its own is started. Prints a table, and last `pages: ok` or what fell short.

    python -m benchmarks.room_pages [--pages 60] [--seconds 45]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import tempfile
import time
import urllib.parse
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.live import server
from data import connect as connect_file
from priorities.scenarios.store import scenarios

# What has been set as the aim, in milliseconds: a move and a save of 95 in 100.
MOVE_WITHIN, SAVE_WITHIN = 400, 1_000
# And in MB, of a server that found the themes of the sample before the pages came.
MEMORY_WITHIN = 700
# A hand rests about so long between two moves, and news is asked for as often, in seconds.
REST, ASK_EVERY = 6.0, 4.0
NAME_BOX, SAVE_BUTTON = "Save these weights", "Save scenario"


@dataclass
class Times:
    """Milliseconds from what a page did to the last of its run, and what went wrong."""

    first: list[float] = field(default_factory=list)
    move: list[float] = field(default_factory=list)
    save: list[float] = field(default_factory=list)
    news: list[float] = field(default_factory=list)
    lists: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Visit:
    """One open ranking page."""

    def __init__(self, address: str, number: int, times: Times) -> None:
        self.address, self.number, self.times = urllib.parse.urlsplit(address), number, times
        self.query, self.script = "", ""
        self.widgets: dict[str, str] = {}
        self.states: dict[str, WidgetState] = {}
        self.picture: dict[str, object] = {}
        self.waits_for_name = False
        self.hand = random.Random(number)

    async def stay(self, seconds: float) -> None:
        """Open the page, move and save until the time is over."""
        async with connect(
            f"ws://{self.address.netloc}/_stcore/stream", subprotocols=["streamlit"], max_size=None
        ) as way:
            await asyncio.sleep(2 * self.hand.random())
            self.times.first.append(await self._run(way, "ranking"))
            end, saves_at = time.perf_counter() + seconds, time.perf_counter() + seconds * 0.6 * self.hand.random()
            news = asyncio.create_task(self._news())
            while time.perf_counter() < end:
                await asyncio.sleep(REST * (0.5 + self.hand.random()))
                if saves_at and time.perf_counter() > saves_at:
                    saves_at = 0
                    self.times.save.append(await self._save(way))
                elif news.done():
                    news = await self._take(way, news)
                else:
                    self.times.move.append(await self._move(way))
            news.cancel()

    async def _take(self, way: ClientConnection, news: asyncio.Task[bool]) -> asyncio.Task[bool]:
        """Run where the list is another, as the page would at once, and listen on."""
        if news.result():
            self.times.lists.append(await self._run(way))
        return asyncio.create_task(self._news())

    async def _move(self, way: ClientConnection) -> float:
        cuts = sorted(self.hand.sample(range(1, 100), 2))
        weights = [cuts[0], cuts[1] - cuts[0], 100 - cuts[1]]
        identity = self.widgets["component"]
        told = json.dumps({"weights": weights, "seen": self.picture["version"]})
        self.states[identity] = WidgetState(id=identity, json_value=told)
        return await self._run(way)

    async def _save(self, way: ClientConnection) -> float:
        """Type a name and press; a button that waits for a name takes a run of its own before it can be pressed."""
        box, took = self.widgets[NAME_BOX], 0.0
        self.states[box] = WidgetState(id=box, string_value=f"Person {self.number}")
        if self.waits_for_name:
            took = await self._run(way)
        button = self.widgets[SAVE_BUTTON]
        self.states[button] = WidgetState(id=button, trigger_value=True)
        took += await self._run(way)
        self.states.pop(button)
        return took

    async def _run(self, way: ClientConnection, page: str = "") -> float:
        """Ask for a run; return the milliseconds until all of it was here."""
        message = BackMsg()
        client = message.rerun_script
        client.query_string, client.page_name, client.page_script_hash = self.query, page, "" if page else self.script
        client.widget_states.widgets.extend(self.states.values())
        began = time.perf_counter()
        await way.send(message.SerializeToString())
        while True:
            answer = ForwardMsg.FromString(bytes(await way.recv(decode=False)))
            kind = answer.WhichOneof("type")
            if kind == "navigation":
                self.script = answer.navigation.page_script_hash
            elif kind == "page_info_changed":
                self.query = answer.page_info_changed.query_string
            elif kind == "delta":
                self._draw(answer.delta)
            elif kind == "script_finished" and answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                if answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    self.times.faults.append(f"run ended {answer.script_finished}")
                return 1000 * (time.perf_counter() - began)

    def _draw(self, delta: Delta) -> None:
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "bidi_component" and "live_ranking" in element.bidi_component.component_name:
            self.widgets["component"] = element.bidi_component.id
            self.picture = json.loads(element.bidi_component.json or "{}") or self.picture
        elif kind == "text_input" and element.text_input.label.startswith(NAME_BOX):
            self.widgets[NAME_BOX] = element.text_input.id
        elif kind == "button" and element.button.label == SAVE_BUTTON:
            self.widgets[SAVE_BUTTON], self.waits_for_name = element.button.id, element.button.disabled
        elif kind == "exception":
            self.times.faults.append(element.exception.message)

    async def _news(self) -> bool:
        """Ask until the list is another than the page was drawn with."""
        while True:
            await asyncio.sleep(ASK_EVERY * (0.9 + 0.2 * self.hand.random()))
            began = time.perf_counter()
            answer = await self._get(f"/ranking-news?others={self.picture.get('others')}")
            self.times.news.append(1000 * (time.perf_counter() - began))
            self.picture |= answer["others"] or {}
            if answer["list"] != self.picture["version"]:
                return True

    async def _get(self, path: str) -> dict[str, dict[str, object]]:
        reader, writer = await asyncio.open_connection(self.address.hostname, self.address.port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {self.address.netloc}\r\nConnection: close\r\n\r\n".encode())
        answer = await reader.read()
        writer.close()
        body: dict[str, dict[str, object]] = json.loads(answer.partition(b"\r\n\r\n")[2])
        return body


@dataclass(frozen=True)
class Figures:
    """What was measured: times of the pages, and what the server took.

    Attributes
    ----------
    times : of all pages.
    cpu : seconds of processor time of the server while the pages were open.
    memory : MB that the server held at the end.
    load : of the machine, one minute, at the end.
    """

    times: Times
    cpu: float
    memory: float
    load: float

    @property
    def shortfalls(self) -> list[str]:
        """What fell short of the aim, in words."""
        aims = (("a move", self.times.move, MOVE_WITHIN), ("a save", self.times.save, SAVE_WITHIN))
        slow = [f"{what} p95 {p95(took):.0f} ms, aim {aim}" for what, took, aim in aims if p95(took) > aim]
        full = [f"{self.memory:.0f} MB, aim {MEMORY_WITHIN}"] if self.memory > MEMORY_WITHIN else []
        return [*slow, *full, *sorted(set(self.times.faults))]


def p95(values: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else sum(values)


def measure(pages: int = 60, seconds: float = 45.0) -> Figures:
    """Open so many ranking pages on a server of their own for so long; everybody moves, and saves once."""
    times = Times()
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as (address, process):
        before = _cpu(process)

        async def room() -> None:
            visits = [Visit(address, number, times) for number in range(pages)]
            done = await asyncio.gather(*(visit.stay(seconds) for visit in visits), return_exceptions=True)
            times.faults.extend(repr(fault) for fault in done if fault is not None)

        asyncio.run(room())
        with closing(connect_file(Path(folder) / "explorer.sqlite", read_only=True)) as db:
            n_saved = sum(scenario.name.startswith("Person ") for scenario in scenarios(db))
        if n_saved != len(times.save):
            times.faults.append(f"{len(times.save)} saved, {n_saved} stored")
        return Figures(times, _cpu(process) - before, _memory(process), os.getloadavg()[0])


def _cpu(process: int) -> float:
    """Seconds of processor time that a process has taken."""
    ticks = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def _memory(process: int) -> float:
    """MB that a process holds."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def table(figures: Figures) -> str:
    """Return the figures as lines."""
    rows = [f"{'milliseconds':<44}{'p50':>8}{'p95':>8}{'longest':>9}{'n':>6}"]
    times = figures.times
    for what, took in (
        ("first run of the page", times.first),
        ("a move, release to all drawn", times.move),
        ("a save, press to all drawn", times.save),
        ("a question for news", times.news),
        ("a run because the list is another", times.lists),
    ):
        if took:
            rows.append(f"{what:<44}{statistics.median(took):>8.0f}{p95(took):>8.0f}{max(took):>9.0f}{len(took):>6}")
    runs = len(times.first) + len(times.move) + len(times.save) + len(times.lists)
    rows.append(
        f"server: {figures.cpu:.1f} s of processor time, {1000 * figures.cpu / max(runs, 1):.0f} ms a run of {runs}, "
        f"{figures.memory:.0f} MB; load {figures.load:.1f}"
    )
    return "\n".join(rows)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=45.0)
    options = parser.parse_args()
    figures = measure(options.pages, options.seconds)
    print(table(figures))
    print("pages: ok" if not figures.shortfalls else f"pages: {'; '.join(figures.shortfalls)}")


if __name__ == "__main__":
    main()
