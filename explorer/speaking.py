"""Looking for what people said of the priorities: every answer is read once, set beside known topics and priorities."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
from sqlite_utils import Database

from data import Stamp, bundled
from engagement.answers import store as answers
from engagement.evidence import store
from engagement.evidence.kept import read_before
from engagement.evidence.reading import Matter, read, seconds_to_read
from engagement.themes.progress import Progress
from engagement.themes.topics import Topic, bundled_lists
from explorer.long_list import long_list
from explorer.snapshot import Snapshot
from priorities import current_list
from priorities.evidence import store as words
from priorities.long_list import store as list_store

_DOING = "Looking for what people said of the priorities"
_LIST = "Health and care"


def known_topics() -> pd.DataFrame:
    """Return the list of topics that priorities are told by: family, topic, line, sayings (joined), reason."""
    return bundled.topics()[_LIST]


def topics_by_priority(words_of_people: pd.DataFrame) -> pd.DataFrame:
    """Return which topics belong to which priority: as bundled, and as people changed it.

    Parameters
    ----------
    words_of_people : as `priorities.evidence.store.topic_words` gives them.

    Returns
    -------
    pandas.DataFrame
        priority, topic, extent ("all", "part", or "" where people took it away), who (changed it; empty for what is
        bundled).
    """
    table = pd.concat([bundled.priorities_of_topics().assign(who=""), words_of_people], ignore_index=True)
    table = table.drop_duplicates(["priority", "topic"], keep="last")
    return table[["priority", "topic", "extent", "who"]].reset_index(drop=True)


class Reader(NamedTuple):
    """What is read, and what for: answers (response_id, text, ...), known topics, and priorities as matters."""

    answers: pd.DataFrame
    topics: list[Topic]
    matters: list[Matter]


def reader(db: Database) -> Reader:
    """Return the answers in use, the known topics, and the priorities that stand."""
    listed = current_list(bundled.long_list(), list_store.list_entries(db))
    matters = _matters(listed, topics_by_priority(words.topic_words(db)))
    return Reader(answers.responses(db), _topics(), matters)


def look(db: Database, stamp: Stamp, progress: Progress | None = None) -> int:
    """Read the answers in use for what they say of the priorities, and keep it; return how many answers were read.

    Parameters
    ----------
    progress : is told what is being done, and the share (0-1) of the work that is behind.

    Notes
    -----
    Where exactly the sample is in use, what was read in it before is taken, which is the same.
    """
    return _look_through(db, stamp, reader(db), progress)


def _look_through(db: Database, stamp: Stamp, everything: Reader, progress: Progress | None) -> int:
    reading = read_before(bundled.sample_reading(), *everything)
    if reading is None:
        tell = progress or (lambda _doing, _share: None)
        reading = read(*everything, lambda share: tell(_DOING, share))
    store.keep_reading(db, stamp, reading, [_label(matter.key, matter.name) for matter in everything.matters])
    return reading.n_read


def look_if_quick(db: Database, stamp: Stamp, seconds: float, progress: Progress | None = None) -> None:
    """Look where something was not looked through yet, and reading it takes no more than these seconds."""
    last, everything = store.last_look(db), reader(db)
    if last is not None and not last.new and {_label(*matter[:2]) for matter in everything.matters} <= last.matters:
        return
    if seconds_to_read(everything.answers) <= seconds:
        _look_through(db, stamp, everything, progress)


def waiting(now: Snapshot, priority: str) -> int | None:
    """Return how many answers came in since people's answers were read for a priority; None where they never were."""
    last = now.ask(store.last_look)
    name = str(now.keep(long_list).names[priority])
    if last is None or _label(priority, name) not in last.matters:
        return None
    return last.new


def waiting_at_all(now: Snapshot) -> int:
    """Return how many answers in use were not looked through for the priorities yet."""
    last = now.ask(store.last_look)
    return len(now.ask(answers.responses)) if last is None else last.new


def read_in_part(now: Snapshot) -> tuple[int, int]:
    """Return how many different answers were read for the priorities, and of how many; 0 and 0 before any were."""
    last = now.ask(store.last_look)
    return (0, 0) if last is None else (last.n_read, last.n_answers)


def _topics() -> list[Topic]:
    """Every topic of every list: "I was treated with respect" is about manner, though no priority has that topic."""
    return [topic for topics in bundled_lists() for topic in topics.topics]


def _matters(listed: pd.DataFrame, topics: pd.DataFrame) -> list[Matter]:
    """Each priority with what says what it is: its name, and the sayings of topics that belong to it as a whole."""
    sayings = {topic.name: topic.sayings for topic in _topics()}
    wholly = topics[topics["extent"] == words.WHOLE]
    matters = []
    for key, name in listed["name"].items():
        names = wholly.loc[wholly["priority"] == key, "topic"]
        matters.append(
            Matter(str(key), str(name), tuple(saying for topic in names for saying in sayings.get(topic, ())))
        )
    return matters


def _label(key: str, name: str) -> str:
    """A priority renamed is another matter."""
    return f"{key} {name}"
