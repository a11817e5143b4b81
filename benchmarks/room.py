"""A workshop under load: phones over loopback, rounds, and the server killed with -9 in each of them.

``python -m benchmarks.room`` opens a workshop for 60 phones, three rounds, ten changes each, then one for 500. It
prints what was measured, and in its last line ``room: ok`` or what fell short.

The server is the one that people start; phones are threads that speak HTTP to it as the page's script does: a ballot
is sent again until it is acknowledged. The facilitator's steps are written by this process, as a second hand would.

"ballot p95", which is held to its limit, is of ballots that found a server. Those that were under way when it was
killed, or were sent while it was down, wait for the restart, whose time is the computer's and no fault of the ballot's
way; they are counted, timed and printed apart ("sent through a restart"), and "all together p95" holds both. None of
them may be lost or doubled.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from threading import Event, Thread
from typing import Any
from urllib.parse import urlencode

from benchmarks import room_pages
from data import Stamp, connect
from explorer.snapshot import Snapshot
from explorer.workshop import frozen_list
from priorities.workshop import Opening
from priorities.workshop.store import open_round, open_workshop, take_step

ROOT = Path(__file__).resolve().parent.parent
STREAMLIT = "import sys; from streamlit.web.cli import main; sys.argv[0] = 'streamlit'; main()"

# What issue and decision ask for; milliseconds and MB.
MOST_BALLOT, MOST_WALL, MOST_MEMORY, MOST_BALLOT_OF_MANY = 250, 400, 700, 1000
PATIENCE = 8.0
ASK_EVERY = 3.0


class Server:
    """The explorer in a process of its own, which can be killed and started again."""

    def __init__(self, database: Path) -> None:
        self.database, self.port, self.peak = database, _free_port(), 0.0
        self.is_up = Event()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until phones are answered."""
        settings = {"EXPLORER_DATABASE": str(self.database), "EXPLORER_LOAD_SAMPLE": "no"}
        command = [sys.executable, "-c", STREAMLIT, "run", "app.py", f"--server.port={self.port}"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
        )
        end = time.monotonic() + 120
        while time.monotonic() < end:
            with contextlib.suppress(OSError, http.client.HTTPException):
                link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                link.request("GET", "/join")
                if link.getresponse().status == http.client.OK:
                    self.is_up.set()
                    return
            time.sleep(0.1)
        raise SystemExit("room: the server did not start")

    def kill(self) -> None:
        """Kill it with -9."""
        self.look_at_memory()
        self.is_up.clear()
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def look_at_memory(self) -> None:
        """Take up the most memory that it had so far."""
        if self.process is not None:
            with contextlib.suppress(OSError, StopIteration):
                lines = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8").splitlines()
                peak = next(line for line in lines if line.startswith("VmHWM"))
                self.peak = max(self.peak, int(peak.split()[1]) / 1024)


