"""Other cities beside London: levels only where definitions agree, else directions, else for colour."""

from priorities.cities.comparing import COLOUR, DIRECTION, KINDS, LEVEL, LONDON, comparisons, finding
from priorities.cities.table import CityTable, read_city_table

__all__ = [
    "COLOUR",
    "DIRECTION",
    "KINDS",
    "LEVEL",
    "LONDON",
    "CityTable",
    "comparisons",
    "finding",
    "read_city_table",
]
