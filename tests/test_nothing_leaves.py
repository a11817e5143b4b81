"""Nothing leaves the computer: the server and a careful finding of themes ask no other host for anything.

They run with every socket to elsewhere refused and written down (tests/watched/sitecustomize.py), with a proxy that
writes down who calls it, since code below Python honours the proxy's variables, and with empty folders in the places
where libraries like to leave something.
"""

from __future__ import annotations

import csv
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from data import bundled
from ui.shell.navigation import SCREENS

ROOT = Path(__file__).resolve().parent.parent
EMPTY = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
SWITCHES = ("NO_PROXY", "ORT_DISABLE_TELEMETRY")
FOREIGN = "http://evil.example"
CAREFUL = (
    "import sys, time; from explorer.__main__ import main\n"
    "ended = main(['themes', *sys.argv[1:], '--engine', 'careful'])\n"
    "time.sleep(15)\n"  # onnxruntime makes its first call 10.6 seconds after the import
    "sys.exit(ended)"
)


class Watched:
    """Empty folders, a data folder, and everything that was tried or written by the processes started here."""

    def __init__(self, folder: Path) -> None:
        self.empty = {name: folder / name.lower() for name in EMPTY}
        self.data = folder / "data"
        for place in (*self.empty.values(), self.data):
            place.mkdir()
        self.log = self.data / "processes.log"
        self._report = self.data / "watch.txt"
        self._report.touch()
        self._proxy = socket.create_server(("127.0.0.1", 0))
        self._asked: list[str] = []
        Thread(target=self._answer, daemon=True).start()

    def start(self, *command: str, **settings: str) -> subprocess.Popen[bytes]:
        """Start Python with these arguments."""
        proxy = f"http://127.0.0.1:{self._proxy.getsockname()[1]}"
        proxies = {
            name: proxy for kind in ("http", "https", "all") for name in (f"{kind}_proxy", f"{kind}_PROXY".upper())
        }
        environment = {
            **{name: value for name, value in os.environ.items() if name.upper() not in SWITCHES},
            **{name: str(place) for name, place in self.empty.items()},
            **proxies,
            **settings,
            "PYTHONPATH": str(Path(__file__).parent / "watched"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "WATCH_REPORT": str(self._report),
            "WATCH_DATA": str(self.data),
        }  # fmt: skip
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, *command], cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
            )

    def tried(self) -> list[str]:
        """Calls to other hosts, and files written outside the data folder by Python code."""
        return [*self._report.read_text().splitlines(), *self._asked]

    def left_behind(self) -> list[str]:
        """What lies in the folders that were empty."""
        return [str(path) for place in self.empty.values() for path in place.rglob("*")]

    def close(self) -> None:
        self._proxy.close()

    def _answer(self) -> None:
        with suppress(OSError):
            while True:
                caller, _ = self._proxy.accept()
                with caller:
                    caller.settimeout(5)
                    self._asked.append(f"proxy asked: {caller.recv(4096).splitlines()[:1]}")


@contextmanager
def served(watched: Watched, name: str, address: str, *, sample: bool) -> Iterator[str]:
    """Run the server, yield where it listens, and end it; its log may not tell of a fault."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ("--server.port", str(port), "--server.address", address, "--server.headless", "true")
    folder = watched.data / name
    folder.mkdir()
    settings = {"EXPLORER_DATABASE": str(folder / "explorer.sqlite"), "EXPLORER_LOAD_SAMPLE": "yes" if sample else "no"}
    process = watched.start("-m", "streamlit", "run", "app.py", *options, **settings)
    try:
        wait_for(process, port, watched.log)
        yield f"127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    end = time.monotonic() + 180
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError), opener.open(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
            return
        time.sleep(0.1)
    pytest.fail(f"The server did not answer: {log.read_text(errors='replace')[-2000:]}")


def visit(server: str, page: str) -> int:
    """Open a page as a browser does and wait until its script has ended; return how many messages came."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    messages = 0
    with connect(f"ws://{server}/_stcore/stream", subprotocols=["streamlit"], max_size=None, proxy=None) as socket_:
        socket_.send(asked.SerializeToString())
        while True:
            messages += 1
            message = ForwardMsg.FromString(socket_.recv(timeout=60))
            if message.WhichOneof("type") == "script_finished":
                return messages


