"""What can go wrong between an export file and themes, each as a sentence that says what to do.

::

    EngagementError
    ├── UnreadableFile            a file that cannot become a table
    │   ├── EmptyFile             nothing in it
    │   ├── WrongKind             not what its name says, or a kind that is not read
    │   ├── DamagedFile           the kind is right, the content is broken
    │   ├── FileTooLarge          over one of the limits of size
    │   ├── ProtectedFile         needs a password
    │   ├── DangerousFile         made so that reading it would harm
    │   ├── TookTooLong           reading it went over the limit of time or memory
    │   └── MissingSheet          the workbook has no sheet of that name
    ├── ImportRefused             a plan that cannot be stored
    │   ├── MissingColumn         a chosen column is not in the file
    │   ├── DoubledRole           two columns were given what one alone can hold
    │   ├── AlreadyImported       the same file is here already
    │   └── OutdatedPlan          what it was made from has changed too much to store it
    ├── ClusterFault              a cluster that is not installed, does not answer or died
    ├── UnknownImport             no such import, or undone already
    ├── UnknownQuestion           no such question, or nothing that it can be
    ├── PlanError                 an activity or a stakeholder that cannot be kept as it stands
    ├── LedgerError               an answer to a theme that cannot be kept as it stands
    │   └── LedgerChanged         somebody else changed the answer meanwhile
    └── ThemeError                themes that cannot be found or changed
        ├── TooFewResponses       nothing to find themes in
        ├── NotFitted             asked before themes were found
        ├── ModelMissing          a model, or what reads it, is not there
        ├── ThemeChanged          somebody else changed the theme meanwhile
        └── Stopped               stopped on request

A message says what, where and what to do. It never quotes a response.
"""

from __future__ import annotations


class EngagementError(Exception):
    """Anything that engagement refuses or cannot do."""


class UnreadableFile(EngagementError):
    """A file that cannot become a table."""


class EmptyFile(UnreadableFile):
    """Nothing in it."""


class WrongKind(UnreadableFile):
    """Not what its name says, or a kind that is not read."""


class DamagedFile(UnreadableFile):
    """The kind is right, the content is broken."""


class FileTooLarge(UnreadableFile):
    """Over one of the limits of size."""


class ProtectedFile(UnreadableFile):
    """Needs a password."""


class DangerousFile(UnreadableFile):
    """Made so that reading it would harm."""


class TookTooLong(UnreadableFile):
    """Reading it went over the limit of time or memory."""


class MissingSheet(UnreadableFile):
    """The workbook has no sheet of that name."""


class ImportRefused(EngagementError):
    """A plan that cannot be stored."""


class MissingColumn(ImportRefused):
    """A chosen column is not in the file."""


_CALLED = {
    "person": "the person",
    "row": "the row's own number",
    "question": "the question that a row answers",
    "time": "the time",
    "age_band": "the age",
}


class DoubledRole(ImportRefused):
    """Two columns were given what one alone can hold."""

    def __init__(self, kind: str, first: str, second: str) -> None:
        called = _CALLED.get(kind, f"the {kind}")
        super().__init__(
            f"Two columns are called {called}: '{first[:60]}' and '{second[:60]}'. Leave it to one of them."
        )


class AlreadyImported(ImportRefused):
    """The same file is here already."""


class OutdatedPlan(ImportRefused):
    """What it was made from has changed too much meanwhile to store it."""


class ClusterFault(EngagementError):
    """A cluster that is not installed, does not answer, or whose workers died."""


class UnknownImport(EngagementError):
    """No such import, or undone already."""


class UnknownQuestion(EngagementError):
    """No such question of this kind, or nothing that it can be read as."""


class PlanError(EngagementError):
    """An activity of the plan, an attachment or a stakeholder cannot be kept as it stands."""


class LedgerError(EngagementError):
    """An answer to a theme cannot be kept as it stands."""


class LedgerChanged(LedgerError):
    """Somebody else changed the answer meanwhile."""


class ThemeError(EngagementError):
    """Themes that cannot be found or changed."""


class TooFewResponses(ThemeError):
    """Nothing to find themes in."""


class NotFitted(ThemeError):
    """Asked before themes were found."""


class ModelMissing(ThemeError):
    """A model, or a package that reads it, is not installed or cannot be loaded."""


class ThemeChanged(ThemeError):
    """Somebody else changed the theme meanwhile."""


class Stopped(ThemeError):
    """Stopped on request."""
