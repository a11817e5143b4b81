"""Bringing in the illustrative sample, by the same way that every other file takes."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from sqlite_utils import Database

from data import Stamp, bundled
from engagement import ColumnChoice, plan_import, read_export
from engagement.responses import store as response_store
from explorer.themes import find_themes
from explorer.workspace import secret

FILE_NAMES = tuple(file.path.name for file in bundled.sample_files())


def load_sample(db: Database, stamp: Stamp) -> None:
    """Import the two sample files, unless they are there, and find themes in what is then stored."""
    for file in bundled.sample_files():
        _load(db, stamp, file)
    find_themes(stamp=stamp)


def _load(db: Database, stamp: Stamp, file: bundled.SampleFile) -> None:
    content = file.path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if response_store.find_import(db, digest) is not None:
        return
    export = read_export(content, filename=file.path.name)
    columns = replace(ColumnChoice.guess(export), audience=None)
    plan = plan_import(export, columns, audience=file.audience, secret=secret())
    response_store.save_import(db, stamp, plan, file_name=file.path.name, sha256=digest, tool=export.layout.tool)
