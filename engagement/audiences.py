"""Who answers: the two audiences of the engagement, and the order in which audiences are named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pandas as pd

PROFESSIONALS: Final = "Professionals"
LONDONERS: Final = "Londoners"


def audiences(responses: pd.DataFrame) -> list[str]:
    """Return the audiences present, the two of the engagement first, others by the alphabet.

    Parameters
    ----------
    responses : with a column audience; blank where nobody said it.
    """
    return in_order(name for name in responses["audience"].unique() if name)


def in_order(names: Iterable[str]) -> list[str]:
    """Return audiences in the order in which they are named."""
    return sorted(names, key=lambda name: (name not in (PROFESSIONALS, LONDONERS), name != PROFESSIONALS, name))
