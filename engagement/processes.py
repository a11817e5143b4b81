"""Work in a fresh interpreter of its own, so that nothing in it can take the server or another visit down with it.

It is a new process (not a fork: the server has threads), cut off from the environment, and stopped by the clock or a
sign where it does not end by itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import IO, Final

_START: Final = (
    "import sys; from importlib import import_module; sys.path[:] = sys.argv[2:]; import_module(sys.argv[1]).main()"
)
_ROOT: Final = str(Path(__file__).resolve().parents[1])
_KEPT_SETTINGS: Final = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_SECONDS_BETWEEN_LOOKS: Final = 0.1  # at the clock and the stop sign: soon enough to feel at once; not tuned


@contextmanager
def interpreter(
    module: str, task: Callable[[IO[bytes]], None], seconds: float, stop: Event | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Start `main()` of a module in an interpreter of its own; whatever happens, it is gone in the end.

    Parameters
    ----------
    module : reads its task from standard input and writes what it found to standard output.
    task : writes the task to the pipe that it reads, beside whoever reads what comes back.
    seconds : after which it is stopped.
    stop : set by another thread to end it at once.
    """
    process = subprocess.Popen(
        [sys.executable, "-I", "-B", "-c", _START, module, _ROOT, *filter(None, sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _KEPT_SETTINGS if name in os.environ},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    watch = Thread(target=_kill_in_time, args=(process, stop or Event(), seconds), daemon=True)
    watch.start()
    feeder = Thread(target=_feed, args=(process.stdin, task), daemon=True)
    feeder.start()
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        feeder.join()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None and not pipe.closed:
                pipe.close()


def _feed(pipe: IO[bytes] | None, task: Callable[[IO[bytes]], None]) -> None:
    if pipe is None:
        return
    try:
        task(pipe)
        pipe.close()
    except (OSError, ValueError):
        pass  # the process ended before it had read everything; what it wrote tells why


def _kill_in_time(process: subprocess.Popen[bytes], stop: Event, seconds: float) -> None:
    until = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < until and not stop.wait(_SECONDS_BETWEEN_LOOKS):
        pass
    process.kill()
