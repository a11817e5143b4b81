"""Parts are done elsewhere as they are done here, whatever befalls the workers; nothing listens to other computers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from engagement.errors import ClusterFault, EngagementError
from engagement.parts import work
from engagement.parts.files import parts_of
from engagement.parts.finding import Question, find, place
from engagement.parts.work import LOCAL, Loop, cluster
from engagement.themes import ThemeModel

SUBJECTS = ["the bus is late", "damp walls at home", "no dentist near us", "the park is dirty", "nurses were kind"]
TEXTS = [f"{SUBJECTS[at % 5]} {('again', 'every week', 'since May', 'in our street')[at % 4]}" for at in range(300)]


@pytest.fixture(scope="module")
def two_workers():
    """A cluster of two workers on this computer."""
    pytest.importorskip("distributed", reason="Dask is not installed: requirements-cluster.txt")
    with cluster(LOCAL, 2) as workers:
        yield workers


@pytest.fixture
def parts(tmp_path):
    """Three hundred rows in parts of twenty."""
    path = tmp_path / "answers.csv"
    path.write_text("\n".join(["What now?", *TEXTS]), encoding="utf-8")
    return [(1, part) for part in parts_of(path, ["What now?"], 20)]


def labels_of(parts, workers, said=lambda _doing, _share: None):
    question = Question("What now?")
    finding = find(question, parts, workers, ThemeModel(5, engine="fast"), said)
    return [labels.tobytes() for labels in place(question, parts, workers, finding, said)]


def test_the_labels_are_the_same_to_the_byte(two_workers, parts):
    """Two workers give the labels that one process gives."""
    labels = labels_of(parts, two_workers)

    assert labels == labels_of(parts, Loop())
    assert len(labels) == 15


def test_a_worker_killed_in_the_middle_changes_nothing(two_workers, parts):
    """One is killed when the first part is placed: another does what it left, and the labels are the same."""
    killed = []

    def kill(doing: str, _share: float) -> None:
        if doing == "Placing answers" and not killed:
            killed.append(next(iter(two_workers._client.run(os.getpid).values())))
            os.kill(killed[0], signal.SIGKILL)

    assert labels_of(parts, two_workers, kill) == labels_of(parts, Loop())
    assert len(killed) == 1


def test_a_worker_that_dies_under_a_part(two_workers, tmp_path):
    """A part whose worker dies is done again by another, with what all parts need."""

    def triple_or_die(factor, part):
        mark = tmp_path / "died"
        if part == 2 and not mark.exists():
            mark.touch()
            os._exit(1)
        return factor * part

    assert list(two_workers.results(triple_or_die, 3, range(4))) == [0, 3, 6, 9]
    assert (tmp_path / "died").exists()


def test_what_is_wrong_elsewhere_is_said_here(two_workers, parts):
    """A file that goes away is the same sentence as without a cluster."""
    Path(parts[0][1].path).unlink()

    for workers in (two_workers, Loop()):
        with pytest.raises(EngagementError, match=r"answers.csv is not there any more"):
            labels_of(parts, workers)


def test_it_listens_on_this_computer_alone(two_workers):
    """Every port of the scheduler, its workers and those who watch them is one of 127.0.0.1."""
    psutil = pytest.importorskip("psutil", reason="Dask is not installed: requirements-cluster.txt")
    here = psutil.Process()
    processes = [here, *here.children(recursive=True)]

    ports = {
        connection.laddr.ip
        for process in processes
        for connection in process.net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    }

    assert ports == {"127.0.0.1"}


@pytest.mark.skipif(not os.environ.get("EXPLORER_NIGHTLY"), reason="ten seconds of starting: in the nightly run")
def test_a_scheduler_that_was_started_elsewhere(tmp_path, parts):
    """One at an address, started with its worker in another folder, gives the same labels."""
    pytest.importorskip("distributed", reason="Dask is not installed: requirements-cluster.txt")
    place = tmp_path / "scheduler.json"
    roles = {"scheduler": ["--port", "0"], "worker": ["--no-nanny", "--nthreads", "2"]}
    with ExitStack() as started:
        for role, more in roles.items():
            command = ["-m", f"distributed.cli.dask_{role}", "--host", "127.0.0.1", "--no-dashboard", *more]
            command += ["--scheduler-file", str(place)]
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            process = started.enter_context(subprocess.Popen([sys.executable, *command], cwd=tmp_path, **quiet))
            started.callback(process.terminate)
        address = _address(place)
        with cluster(address) as workers:
            assert labels_of(parts, workers) == labels_of(parts, Loop())


def test_a_scheduler_without_workers(monkeypatch):
    """Where nobody would work, waiting ends with a sentence."""
    distributed = pytest.importorskip("distributed", reason="Dask is not installed: requirements-cluster.txt")
    monkeypatch.setattr(work, "_PATIENCE", 0.5)
    nobody = distributed.LocalCluster(
        n_workers=0, host="127.0.0.1", dashboard_address="127.0.0.1:0", scheduler_kwargs={"dashboard": False}
    )

    with (
        nobody,
        pytest.raises(ClusterFault, match="has no workers"),
        cluster(nobody.scheduler_address),
    ):
        pass


def _address(place: Path) -> str:
    """Where a scheduler listens, as soon as it says so."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with suppress(FileNotFoundError, json.JSONDecodeError):
            return json.loads(place.read_text(encoding="utf-8"))["address"]
        time.sleep(0.05)
    raise AssertionError("no scheduler within half a minute")


def test_nobody_answers(monkeypatch):
    """An address without a scheduler, or that is none, is a sentence."""
    pytest.importorskip("distributed", reason="Dask is not installed: requirements-cluster.txt")
    monkeypatch.setattr(work, "_PATIENCE", 0.3)
    for address in ("tcp://127.0.0.1:9", "nonesuch"):
        with pytest.raises(ClusterFault, match=f"No Dask scheduler answers at {address}"), cluster(address):
            pass


def test_without_dask_it_is_said_what_to_install(monkeypatch):
    """Dask is asked for where a cluster is, and nowhere else."""
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(ClusterFault, match=r"not installed: .*requirements-cluster.txt"), cluster(LOCAL):
        pass
