"""Which comments are alike: where they lie on a map, and which of other themes speak more like one theme."""

from __future__ import annotations

import pandas as pd

from engagement.answers.selection import EVERYTHING, Selection
from engagement.themes import placing, projection
from engagement.themes.checks import store as checks
from explorer.snapshot import Snapshot
from explorer.themes import themed_of, themed_responses


def comment_map(now: Snapshot, set_id: int, *, copies: bool = False, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """Return where each selected comment lies on the map, as `engagement.themes.projection.comment_map` gives it."""
    themed = now.keep(themed_responses, set_id, copies=copies, selection=selection)
    return projection.comment_map(themed) if themed is not None else pd.DataFrame()


def similar_elsewhere(now: Snapshot, theme_id: int, most: int) -> pd.DataFrame:
    """Return points of other themes of its set that speak more like this one: point, words, theme."""
    themed = now.keep(themed_of, theme_id)
    if themed is None:
        return pd.DataFrame(columns=["point", "words", "theme"])
    rows = checks.joint(now.ask(checks.answers)).itertuples(index=False, name=None)
    verdicts = {(theme, point): verdict for theme, point, verdict in rows}
    return placing.similar_elsewhere(themed, theme_id, most, verdicts)
