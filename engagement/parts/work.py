"""Doing the same to many parts: one after the other here, or as tasks on a Dask cluster, with the same results.

Dask is imported only where a cluster is asked for. A local one listens on this computer alone, shows no dashboard and
writes nothing to disk.
"""

from __future__ import annotations

import logging
import pickle
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol, TypeVar

from engagement.errors import ClusterFault

S = TypeVar("S")
P = TypeVar("P")
R = TypeVar("R")

LOCAL = "local"
"""What stands for a cluster on this computer, where others have an address."""

# Where this code stands, here and for every worker.
_ROOT = Path(__file__).resolve().parents[2]
# Seconds to wait for a scheduler elsewhere. Not tuned.
_PATIENCE = 10
# Workers that may die under a part before the part itself is held to be the reason. Not tuned; Dask's own is 3.
_DEATHS = 10
# Memory of a worker is left to the system: what Dask would do about it is to write people's words to disk.
_SETTINGS = {
    "distributed.scheduler.allowed-failures": _DEATHS,
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": False,
}


class Work(Protocol):
    """Somebody who does the same to many parts.

    Attributes
    ----------
    is_elsewhere : whether other processes do it.
    """

    is_elsewhere: bool

    def results(self, function: Callable[[S, P], R], shared: S, parts: Sequence[P]) -> Iterator[R]:
        """Yield what the function makes of each part, in their order.

        Parameters
        ----------
        function : of a module, so that another process can find it; depends on nothing but its arguments.
        shared : what all parts need.
        parts : the parts.
        """


class Loop:
    """One part after the other, in this process."""

    is_elsewhere = False

    def results(self, function: Callable[[S, P], R], shared: S, parts: Sequence[P]) -> Iterator[R]:
        """Yield what the function makes of each part, in their order."""
        return (function(shared, part) for part in parts)


class _Cluster:
    """A task a part, on the workers of a Dask cluster; a task whose worker died is done again by another."""

    is_elsewhere = True

    def __init__(self, client: Any) -> None:
        self._client = client

    def results(self, function: Callable[[S, P], R], shared: S, parts: Sequence[P]) -> Iterator[R]:
        """Yield what the function makes of each part, in their order."""
        from cloudpickle import dumps
        from distributed import KilledWorker

        root = str(_ROOT)

        # Sent by value, with the rest as bytes: a scheduler or a worker that was started in another folder need not
        # know this code; the first task shows a worker where it stands.
        def work(everything: bytes, part: bytes) -> R:
            if root not in sys.path:
                sys.path.insert(0, root)
            value, shared = pickle.loads(part), pickle.loads(everything)  # noqa: S301  our own bytes
            return value[0](shared, value[1])  # type: ignore[no-any-return]

        # A task rather than scattered: what was scattered is gone for good where its workers die.
        everywhere = self._client.submit(lambda value: value, dumps(shared), pure=False)
        tasks = [self._client.submit(work, everywhere, dumps((function, part)), pure=False) for part in parts]
        try:
            while tasks:
                yield tasks.pop(0).result()
        except KilledWorker as error:
            raise ClusterFault(
                f"{_DEATHS} workers of the cluster died one after the other. Give them more memory, or use fewer."
            ) from error


@contextmanager
def cluster(address: str, workers: int | None = None) -> Iterator[Work]:
    """Open a cluster for as long as the block lasts.

    Parameters
    ----------
    address : "local" for workers on this computer, or where a scheduler listens ("tcp://host:8786").
    workers : of a local cluster; None for one a processor.

    Raises
    ------
    ClusterFault
        Where Dask is not installed, or nothing answers at the address.
    """
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise ClusterFault(
            "A cluster needs Dask, which is not installed: python -m pip install --only-binary :all: --require-hashes "
            "-r requirements-cluster.txt. Without --cluster the same labels come of one process."
        ) from error
    with dask.config.set(_SETTINGS), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Sending large graph")
        if address == LOCAL:
            with (
                TemporaryDirectory() as folder,
                dask.config.set({"temporary-directory": folder}),
                LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    host="127.0.0.1",
                    dashboard_address="127.0.0.1:0",
                    scheduler_kwargs={"dashboard": False},
                    memory_limit=0,
                    silence_logs=logging.CRITICAL,
                ) as here,
                Client(here) as client,
            ):
                yield _Cluster(client)
            return
        try:
            client = Client(address, timeout=_PATIENCE)
        except (OSError, ValueError) as error:
            raise ClusterFault(
                f"No Dask scheduler answers at {address}. Start one there, or use --cluster local."
            ) from error
        with client:
            try:
                client.wait_for_workers(1, timeout=_PATIENCE)
            except OSError as error:
                raise ClusterFault(f"The scheduler at {address} has no workers. Start some for it.") from error
            yield _Cluster(client)
