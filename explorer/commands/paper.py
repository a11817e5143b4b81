"""The paper at the command line: python -m explorer paper --scenario NHS --out paper.docx."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from data import identify
from explorer.paper import writing
from explorer.paper.errors import PaperError
from explorer.paper.page import html
from explorer.paper.word import word
from explorer.ranking import scenarios
from explorer.snapshot import Snapshot


def add_to(commands: Any, database: argparse.ArgumentParser) -> None:
    """Add `paper` to the commands of a parser; `database` names one."""
    what = "write the board's paper of a saved scenario as Word or HTML, and say what is missing in it"
    paper = commands.add_parser("paper", parents=[database], help=what)
    paper.add_argument("--scenario", default="", help="name of a saved scenario (default: the one saved last)")
    paper.add_argument("--out", type=Path, required=True, help="the file to write: .docx or .html")
    paper.add_argument("--narrative", action="store_true", help="write the narrative for the public instead")
    paper.set_defaults(command=_write)


def _write(options: argparse.Namespace) -> str:
    kind = writing.NARRATIVE if options.narrative else writing.PAPER
    ending = options.out.suffix.lower()
    if ending not in (".docx", ".html"):
        raise PaperError("Name a file that ends in .docx or .html.")
    identify(options.database)
    with Snapshot(options.database) as now:
        names = [scenario.name for scenario in sorted(now.keep(scenarios), key=lambda entry: entry.at)]
        if options.scenario and options.scenario not in names:
            raise PaperError("No saved scenario has that name. Save one on the Ranking page, or leave the name out.")
        paper = writing.document(now, kind, options.scenario or (names[-1] if names else ""))
        content = word(paper) if ending == ".docx" else html(paper).encode("utf-8")
    try:
        options.out.write_bytes(content)
    except OSError as error:
        raise PaperError(f"{options.out.name} could not be written. Close it elsewhere, or name another.") from error
    missing = [f"  {gap.part}: {gap.words}" for gap in paper.gaps]
    return "\n".join([f"Written to {options.out.name}. Missing in it:" if missing else "Written.", *missing])
