"""What partners have promised already: read, set beside ours, and what came of it. At rest in `promises.store`."""

from priorities.promises.ambition import Aim, beside_ours, in_london
from priorities.promises.matrix import matrix, priorities_without, promised_sentence
from priorities.promises.precedent import Precedent, precedent
from priorities.promises.promise import (
    KINDS,
    LONGEST,
    OWN_DRAFT,
    PARTNERS,
    SCOPES,
    STATUSES,
    Promise,
    checked,
    current_promises,
)
from priorities.promises.targets import Target, read_target, read_year

__all__ = [
    "KINDS",
    "LONGEST",
    "OWN_DRAFT",
    "PARTNERS",
    "SCOPES",
    "STATUSES",
    "Aim",
    "Precedent",
    "Promise",
    "Target",
    "beside_ours",
    "checked",
    "current_promises",
    "in_london",
    "matrix",
    "precedent",
    "priorities_without",
    "promised_sentence",
    "read_target",
    "read_year",
]
