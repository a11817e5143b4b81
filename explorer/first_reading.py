"""What is read first in the sample for the priorities, kept with it so that nobody waits for it at the first start.

`python -m explorer.first_reading` reads again and writes the file; do so after a change of the sample, of masking, of
the known topics or of the long list, and look at the difference.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from data import Stamp, bundled
from engagement.evidence.kept import keep
from engagement.evidence.reading import read
from explorer import speaking
from explorer.sample import load_sample
from explorer.workspace import new_database


def sample_reader(folder: Path) -> speaking.Reader:
    """Return the sample's masked words with topics and priorities, as a new database in a folder holds them.

    The database stays this process's workspace: for a process of its own, and for tests.
    """
    with new_database(folder) as db:
        load_sample(db, Stamp("The sample", datetime.now(UTC)))
        return speaking.reader(db)


def write() -> str:
    """Read the sample for the priorities, keep that in the bundle, and return in a line what was read."""
    with TemporaryDirectory() as folder:
        everything = sample_reader(Path(folder))
    reading = read(*everything)
    keep(bundled.sample_reading(), reading, *everything)
    return f"{len(reading.topics)} points of known topics in {reading.n_read:,} answers."


if __name__ == "__main__":
    print(write())
