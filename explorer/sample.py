"""Bringing in the illustrative sample, by the same way that every other file takes, and taking it out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sqlite_utils import Database

from data import Stamp, bundled, write
from engagement import ColumnChoice, read_export
from engagement.responses import store
from explorer import intake, themes
from explorer.snapshot import Snapshot
from explorer.themes import Progress

# A word in the database: whether it was begun with the sample, or without it on purpose.
SAMPLE_OFFERED: Final = "sample_offered"
_FILE_NAMES: Final = tuple(file.path.name for file in bundled.sample_files())
# Finding takes nearly all of the time: of 24 seconds of one core, reading and masking take two.
_SHARE_OF_READING: Final = 0.1


def load_sample(db: Database, stamp: Stamp, progress: Progress | None = None) -> None:
    """Import the sample files, unless they are there, and find themes in what is then stored.

    Parameters
    ----------
    progress : is told what is being done, and the share (0-1) of the work that is behind.
    """
    tell = progress or _silent
    files = bundled.sample_files()
    for place, file in enumerate(files):
        tell("Reading the illustrative sample", _SHARE_OF_READING * (place + 1) / (len(files) + 1))
        _load(db, stamp, file)
    themes.find(db, stamp, progress=lambda doing, share: tell(doing, _share_of_all(share)))


def take_out_sample(db: Database, stamp: Stamp) -> None:
    """Undo the imports of the sample, as one change."""
    with write(db):
        for import_id in _imports(db):
            store.undo_import(db, stamp, import_id)


def sample_in_use(now: Snapshot) -> bool:
    """Return whether sample responses stand among what is shown."""
    return bool(now.ask(_imports))


def _imports(db: Database) -> tuple[int, ...]:
    every = store.imports(db)
    standing = every["file_name"].isin(_FILE_NAMES) & every["in_force"]
    return tuple(int(number) for number in every.loc[standing, "import_id"])


def _load(db: Database, stamp: Stamp, file: bundled.SampleFile) -> None:
    content = file.path.read_bytes()
    sha256 = intake.digest(content)
    if store.find_import(db, sha256) is not None:
        return
    export = read_export(content, filename=file.path.name)
    choice = intake.Choice(replace(ColumnChoice.guess(export), audience=None), file.audience)
    intake.bring_in(db, stamp, intake.Source(export, file.path.name, sha256), choice)


def _share_of_all(share: float) -> float:
    return _SHARE_OF_READING + (1 - _SHARE_OF_READING) * share


def _silent(_doing: str, _share: float) -> None:
    return
