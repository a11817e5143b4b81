"""A fresh, prepared database for each test."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import connect, prepare

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def _new_databases_are_copied() -> None:
    """Here each is made: making one is what is tested."""


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Iterator[Path]:
    """The file of a new database that this process holds."""
    prepared = prepare(tmp_path / "explorer.sqlite", [])
    yield prepared.path
    prepared.release()


@pytest.fixture(name="db")
def _db(path: Path) -> Iterator[Database]:
    """A connection to it."""
    with closing(connect(path)) as db:
        yield db


@pytest.fixture(name="in_another_process")
def _in_another_process() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a Python program that speaks through its pipes; ended with the test."""
    started: list[subprocess.Popen[str]] = []

    def start(program: str, *arguments: object) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        command = [sys.executable, "-c", program, *map(str, arguments)]
        child = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        started.append(child)
        return child

    yield start
    for child in started:
        child.kill()
        child.communicate()