@dataclass
class Phone:
    """One phone: its cookie, what it sent and what was acknowledged, by round."""

    server: Server
    code: str
    seed: int
    cookie: str = ""
    number: int = 0
    sendings: int = 0
    sent: dict[int, dict[int, tuple[int, ...]]] = field(default_factory=dict)
    acknowledged: dict[int, int] = field(default_factory=dict)
    times: list[float] = field(default_factory=list)
    through_restart: list[float] = field(default_factory=list)
    asks: list[float] = field(default_factory=list)
    results: list[float] = field(default_factory=list)
    link: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, fields: Mapping[str, object] | None = None) -> tuple[int, str]:
        """One request over a connection that stays open; status 0 where nothing answered."""
        headers = {"Cookie": self.cookie, "Accept": "application/json"}
        body = urlencode(fields) if fields is not None else None
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            if self.link is None:
                self.link = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
            self.link.request(method, path, body, headers)
            answer = self.link.getresponse()
            text = answer.read().decode()
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie":
                    self.cookie = value.split(";")[0]
        except (OSError, http.client.HTTPException):
            if self.link is not None:
                self.link.close()
            self.link = None
            return 0, ""
        return answer.status, text

    def come_in(self) -> None:
        """Join."""
        while self.ask("POST", "/join/enter", {"code": self.code, "party": ""})[0] != http.client.SEE_OTHER:
            time.sleep(0.2)

    def answer(self, key: int, changes: int, seconds: float, done: Event) -> None:
        """Change one's mind so many times within so many seconds, then wait as a phone does."""
        hand = random.Random(self.seed * 1000 + key)
        began = time.monotonic()
        for at in sorted(hand.uniform(0, seconds) for _ in range(changes)):
            self._look_until(began + at, hand)
            self._send(key, hand)
        while not done.is_set():
            self._look_until(time.monotonic() + ASK_EVERY, hand, done)

    def has_sent(self, key: int, changes: int) -> bool:
        """Whether all its changes in a round were acknowledged."""
        return len(self.sent.get(key, ())) == changes and self.acknowledged.get(key) == self.sendings

    def see_result(self) -> None:
        """Fetch the result once it is revealed, some time within two of its questions, as the page does."""
        time.sleep(1.1 + random.Random(self.seed).uniform(0, 2 * ASK_EVERY))
        # The server closes a line that was still for five seconds; a browser begins another one.
        self.link = None
        began = time.perf_counter()
        _status, text = self.ask("GET", f"/join?code={self.code}&part=main")
        self.results.append(time.perf_counter() - began if "<svg" in text else PATIENCE)

    def _look_until(self, end: float, hand: random.Random, done: Event | None = None) -> None:
        while time.monotonic() < end and not (done and done.is_set()):
            time.sleep(max(0.0, min(end - time.monotonic(), ASK_EVERY * hand.uniform(0.75, 1.25))))
            if time.monotonic() < end:
                was_up, asked_at = self.server.is_up.is_set(), time.perf_counter()
                if self.ask("GET", f"/join/state?code={self.code}")[0] and was_up:
                    self.asks.append(time.perf_counter() - asked_at)

    def _send(self, key: int, hand: random.Random) -> None:
        low, high = sorted(hand.randint(0, 100) for _ in range(2))
        weights = (low, high - low, 100 - high)
        self.sendings += 1
        self.sent.setdefault(key, {})[self.sendings] = weights
        points = {f"weight-{i}": weight for i, weight in enumerate(weights)}
        fields = {"code": self.code, "round": key, "tab": f"phone {self.seed}", "sending": self.sendings, **points}
        began, tries = time.perf_counter(), 0
        while True:
            status, text = self.ask("POST", "/join/ballot", fields)
            if status == http.client.OK and json.loads(text)["stored"]:
                break
            if status in {410, 422}:
                raise RuntimeError(f"a ballot was refused: {text}")
            tries += 1
            time.sleep(min(4.0, 0.5 * 2 ** (tries - 1)) * hand.uniform(0.75, 1.25))
        took = time.perf_counter() - began
        (self.through_restart if tries else self.times).append(took)
        self.acknowledged[key] = self.sendings


class Facilitator:
    """Steps of a facilitator, written over a connection of this process."""

    def __init__(self, database: Path) -> None:
        self.database = database

    def do(self, function: Callable[..., Any], *arguments: object) -> Any:
        """Call a function of the store, as Faye, now."""
        with closing(connect(self.database)) as db:
            return function(db, Stamp("Faye", datetime.now(UTC)), *arguments)

    def open(self, people: int, port: int) -> str:
        """Open a workshop on the bundled list."""
        opening = Opening(f"{people} phones", f"http://127.0.0.1:{port}", people, frozen_list(Snapshot(self.database)))
        return str(self.do(open_workshop, opening))


@dataclass
class Wall:
    """A projector that asks as its page does; what it was answered before the close is looked at for results."""

    phone: Phone
    times: list[float] = field(default_factory=list)
    leaked: bool = False

    def run(self, over: Event) -> None:
        """Ask until it is over, from when the count that everybody shares for a second knows the round just opened."""
        time.sleep(1.5)
        while not over.is_set():
            for path in ("/join/wall/state", "/join/wall"):
                was_up, began = self.phone.server.is_up.is_set(), time.perf_counter()
                status, text = self.phone.ask("GET", f"{path}?code={self.phone.code}")
                if status and was_up:
                    self.times.append(time.perf_counter() - began)
                self.leaked |= "divides" in text or "polygon" in text
            time.sleep(1.5)


def rounds(
    server: Server, n_phones: int, n_rounds: int, changes: int, seconds: float, *, kill: bool
) -> dict[str, float]:
    """Play a workshop; return what was measured, times in milliseconds."""
    faye = Facilitator(server.database)
    code = faye.open(n_phones, server.port)
    phones = [Phone(server, code, seed) for seed in range(n_phones)]
    _together(Thread(target=phone.come_in) for phone in phones)
    wall, wrong = Wall(Phone(server, code, -1)), 0
    for _ in range(n_rounds):
        over = Event()
        watcher = Thread(target=wall.run, args=(over,))
        key = faye.do(open_round, code, {"kind": "weights"})
        watcher.start()
        _answer(server, phones, key, changes, seconds, kill=kill)
        faye.do(take_step, code, "close", {"round": key})
        over.set()
        watcher.join()
        faye.do(take_step, code, "reveal", {"round": key})
        _together(Thread(target=phone.see_result) for phone in phones)
        wrong += _wrong(server.database, code, key, phones)
        server.look_at_memory()
    sent = [took for phone in phones for took in phone.times]
    late = [took for phone in phones for took in phone.through_restart]
    return {
        "phones": n_phones,
        "ballots acknowledged": len(sent) + len(late),
        "lost or doubled": wrong,
        "ballot p50": _quantile(sent, 50),
        "ballot p95": _quantile(sent, 95),
        "ballot most": 1000 * max(sent),
        "sent through a restart": len(late),
        "of these, p50": _quantile(late, 50),
        "of these, most": 1000 * max(late, default=0.0),
        "all together p95": _quantile([*sent, *late], 95),
        "phone's question p95": _quantile([took for phone in phones for took in phone.asks], 95),
        "result on phones p95": _quantile([took for phone in phones for took in phone.results], 95),
        "wall p95": _quantile(wall.times, 95),
        "wall saw a result early": float(wall.leaked),
        "memory MB": server.peak,
        "load of the machine": os.getloadavg()[0],
    }


