"""The annual strategic review: what a draft holds, what is frozen of it, and what changed since the year before."""

from priorities.reviews.comparing import compare, compare_cities, finding
from priorities.reviews.schema import CityLine, Comparison, Draft, Earlier, Event, Line, Review, from_json, to_json

__all__ = [
    "CityLine",
    "Comparison",
    "Draft",
    "Earlier",
    "Event",
    "Line",
    "Review",
    "compare",
    "compare_cities",
    "finding",
    "from_json",
    "to_json",
]
