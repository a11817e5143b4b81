"""Planning an import: a small one here and at once, a large one beside the server, so that other visits do not wait."""

from __future__ import annotations

import gc
import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from threading import BoundedSemaphore, Event
from typing import IO, Any, BinaryIO, Final

from engagement.errors import EngagementError, TookTooLong
from engagement.parsing import Export
from engagement.processes import interpreter
from engagement.responses.memory import Memory
from engagement.responses.plan import plan_import, untold
from engagement.responses.redact import Masker
from engagement.schema import ColumnChoice, ImportPlan, StoredState

# Characters of answers from which a process is worth its start of about a second: as many are planned here in about
# two (`python -m benchmarks.planning`).
_MANY_CHARACTERS: Final = 2_000_000
# The largest file that may be dropped takes a tenth of it on a quiet machine.
_MOST_SECONDS: Final = 600.0
_PLACES: Final = BoundedSemaphore(1)
"""One plan at a time beside the server: a second one waits, so that a core is left for other visits."""


@dataclass(frozen=True)
class Task:
    """An import to plan: what `plan_import` takes."""

    export: Export
    columns: ColumnChoice
    audience: str | None = None
    forum: str | None = None
    file_name: str = ""
    masker: Masker = field(default_factory=Masker)
    state: StoredState = field(default_factory=StoredState)
    secret: bytes = b""
    memory: Memory = field(default_factory=Memory)

    def plan(self, progress: Callable[[float], None] = untold) -> ImportPlan:
        """Return its plan, worked out here; as `plan_import`."""
        return plan_import(**vars(self), progress=progress)

    @property
    def is_large(self) -> bool:
        """Whether much of it was not looked at before."""
        new = [name for name in self.columns.text if name in self.export.frame and ("masks", name) not in self.memory]
        return sum(int(self.export.frame[name].str.len().sum()) for name in new) > _MANY_CHARACTERS


def plan_beside(
    task: Task, progress: Callable[[float], None] = untold, stop: Event | None = None
) -> ImportPlan:  # fmt: skip
    """Plan an import; a large one in a process of its own.

    Parameters
    ----------
    task : the import; its memory holds afterwards what was found.
    progress : told the share (0-1) that is behind.
    stop : set by another thread to end the process at once.

    Raises
    ------
    TookTooLong
        Where the process was stopped, or ended without a plan; this one is untouched.
    EngagementError
        Whatever `plan_import` refused.
    """
    if not task.is_large:
        return task.plan(progress)
    # Known answers come as they were read; a view of none cannot be sent.
    sent = replace(task, state=task.state._replace(answers=dict(task.state.answers)))
    write = partial(pickle.dump, sent, protocol=pickle.HIGHEST_PROTOCOL)
    with _PLACES, interpreter(__name__, write, _MOST_SECONDS, stop) as process:
        last_words = _last_words(process.stdout, progress)
    if isinstance(last_words, EngagementError):
        raise last_words
    if not isinstance(last_words, tuple):
        raise TookTooLong(
            "Looking through the answers was stopped before its end, perhaps for want of memory. Nothing was stored. "
            "Drop the file again, or a part of it."
        )
    plan, memory = last_words
    task.memory.learn(memory)
    return plan  # type: ignore[no-any-return]


def _last_words(pipe: IO[bytes] | None, progress: Callable[[float], None]) -> object:
    """What the process said at its end: the plan and the memory, or a refusal; None where it ended without a word."""
    while pipe is not None:
        try:
            words = pickle.load(pipe)  # noqa: S301 - from our own process, which runs our own code
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            break
        if not isinstance(words, float):
            return words
        progress(words)
    return None


def answer(source: BinaryIO, out: BinaryIO) -> None:
    """Read a task from one pipe; write to another how far its plan is, then plan and memory, or why there is none."""

    def tell(words: Any) -> None:
        pickle.dump(words, out, protocol=pickle.HIGHEST_PROTOCOL)
        out.flush()

    task: Task = pickle.load(source)  # noqa: S301 - from the server that started us
    try:
        last_words: object = (task.plan(tell), task.memory)
    except EngagementError as refusal:
        last_words = refusal
    tell(last_words)


def main() -> None:
    """What the process does."""
    # It lives for one plan and holds no cycles: looking for garbage among millions of words took a third of its time.
    gc.disable()
    answer(sys.stdin.buffer, sys.stdout.buffer)
