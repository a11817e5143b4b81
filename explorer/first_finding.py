"""What is found first in the sample, kept with it so that nobody waits for it at the first start.

`python -m explorer.first_finding` finds again and writes the file; do so after a change of the sample, of masking or of
the engine, and look at the difference.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from data import Stamp, bundled
from engagement import ThemeModel
from engagement.themes.kept import Fitted, keep
from explorer.sample import bring_in_files
from explorer.themes import answers_of
from explorer.workspace import database, workspace


class Words(NamedTuple):
    """The masked words of a set of themes and the questions that they answer."""

    texts: list[str]
    questions: list[str]


def sample_words(folder: Path) -> list[Words]:
    """Return the sample's words, set of themes by set of themes, as a new database in a folder holds them.

    The database stays this process's workspace: for a process of its own, and for tests.
    """
    os.environ["EXPLORER_DATABASE"] = str(folder / "explorer.sqlite")
    problem = workspace().problem
    if problem is not None:
        raise problem
    with database() as db:
        stamp = Stamp("The sample", datetime.now(UTC))
        tables = [answers_of(db, set_id) for set_id in bring_in_files(db, stamp, lambda _doing, _share: None)]
    return [Words(table["text"].tolist(), table["question"].unique().tolist()) for table in tables]


def write() -> str:
    """Find themes in the sample, keep them in the bundle, and return in a line for each set what was found."""
    with TemporaryDirectory() as folder:
        every = sample_words(Path(folder))
    findings = [Fitted(ThemeModel().fit(texts, questions=questions), texts, questions) for texts, questions in every]
    keep(bundled.sample_finding(), findings)
    return "\n".join(
        f"{len(model.themes_)} themes in {len(texts):,} answers. {model.engine_reason_}" for model, texts, _ in findings
    )


if __name__ == "__main__":
    print(write())
