"""What can go wrong while priorities are weighed, as one family.

::

    PrioritiesError
    ├── ScoreError        a score cannot be used as it stands
    ├── WeightError       the weights cannot be used as they stand
    ├── CriteriaError     a picture or sum needs other criteria than these
    ├── RouteError        a threshold cannot be used as it stands
    ├── LongListError     a long list cannot be read
    ├── EvidenceError     an indicator cannot be turned into a score
    ├── ScenarioError     a scenario cannot be saved, found or compared
    │   └── NameTaken     another scenario has the name; says which name is free
    ├── SeatError         weights belong to no seat
    ├── PromiseError      a promise of a partner cannot be kept as it was written
    ├── CommitmentError   a target cannot be worked out, or a commitment not kept, as it stands
    │   └── Overtaken     somebody else changed it since it was looked at
    ├── ProgressError     a reading, or what is said of a series, cannot be kept or drawn as it stands
    ├── ReviewError       an annual review cannot be kept, frozen or read as it stands
    ├── FrameworkError    a vision statement, or a mark on a principle, cannot be kept as it stands
    ├── CityError         figures of other cities cannot be read or kept
    ├── EnablerError      what must be in place cannot be kept as it stands
    └── WorkshopError     a workshop or a ballot in it cannot be taken as it stands
        └── NotNow        the workshop is paused; what was sent is to be sent again

Every message says what is wrong, where, and what to do. None of them repeats a response or a path.
"""


class PrioritiesError(Exception):
    """Base of every error that this package raises on purpose."""


class ScoreError(PrioritiesError, ValueError):
    """A score cannot be used as it stands."""


class WeightError(PrioritiesError, ValueError):
    """The weights cannot be used as they stand."""


class CriteriaError(PrioritiesError, ValueError):
    """A picture or a sum needs other criteria than the ones given."""


class RouteError(PrioritiesError, ValueError):
    """A threshold cannot be used as it stands."""


class LongListError(PrioritiesError, ValueError):
    """A long list cannot be read."""


class EvidenceError(PrioritiesError, ValueError):
    """An indicator cannot be turned into a score."""


class CommitmentError(PrioritiesError, ValueError):
    """A target cannot be worked out, or a commitment not kept, as it stands."""


class ProgressError(PrioritiesError, ValueError):
    """A reading, or what is said of a series, cannot be kept or drawn as it stands."""


class ReviewError(PrioritiesError, ValueError):
    """An annual review cannot be kept, frozen or read as it stands."""


class ScenarioError(PrioritiesError, ValueError):
    """A scenario cannot be saved, found or compared."""


class NameTaken(ScenarioError):
    """Another scenario has the name.

    Attributes
    ----------
    proposal : a name that is free.
    """

    def __init__(self, message: str, proposal: str) -> None:
        super().__init__(message)
        self.proposal = proposal


class SeatError(PrioritiesError, ValueError):
    """Weights belong to no seat."""


class PromiseError(PrioritiesError, ValueError):
    """A promise of a partner cannot be kept as it was written."""


class FrameworkError(PrioritiesError, ValueError):
    """A vision statement, or a mark on a principle, cannot be kept as it stands."""


class Overtaken(CommitmentError):
    """Somebody else changed it since it was looked at; the message says who and when."""


class CityError(PrioritiesError, ValueError):
    """Figures of other cities cannot be read or kept."""


class EnablerError(PrioritiesError, ValueError):
    """What must be in place cannot be kept as it stands."""


class WorkshopError(PrioritiesError, ValueError):
    """A workshop cannot be opened, found or led on, or a ballot not be taken, as it stands."""


class NotNow(WorkshopError):
    """A ballot that may be taken later: the workshop is paused. A phone keeps it and sends it again."""
