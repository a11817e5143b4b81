"""Bringing in the illustrative sample, by the same way that every other file takes, and taking it out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sqlite_utils import Database

from data import Stamp, bundled, write
from engagement import ColumnChoice, read_export
from engagement.answers import store as answers
from engagement.responses import store
from engagement.themes.progress import Progress
from engagement.themes.sets.store import put_together, standing_sets
from explorer import intake, themes
from explorer.snapshot import Snapshot

# A word in the database: whether it was begun with the sample, or without it on purpose.
SAMPLE_OFFERED: Final = "sample_offered"
_FILE_NAMES: Final = tuple(file.path.name for file in bundled.sample_files())
# Finding takes nearly all of the time: of 24 seconds of one core, reading and masking take two.
_SHARE_OF_READING: Final = 0.1


def load_sample(db: Database, stamp: Stamp, progress: Progress | None = None) -> None:
    """Import the sample files, unless they are there, find themes in what is stored, and read it for the priorities.

    Parameters
    ----------
    progress : is told what is being done, and the share (0-1) of the work that is behind.
    """
    tell = progress or _silent
    every = bring_in_files(db, stamp, tell)
    for place, set_id in enumerate(every):
        themes.find(db, stamp, set_id, progress=_part(tell, place, len(every)))


def bring_in_files(db: Database, stamp: Stamp, tell: Progress) -> list[int]:
    """Import the sample files, unless they are there; return the numbers of their sets of themes."""
    files = bundled.sample_files()
    for place, file in enumerate(files):
        tell("Reading the illustrative sample", _SHARE_OF_READING * (place + 1) / (len(files) + 1))
        _load(db, stamp, file)
    return _sets(db, stamp)


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


def _sets(db: Database, stamp: Stamp) -> list[int]:
    """Read the first question of each file together: both audiences are asked what matters; the rest by itself."""
    rounds = answers.rounds(db)
    surveys = set(rounds.loc[rounds["import_id"].isin(_imports(db)), "survey_id"])
    of_sample = [entry for entry in standing_sets(db) if surveys & {q.survey_id for q in entry.questions}]
    table = answers.questions(db)
    opens = table[(table["kind"] == "open") & table["survey_id"].isin(surveys)]
    first = set(opens.groupby("survey_id")["question_id"].first())
    apart = [entry.set_id for entry in of_sample if first & entry.question_ids]
    together = [put_together(db, stamp, *apart)] if len(apart) > 1 else apart
    return [*together, *(entry.set_id for entry in of_sample if entry.set_id not in apart)]


def _part(tell: Progress, place: int, n_parts: int) -> Progress:
    """Tell how far one of several findings is as a share of everything."""
    return lambda doing, share: tell(doing, _share_of_all((place + share) / n_parts))


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
