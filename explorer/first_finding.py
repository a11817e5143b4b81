"""What is found first in the sample, kept with it so that nobody waits for it at the first start.

`python -m explorer.first_finding` finds again and writes the file; do so after a change of the sample, of masking or of
the engine, and look at the difference.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from data import Stamp, bundled
from engagement.themes.kept import Words, keep
from explorer.sample import bring_in_files
from explorer.themes import Wish, answers_of, fitted, words_of
from explorer.topics import suggestion
from explorer.workspace import new_database


def sample_words(folder: Path) -> list[Words]:
    """Return the sample's words, set of themes by set of themes, as a new database in a folder holds them.

    The database stays this process's workspace: for a process of its own, and for tests.
    """
    with new_database(folder) as db:
        stamp = Stamp("The sample", datetime.now(UTC))
        every = bring_in_files(db, stamp, lambda _doing, _share: None)
        return [words_of(answers_of(db, set_id)) for set_id in every]


def write() -> str:
    """Find themes in the sample, keep them in the bundle, and return in a line for each set what was found."""
    with TemporaryDirectory() as folder:
        every = sample_words(Path(folder))
    models = [fitted(words, Wish(), suggestion(words.texts)) for words in every]
    keep(bundled.sample_finding(), zip(models, every, strict=True))
    return "\n".join(
        f"{len(model.themes_)} themes in {len(words.texts):,} answers. {model.engine_reason_}"
        for model, words in zip(models, every, strict=True)
    )


if __name__ == "__main__":
    print(write())