def opened(server: str) -> None:
    """Wait until the explorer has prepared itself: until then every page says only that it is opening."""
    end = time.monotonic() + 120
    while visit(server, SCREENS[0].name) <= 5 and time.monotonic() < end:
        time.sleep(0.5)


def knock_from_elsewhere(server: str) -> None:
    """Try to open the stream as a page of another site does."""
    with suppress(WebSocketException), connect(
        f"ws://{server}/_stcore/stream", subprotocols=["streamlit"], origin=FOREIGN, proxy=None
    ) as stream:  # fmt: skip
        stream.recv(timeout=5)


@pytest.fixture(name="watched", scope="module")
def _watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """What is left after a careful finding and two servers, one local and one shared, with every screen opened."""
    watched = Watched(tmp_path_factory.mktemp("watched"))
    answers = str(bundled.sample_files()[1].path)
    finding = watched.start("-c", CAREFUL, answers, "--out", str(watched.data / "themes.xlsx"))
    with served(watched, "local", "127.0.0.1", sample=True) as server:
        opened(server)
        for screen in SCREENS:
            assert visit(server, screen.name) > 5
        knock_from_elsewhere(server)
    with served(watched, "shared", "0.0.0.0", sample=False) as server:  # noqa: S104  as docs/deployment.md starts it
        visit(server, "home")
    assert finding.wait(timeout=120) == 0, watched.log.read_text()[-2000:]
    yield watched
    watched.close()


@pytest.mark.slow
def test_nothing_leaves(watched):
    """No other host is looked up or called, and nothing is written outside the data folder."""
    assert watched.tried() == []
    assert watched.left_behind() == []
    assert "Careful, as chosen." in watched.log.read_text(), "the finding did not take the engine that is watched here"


def test_the_watch_sees(tmp_path):
    """A process that calls another host, or writes elsewhere, is caught by the same watch."""
    watched = Watched(tmp_path)
    script = (
        "import socket, pathlib, os\n"
        "try: socket.create_connection(('example.org', 443), timeout=5)\n"
        "except OSError: pass\n"
        "try: socket.create_connection(('192.0.2.1', 443), timeout=5)\n"
        "except OSError: pass\n"
        "pathlib.Path(os.environ['HOME'], 'device').write_text('7')"
    )
    assert watched.start("-c", script).wait(timeout=60) == 0
    watched.close()

    home = watched.empty["HOME"].resolve() / "device"
    assert watched.tried() == ["socket.getaddrinfo example.org", "socket.getaddrinfo 192.0.2.1", f"open {home}"]
    assert watched.left_behind() == [str(watched.empty["HOME"] / "device")]


def test_nothing_leaves_a_cluster(tmp_path):
    """A cluster on this computer calls no other host, and leaves no file where its workers kept theirs."""
    pytest.importorskip("distributed", reason="Dask is not installed: requirements-cluster.txt")
    watched = Watched(tmp_path)
    scratch = watched.data / "scratch"
    scratch.mkdir()
    answers, column = bundled.sample_files()[1].path, "What matters most to you for health and care in London"
    heading = answers.read_text(encoding="utf-8-sig").splitlines()
    name = next(name for name in next(csv.reader(heading)) if name.startswith(column))
    command = ["themes", str(answers), "--text-column", name]
    command += ["--labels", str(watched.data / "labels"), "--out", str(watched.data / "themes.xlsx")]
    finding = watched.start("-m", "explorer", *command, "--engine", "fast", "--cluster", "local", TMPDIR=str(scratch))

    assert finding.wait(timeout=120) == 0, watched.log.read_text()[-2000:]
    watched.close()
    assert watched.tried() == []
    assert [*watched.left_behind(), *scratch.iterdir()] == []
    assert (watched.data / "labels" / f"{answers.stem}-1.parquet").exists()
