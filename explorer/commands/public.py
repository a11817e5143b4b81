"""The public view at the command line: python -m explorer public list | publish | write FOLDER."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final

from data import identify
from explorer.public import publishing, store
from explorer.public.errors import PublicError
from explorer.public.listing import lines
from explorer.ranking import scenarios
from explorer.settings import settings
from explorer.snapshot import Snapshot
from explorer.visit import Visit
from explorer.workspace import locked

_FILE: Final = "index.html"


def add_to(commands: Any, database: argparse.ArgumentParser) -> None:
    """Add `public` to the commands of a parser; `database` names one."""
    what = "one page for everybody: say what would be public, publish it, write it into a folder"
    parts = commands.add_parser("public", help=what).add_subparsers(required=True, metavar="list | publish | write")
    listing = parts.add_parser("list", parents=[database], help="say what would be public, what stays back, and why")
    publishing_it = parts.add_parser(
        "publish", parents=[database], help="freeze it and keep it, with its hash on record"
    )
    for part in (listing, publishing_it):
        part.add_argument("--scenario", default="", help="name of a saved scenario (default: the one saved last)")
    hash_help = "the hash that `list` printed, so that nothing else is published than what was read"
    publishing_it.add_argument("--seen", required=True, metavar="HASH", help=hash_help)
    writing = parts.add_parser("write", parents=[database], help=f"write the page that is public as FOLDER/{_FILE}")
    writing.add_argument("folder", type=Path, metavar="FOLDER", help="made where there is none")
    listing.set_defaults(command=_list)
    publishing_it.set_defaults(command=_publish, act="publish the public view")
    writing.set_defaults(command=_write)


def _list(options: argparse.Namespace) -> str:
    identify(options.database)
    with Snapshot(options.database) as now:
        offer = publishing.proposed(now, _scenario(now, options.scenario))
    return "\n".join([*lines(offer), f"Hash, to publish exactly this: {offer.view.sha256}"])


def _publish(options: argparse.Namespace) -> str:
    identify(options.database)
    stamp = Visit("Command line", settings().command_role).stamp()
    with locked(options.database) as db:
        with Snapshot(options.database) as now:
            scenario = _scenario(now, options.scenario)
        bundle = publishing.publish(db, stamp, scenario, options.seen)
    return f"Published as number {bundle.bundle_id}. SHA-256 of its page: {bundle.page_sha256}"


def _write(options: argparse.Namespace) -> str:
    identify(options.database)
    with Snapshot(options.database) as now:
        bundle = store.in_force(now.ask(store.bundles))
        if bundle is None:
            raise PublicError("Nothing is public: publish it first, or put back what was withdrawn.")
        page = now.ask(store.page, bundle.bundle_id)
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
        (options.folder / _FILE).write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise PublicError(f"{options.folder.name} could not be written into. Name another folder.") from error
    return f"Written to {options.folder.name}/{_FILE}. Put it on any web space; its SHA-256 is {bundle.page_sha256}"


def _scenario(now: Snapshot, name: str) -> str:
    names = [scenario.name for scenario in sorted(now.keep(scenarios), key=lambda entry: entry.at)]
    if name and name not in names:
        raise PublicError("No saved scenario has that name. Save one on the Ranking page, or leave the name out.")
    return name or (names[-1] if names else "")
