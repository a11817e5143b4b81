"""The one way of a survey export into the database: read, plan, confirm; page, sample and command line walk it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from types import MappingProxyType

from sqlite_utils import Database

from data import Stamp, write
from engagement import ColumnChoice, Export, ImportPlan, Masker, Memory, Task, plan_beside, read_export, spread, untold
from engagement.errors import AlreadyImported, MissingColumn
from engagement.masks import store as masks
from engagement.responses import store
from engagement.schema import ONCE, Receipt, Upload
from engagement.surveys import store as surveys
from explorer.workspace import database, locked, secret_of


@dataclass(frozen=True)
class Source:
    """A survey export that was read, not stored yet.

    Attributes
    ----------
    export : Export
        Its table, layout and columns.
    file_name : str
        As the person's computer calls it.
    sha256 : str
        Of its bytes.
    memory : Memory
        What plans of it found so far.
    joined : tuple
        Where its rows were joined, what the columns that went into others held: column, kind of role.
    """

    export: Export
    file_name: str
    sha256: str
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)
    joined: tuple[tuple[str, str], ...] = ()

    @property
    def upload(self) -> Upload:
        """The file as the store keeps it."""
        return Upload(self.file_name, self.sha256, self.export.layout.tool or "", self.export.fingerprint)


@dataclass(frozen=True)
class Choice:
    """What a person said of an export.

    Attributes
    ----------
    columns : ColumnChoice
        What each column holds.
    audience, forum : str or None
        Who answered and where, for everybody, where no column says it.
    """

    columns: ColumnChoice
    audience: str | None = None
    forum: str | None = None


def digest(content: bytes) -> str:
    """Return the SHA-256 by which a file is known again."""
    return hashlib.sha256(content).hexdigest()


def plan(
    source: Source, choice: Choice, progress: Callable[[float], None] = untold, stop: Event | None = None
) -> ImportPlan:  # fmt: skip
    """Return what an import would store and set aside, against what is here already; nothing is stored.

    Parameters
    ----------
    source, choice : the file, and what was said of it.
    progress : told the share (0-1) that is behind.
    stop : set by another thread to end it.

    Raises
    ------
    MissingColumn
        Where no column holds people's words, or nothing says who answered.
    TookTooLong
        Where it was stopped.
    """
    with database() as db:
        task = _task(db, source, choice)
    return plan_beside(task, progress, stop)


def _task(db: Database, source: Source, choice: Choice) -> Task:
    if not (choice.audience or choice.columns.audience):
        raise MissingColumn("Nothing says who answered. Choose the audience, or the column that holds it.")
    upload, columns = source.upload, choice.columns
    texts = (*columns.text, *columns.closed)
    survey = surveys.survey_of(db, upload.fingerprint, upload.tool, texts)
    asks = surveys.asked_kinds(db, survey) | dict(columns.asks)
    return Task(
        source.export,
        replace(columns, asks=tuple(asks.items())),
        audience=choice.audience,
        forum=choice.forum,
        file_name=source.file_name,
        masker=Masker(*masks.terms(db)),
        state=store.stored_state(db, upload, texts),
        secret=secret_of(db),
        memory=source.memory,
    )


def confirm(db: Database, stamp: Stamp, planned: ImportPlan, source: Source, choice: Choice) -> Receipt:
    """Store a plan that somebody has looked at, and remember what the columns hold, as one change.

    Returns
    -------
    Receipt
        The counts as they came to be, which may differ from the plan's where somebody else imported meanwhile.

    Raises
    ------
    AlreadyImported
        Where the same file is in force already.
    """
    kinds = dict(source.joined) | choice.columns.kinds(source.export.frame.columns)
    with write(db):
        person = choice.columns.person or choice.columns.row or ""
        receipt = store.save_import(db, stamp, planned, source.upload, person_column=person)
        surveys.remember_columns(
            db, stamp, source.export.fingerprint, kinds, audience=choice.audience or "", forum=choice.forum or ""
        )
    return receipt


def bring_in(db: Database, stamp: Stamp, source: Source, choice: Choice) -> Receipt:
    """Plan and confirm in one go, where nobody looks in between.

    Raises
    ------
    AlreadyImported, MissingColumn
        As `plan` and `confirm`.
    """
    if store.find_import(db, source.sha256) is not None:
        raise AlreadyImported("This file is here already. Nothing was stored.")
    return confirm(db, stamp, _task(db, source, choice).plan(), source, choice)


def came_apart(source: Source, memory: Mapping[str, str] | None) -> bool:
    """Return whether people left the rows of the last file with the same headers as they came.

    Parameters
    ----------
    memory : column -> kind of role, as people confirmed it for that file; None where there was none.
    """
    return memory is not None and set(memory) <= set(source.export.frame.columns)


def joined(source: Source, kinds: Mapping[str, str]) -> Source:
    """Return a file with one row a person where a column says which question a row answers, else as it is.

    Parameters
    ----------
    kinds : column -> kind of role, as it looks or as a person said.

    Raises
    ------
    DoubledRole
        Where two columns hold what one alone can hold.
    """
    export = spread(source.export, ColumnChoice.of_roles(kinds))
    if export is source.export:
        return source
    rest = tuple((name, kind) for name, kind in kinds.items() if name not in export.frame.columns)
    return replace(source, export=export, joined=rest, memory=Memory())


def roles_of(export: Export, memory: Mapping[str, str] | None) -> dict[str, str]:
    """Return the kind of each column: as people said of the last file with the same headers, else as it looks."""
    kinds = ColumnChoice.guess(export).kinds(export.frame.columns)
    own = {name: kind for name, kind in (memory or {}).items() if name in kinds}
    # What stands once and was said of one column is no longer guessed of another.
    kinds = {name: "ignore" if kind in ONCE and kind in own.values() else kind for name, kind in kinds.items()}
    return kinds | own


def import_file(
    path: Path,
    stamp: Stamp,
    *,
    into: Path,
    audience: str = "",
    forum: str = "",
    sheet: str | None = None,
    same_people: bool | None = None,
    roles: Mapping[str, str] = MappingProxyType({}),
) -> Receipt:
    """Import a survey export from the command line, with columns as they were remembered or look like.

    Parameters
    ----------
    path : the export.
    into : the explorer's database; made where it is missing.
    audience, forum : for everybody in the file, where no column says it; else as remembered.
    sheet : of a workbook; None for the one that looks most like answers.
    same_people : as `ColumnChoice` has it.
    roles : column -> kind of role, where it is not as remembered or as it looks.

    Raises
    ------
    UnreadableFile, AlreadyImported, MissingColumn
        Where the file cannot become a table, is here already, or does not say who answered.
    StorageError
        Where the database cannot be opened or written, or is open in another process.
    """
    export = read_export(path, sheet=sheet)
    source = Source(export, path.name, digest(path.read_bytes()))
    missing = [name for name in roles if name not in export.frame.columns]
    if missing:
        raise MissingColumn(f"The file has no column called '{missing[0][:80]}'. Name one of its columns.")
    with locked(into) as db:
        kinds, who, where = surveys.remembered_columns(db, export.fingerprint) or (None, "", "")
        kinds = {**(kinds or {}), **roles} if kinds or roles else None
        if roles or not came_apart(source, kinds):
            source = joined(source, roles_of(export, kinds))
        columns = replace(ColumnChoice.of_roles(roles_of(source.export, kinds)), same_people=same_people)
        choice = Choice(columns, audience or who or None, forum or where or None)
        if not (choice.audience or choice.columns.audience):
            raise MissingColumn(
                "No column says who answered. Say it with --audience, for example --audience Londoners."
            )
        return bring_in(db, stamp, source, choice)
