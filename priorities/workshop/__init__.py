"""A workshop: rounds of ballots on a frozen list, hidden until they are revealed, and what the room says together."""

from priorities.workshop.ballots import LONGEST_REASON, STANCES, Ballot, Sending
from priorities.workshop.measures import LEAST
from priorities.workshop.opening import Opening, tidy_code
from priorities.workshop.reveal import Cloud, Reveal, reveal
from priorities.workshop.room import (
    PARTIES,
    SCORES,
    STANCE,
    THEMES,
    UNDO_SECONDS,
    WEIGHTS,
    Counted,
    Criterion,
    FrozenList,
    Room,
    Round,
)

__all__ = [
    "LEAST", "LONGEST_REASON", "PARTIES", "SCORES", "STANCE", "STANCES", "THEMES", "UNDO_SECONDS", "WEIGHTS",
    "Ballot", "Cloud", "Counted", "Criterion", "FrozenList", "Opening", "Reveal", "Room", "Round", "Sending", "reveal",
    "tidy_code",
]  # fmt: skip
