"""What was found in the columns of one file, kept while somebody decides what they hold.

A change of a column's role plans the import anew; what it does not touch is not worked out twice.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """Findings in one file by what was found, each beside what it was worked out from; of each, only the last.

    It belongs to one table: a finding in another one under the same name would be taken for it.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._findings: dict[Hashable, tuple[Hashable, Any]] = {}

    def __contains__(self, what: Hashable) -> bool:
        """Whether something was found under this name, from whatever."""
        return what in self._findings

    def once(self, what: Hashable, source: Hashable, work: Callable[[], T]) -> T:
        """Return a finding, worked out where it was not found yet from the same source.

        Parameters
        ----------
        what : names the finding, for example ("dates", "Submitted").
        source : all that it depends on beside the table.
        work : works it out.
        """
        met = self._findings.get(what)
        if met is None or met[0] != source:
            met = self._findings[what] = (source, work())
        return met[1]

    def last(self, what: Hashable) -> tuple[Any, Any] | None:
        """Return what a finding was last worked out from, and the finding."""
        return self._findings.get(what)

    def keep(self, what: Hashable, source: Hashable, finding: object) -> None:
        """Keep a finding in place of the last one."""
        self._findings[what] = (source, finding)

    def learn(self, memory: Memory) -> None:
        """Take over what another memory of the same table holds."""
        self._findings |= memory._findings
