"""What is found first in the sample, kept with it so that nobody waits for it at the first start.

`python -m explorer.first_finding` finds again and writes the file; do so after a change of the sample, of masking or of
the engine, and look at the difference.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from data import Stamp, bundled
from engagement import ThemeModel
from engagement.answers import store as answers
from engagement.themes.kept import keep
from explorer.sample import load_sample
from explorer.workspace import database, workspace


def sample_words(folder: Path) -> tuple[list[str], list[str]]:
    """Return the sample's masked words and its questions as a new database in a folder holds them.

    The database stays this process's workspace: for a process of its own, and for tests.
    """
    os.environ["EXPLORER_DATABASE"] = str(folder / "explorer.sqlite")
    problem = workspace().problem
    if problem is not None:
        raise problem
    with database() as db:
        load_sample(db, Stamp("The sample", datetime.now(UTC)))
        in_use = answers.responses(db)
    return in_use["text"].tolist(), in_use["question"].unique().tolist()


def write() -> str:
    """Find themes in the sample, keep them in the bundle, and return in a line what was found."""
    with TemporaryDirectory() as folder:
        texts, questions = sample_words(Path(folder))
    model = ThemeModel().fit(texts, questions=questions)
    keep(bundled.sample_finding(), model, texts, questions)
    return f"{len(model.themes_)} themes in {len(texts):,} answers. {model.engine_reason_}"


if __name__ == "__main__":
    print(write())
