"""What an open question asks for, in words."""

from __future__ import annotations

from typing import Final

ASKS: Final[dict[str, str]] = {
    "faults": "faults or changes",
    "good": "good things",
    "yesno": "yes or no",
    "open": "anything",
}
MEANS: Final[dict[str, str]] = {
    "faults": "A bare “no” says that nothing needs to change.",
    "good": "A bare “no” says that nothing was good.",
    "yesno": "A bare “no” is an answer, and is counted as one.",
    "open": "A bare “no” says that there is nothing to say.",
}
