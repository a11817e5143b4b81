"""Whether promises came true: where each target stands, beside its plan, and what months tell."""

from priorities.progress.checking import Place
from priorities.progress.monthly import Limits, assurance, limits, monthly, season
from priorities.progress.periods import period_of
from priorities.progress.plan import BEHIND, Plan, beside_plan, line_at
from priorities.progress.publication import is_public, rhythm
from priorities.progress.schema import COURSES, ENDED, GOES_ON, REDEFINED, Course, Point, Reading, Step
from priorities.progress.status import IMPROVING, MET, NO_READING, WORSE, Status, change_of, status
from priorities.progress.table import ReadingsImport, pasted, read_readings

__all__ = [
    "BEHIND",
    "COURSES",
    "ENDED",
    "GOES_ON",
    "IMPROVING",
    "MET",
    "NO_READING",
    "REDEFINED",
    "WORSE",
    "Course",
    "Limits",
    "Place",
    "Plan",
    "Point",
    "Reading",
    "ReadingsImport",
    "Status",
    "Step",
    "assurance",
    "beside_plan",
    "change_of",
    "is_public",
    "limits",
    "line_at",
    "monthly",
    "pasted",
    "period_of",
    "read_readings",
    "rhythm",
    "season",
    "status",
]
