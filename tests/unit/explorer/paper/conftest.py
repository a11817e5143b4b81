"""What tests of papers share: the sample with a saved scenario, and readers of every number in a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from sqlite_utils import Database

from data import Stamp
from explorer.paper import writing
from explorer.paper.model import Paper
from explorer.ranking import save_scenario
from explorer.snapshot import KEPT, Snapshot
from explorer.workspace import database
from tests.conftest import copy_database


class Written(NamedTuple):
    """The documents of one database, by kind: models, and files (Word, HTML)."""

    path: Path
    papers: dict[str, Paper]
    files: dict[str, tuple[bytes, str]]


AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)
STAMP = Stamp("Ada", AT)
WEIGHTS = {"collaboration": 50.0, "health_burden": 30.0, "regional_action": 20.0}
NUMBER = re.compile(r"\d[\d,.]*\d|\d")


@pytest.fixture(name="sample")
def _sample(sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A database of this test's own that holds the sample and the scenario "NHS"."""
    path = copy_database(sample_file, tmp_path / "explorer.sqlite")
    monkeypatch.setenv("EXPLORER_DATABASE", str(path))
    KEPT.clear()
    with database() as db:
        save_scenario(db, STAMP, "NHS", WEIGHTS)
        yield db
    KEPT.clear()


@pytest.fixture(name="written", scope="session")
def _written(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Both documents of the sample, written once, with their files."""
    path = copy_database(sample_file, tmp_path_factory.mktemp("written") / "explorer.sqlite")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EXPLORER_DATABASE", str(path))
        with database() as db:
            save_scenario(db, STAMP, "NHS", WEIGHTS)
        papers = {kind: write(kind) for kind in (writing.PAPER, writing.NARRATIVE)}
        return Written(path, papers, {kind: writing.files(paper) for kind, paper in papers.items()})


def write(kind: str = writing.PAPER, scenario: str = "NHS") -> Paper:
    """A document as it stands now."""
    with Snapshot() as now:
        return now.keep(writing.document, kind, scenario)


def text_of_docx(file: bytes) -> list[str]:
    """Every line of a Word file: paragraphs, cells, headers, footers and text alternatives."""
    document = docx.Document(BytesIO(file))
    lines = [line.text for line in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    lines += [line.text for section in document.sections for line in (*section.header.paragraphs,)]
    return [*lines, *(shape._inline.docPr.get("descr") for shape in document.inline_shapes)]


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.alternatives: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        self.alternatives += [value or "" for name, value in attrs if name == "alt"]

    def handle_data(self, data: str) -> None:
        if self.inside != "style":
            self.lines.append(data)


def text_of_html(page: str) -> list[str]:
    """Every piece of text of a page, and its text alternatives; styles left out."""
    reader = _Lines()
    reader.feed(page)
    return reader.lines + reader.alternatives


def numbers_in(lines: list[str]) -> set[str]:
    """Every number of some lines."""
    return {number for line in lines for number in NUMBER.findall(line)}
