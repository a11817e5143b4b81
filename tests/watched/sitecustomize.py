"""Imported by every Python process that has this folder on PYTHONPATH: refuses and writes down what leaves it.

A socket to another host or a look-up of its name is refused; a file opened for writing outside the data folder is let
through. Both are written down, one line each. Code below Python is not seen here: for that there is the recording proxy
and the empty folders of tests/test_nothing_leaves.py.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

REPORT, DATA = os.environ["WATCH_REPORT"], Path(os.environ["WATCH_DATA"])
HERE = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "::", "", None}  # noqa: S104  an address to listen on
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
CALLS = {"socket.connect", "socket.sendto", "socket.sendmsg"}
LOOK_UPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
FILES = {"os.mkdir", "os.rename", "os.link", "os.symlink"}


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event in CALLS and isinstance(arguments[1], tuple):
        refuse_elsewhere(event, arguments[1][0])
    elif event in LOOK_UPS:
        refuse_elsewhere(event, arguments[0])
    elif event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING:
        note_outside(event, arguments[0])
    elif event in FILES:
        note_outside(event, arguments[1] if event == "os.rename" else arguments[0])


def refuse_elsewhere(event: str, host: object) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name not in HERE:
        note(f"{event} {name}")
        raise OSError(f"{name} is another host")


def note_outside(event: str, file: object) -> None:
    if isinstance(file, (str, bytes, os.PathLike)):
        path = Path(os.path.realpath(os.fsdecode(file)))
        if DATA not in path.parents and path != DATA and path.parts[1:2] not in (("dev",), ("proc",)):
            note(f"{event} {path}")


def note(line: str) -> None:
    descriptor = os.open(REPORT, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(descriptor, f"{line}\n".encode())
    os.close(descriptor)


sys.addaudithook(watch)
