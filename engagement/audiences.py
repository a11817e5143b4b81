"""Who answers: the two audiences of the engagement, and the order in which audiences are named."""

from __future__ import annotations

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
    present = [name for name in responses["audience"].unique() if name]
    return sorted(present, key=lambda name: (name not in (PROFESSIONALS, LONDONERS), name != PROFESSIONALS, name))
