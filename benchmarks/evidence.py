"""How much of what is suggested for priorities on the sample speaks of them, by what its writers meant.

`python -m benchmarks.evidence` prints, for each priority that an intended theme belongs to, how many of the suggested
points, of the first ten and of the quotes stand in an answer that was meant so; then what the thresholds would give.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from data import bundled
from engagement.evidence import reading as reading_module
from explorer.evidence import REJECTED, of_priority, spoken
from explorer.first_reading import sample_reader
from explorer.snapshot import Snapshot

MEANT = {
    "SW01": {"food_weight"},
    "SW02": {"young_minds"},
    "LW01": {"fairness"},
    "LW02": {"substances"},
    "LW03": {"air_streets"},
    "LW04": {"substances"},
    "LW05": {"substances"},
    "LW06": {"food_weight", "air_streets"},
    "LW07": {"food_weight"},
    "LW08": {"air_streets"},
    "LW09": {"sexual_health"},
    "LW10": {"violence"},
    "LW11": {"mental_health"},
    "LW12": {"mental_health", "young_minds"},
    "LW14": {"housing"},
    "AW05": {"ageing", "carers"},
    "AW06": {"ageing"},
    "AW07": {"joined_up", "ageing"},
    "AW09": {"ageing"},
}
"""For each priority that one belongs to, the intended themes of answers that may speak of it."""
