"""Which points surely belong to their theme, so that the others may stand alone."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from engagement.themes.partition import Standing

Labels = npt.NDArray[np.int64]
Rows = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]

# Share of the usual agreement around a point under which it stands alone. Of NHS v6 and phase 1 it leaves 71% of the
# points, of banking77, StackOverflow and Tweet 75 to 82%; see docs/decisions/0010-theme-engine.md for what is gained.
_LEAST_SHARE = 0.55
# Voices under which neighbours tell little, so that less is asked of a point; of twenty answers hardly anything.
_FEW_VOICES = 300


def votes_for(theme: Labels, theme_of_leaf: Labels, standing: Standing) -> Rows:
    """Return (s,) how clearly the typical rows nearest to each point speak for its theme.

    Parameters
    ----------
    theme : (s,) the theme of each point.
    theme_of_leaf : the theme of each leaf.
    standing : what is nearest to each.
    """
    themes = np.where(standing.voters >= 0, theme_of_leaf[standing.voters], -1)
    return np.asarray((standing.votes * (themes == theme[:, None])).mean(axis=1))


def least_vote(standing: Standing, voices: float) -> float:
    """Return the vote under which a point stands alone, learnt from the points of a finding that no topic explains.

    Parameters
    ----------
    voices : how many people wrote what was read.
    """
    votes = standing.votes[~standing.explained].mean(axis=1)
    share = _LEAST_SHARE * min(1.0, voices / _FEW_VOICES)
    return float(np.round(share * np.median(votes), 5)) if len(votes) else 0.0
