"""The plan of engagement: activities over six months, what they would bring, stakeholders, and a calendar file."""

from engagement.plan.activity import (
    CANCELLED,
    COMING,
    KINDS,
    LEADERS,
    LONDONERS,
    LONGEST,
    STATES,
    TRACKS,
    Activity,
    Period,
    double_booked,
    span,
)
from engagement.plan.calendar_file import Entry, calendar_file
from engagement.plan.gap import Suggestion, spread, suggest
from engagement.plan.groups import group_names, groups_of, people_of
from engagement.plan.stakeholders import LEVELS, LONGEST_ORGANISATION, Stakeholder, fields, met_words, not_met

__all__ = [
    "CANCELLED",
    "COMING",
    "KINDS",
    "LEADERS",
    "LEVELS",
    "LONDONERS",
    "LONGEST",
    "LONGEST_ORGANISATION",
    "STATES",
    "TRACKS",
    "Activity",
    "Entry",
    "Period",
    "Stakeholder",
    "Suggestion",
    "calendar_file",
    "double_booked",
    "fields",
    "group_names",
    "groups_of",
    "met_words",
    "not_met",
    "people_of",
    "span",
    "spread",
    "suggest",
]
