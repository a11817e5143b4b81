"""Which points surely belong to their theme, so that the others may stand alone."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from engagement.themes.partition import Standing

Labels = npt.NDArray[np.int64]
Rows = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]

# Share of the median vote under which a point stands alone; see docs/decisions/0010-theme-engine.md for the figures.
_LEAST_VOTE = 0.7


def votes_for(theme: Labels, theme_of_leaf: Labels, standing: Standing) -> Rows:
    """Return (s,) how clearly the typical rows nearest to each point speak for its theme.

    Parameters
    ----------
    theme : (s,) the theme of each point.
    theme_of_leaf : the theme of each leaf.
    standing : what is nearest to each.
    """
    near = np.where(standing.near >= 0, theme_of_leaf[standing.near], -1)
    return np.asarray((standing.votes * (near == theme[:, None])).mean(axis=1))


def least_vote(votes: Rows, known: Marks) -> float:
    """Return the vote under which a point stands alone, learnt from the points of a finding that no topic explains."""
    rest = votes[~known]
    return float(np.round(_LEAST_VOTE * np.median(rest), 5)) if len(rest) else 0.0