def _answer(server: Server, phones: list[Phone], key: int, changes: int, seconds: float, *, kill: bool) -> None:
    """Let every phone make its changes in a round; where asked, the server is killed half-way and started again."""
    done = Event()
    hands = [Thread(target=phone.answer, args=(key, changes, seconds, done)) for phone in phones]
    for hand in hands:
        hand.start()
    if kill:
        time.sleep(seconds / 2)
        server.kill()
        server.start()
    while not all(phone.has_sent(key, changes) for phone in phones):
        time.sleep(0.1)
    done.set()
    for hand in hands:
        hand.join()


def _wrong(database: Path, code: str, key: int, phones: list[Phone]) -> int:
    """How many ballots are not what their phone was told last is stored, or stand there twice or for nobody."""
    with closing(connect(database)) as db:
        rows = db.execute(
            "SELECT b.tab, b.sending, b.ballot FROM workshop_ballots b JOIN workshops w ON w.workshop_id = b.workshop"
            " WHERE w.code = ? AND b.round = ?",
            [code, key],
        ).fetchall()
    stored = {tab: (sending, tuple(json.loads(ballot)["weights"].values())) for tab, sending, ballot in rows}
    wrong = abs(len(rows) - len(phones))
    for phone in phones:
        sending, weights = stored.get(f"phone {phone.seed}", (-1, ()))
        wrong += sending != phone.acknowledged[key] or weights != _as_kept(phone.sent[key][sending])
    return wrong


def _as_kept(weights: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(1 for _ in weights) if len(set(weights)) == 1 else weights


def _together(threads: Iterator[Thread]) -> None:
    begun = list(threads)
    for thread in begun:
        thread.start()
    for thread in begun:
        thread.join()


def _quantile(times: list[float], percent: int) -> float:
    return 1000 * (quantiles(times, n=100)[percent - 1] if len(times) > 1 else max(times, default=0.0))


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _print(name: str, figures: Mapping[str, float]) -> None:
    print(name)
    for label, value in figures.items():
        print(f"  {label:<26} {value:10.0f}")
    sys.stdout.flush()


def _short(figures: Mapping[str, float], most: float) -> list[str]:
    limits = {"lost or doubled": 0, "ballot p95": most, "wall p95": MOST_WALL, "memory MB": MOST_MEMORY}
    limits["wall saw a result early"] = 0
    return [
        f"{figures['phones']:.0f} phones: {label} {figures[label]:.0f} (most: {limit})"
        for label, limit in limits.items()
        if figures[label] > limit
    ]


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--phones", type=int, default=60)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--changes", type=int, default=10)
    words.add_argument("--seconds", type=float, default=30, help="within which each phone makes its changes")
    words.add_argument("--many", type=int, default=500, help="phones of the large room; 0 for none")
    words.add_argument("--pages", type=int, default=60, help="open ranking pages; 0 for none")
    options = words.parse_args()
    short: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "explorer.sqlite")
        server.start()
        try:
            figures = rounds(server, options.phones, options.rounds, options.changes, options.seconds, kill=True)
            _print(f"{options.phones} phones, {options.rounds} rounds, the server killed once in each", figures)
            short += _short(figures, MOST_BALLOT)
            if options.many:
                figures = rounds(server, options.many, 1, 3, 2 * options.seconds, kill=False)
                _print(f"{options.many} phones, one round of three changes", figures)
                short += _short(figures, MOST_BALLOT_OF_MANY)
        finally:
            server.kill()
    if options.pages:
        figures_of_pages = room_pages.measure(options.pages)
        print(f"{options.pages} open ranking pages that move and save\n{room_pages.table(figures_of_pages)}")
        short += figures_of_pages.shortfalls
    print("room: ok" if not short else f"room: fell short: {'; '.join(short)}")


if __name__ == "__main__":
    main()
