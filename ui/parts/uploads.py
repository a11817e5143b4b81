"""Reading an uploaded file and planning its import, for one visit only, with a bar and a way to stop."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Final, TypeVar

from engagement import ImportPlan, Limits, read_export
from explorer import intake
from explorer.settings import settings
from ui.shell import desk, state
from ui.shell.progress import wait_for

R = TypeVar("R")

# 134,654 rows (20 MB) took 177 seconds on a busy machine; the bar says "at most", and ordinary files take one or two.
_PLANNING_AT_MOST: Final = 180.0


def read(content: bytes, digest: str, file_name: str, *, sheet: str | None = None) -> intake.Source:
    """Read an uploaded file, telling how long it takes."""
    limits = Limits(max_megabytes=settings().max_upload_mb)

    def work(stop: Event) -> intake.Source:
        export = read_export(content, filename=file_name, limits=limits, sheet=sheet, stop=stop)
        return intake.Source(export, file_name, digest)

    return state.worked_out(
        "export", (digest, sheet), lambda: _wait("Reading the file", work, "stop_reading", 1.5 * limits.seconds)
    )


def plan(source: intake.Source, choice: intake.Choice) -> ImportPlan:
    """Plan the import of a file that was read; nothing is stored."""
    key = (source.sha256, desk.now().version, choice)

    def work(_stop: Event) -> ImportPlan:
        return intake.plan(source, choice)

    return state.worked_out(
        "plan", key, lambda: _wait("Looking through the answers", work, "stop_planning", _PLANNING_AT_MOST)
    )


def _wait(doing: str, work: Callable[[Event], R], key: str, at_most: float) -> R:
    desk.now().renew()
    return wait_for(doing, work, key=key, at_most=at_most, on_stop=state.forget_upload)
