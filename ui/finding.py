"""Finding themes in the responses in use, and placing what came in later: everybody does it the same way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import numpy as np
import pandas as pd

from engagement import ThemeModel
from engagement.curation.learning import ThemeLearner
from engagement.responses import store as response_store
from engagement.themes import ThemeSet
from engagement.themes import store as theme_store
from engagement.themes.segments import split
from engagement.themes.words import has_content
from ui.workspace import database

_TAUGHT_BY = 6_000


def find_themes(
    *,
    who: str,
    at: datetime,
    n_themes: int | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> None:
    """Find themes in all responses in use and keep them; until the end the old ones stand."""
    with database() as db:
        responses = response_store.responses(db)
    model = ThemeModel(n_themes=n_themes).fit(
        responses["text"].tolist(), questions=responses["question"].unique(), progress=progress
    )
    with database() as db:
        theme_store.save_themes(db, model, responses["response_id"].tolist(), who=who, at=at, engine=model.engine_)


def place_new(*, who: str, at: datetime) -> tuple[int, int]:
    """Put responses that came in after the finding into the themes that stand; return how many went in, and how not."""
    with database() as db:
        responses = response_store.responses(db)
        found = theme_store.current_themes(db)
        if found is None:
            return 0, 0
        new = responses[~responses["response_id"].isin(theme_store.read_before(db))]
        placed = _placed(found, responses, new)
        theme_store.place(db, placed, who=who, at=at)
    into = {one.response_id for one in placed if one.theme_id}
    return len(into), len(new) - len(into)


def _placed(found: ThemeSet, responses: pd.DataFrame, new: pd.DataFrame) -> list[theme_store.Placed]:
    learner, themes = taught(found, responses)
    texts, ids = new["text"].tolist(), new["response_id"].tolist()
    points = [one for one in split(texts) if has_content(texts[one.text][one.start : one.end])]
    unread = set(range(len(texts))) - {one.text for one in points}
    blank = [theme_store.Placed(ids[at], 0, 0, None, 0.0) for at in sorted(unread)]
    if not points:
        return blank
    scores = learner.scores([texts[one.text][one.start : one.end] for one in points])
    best = scores.argmax(axis=1)
    return blank + [
        theme_store.Placed(
            ids[one.text], one.start, one.end, themes[b] if row[b] >= learner.threshold_ else None,
            float(np.clip(row[b], 0, 1)),
        )
        for one, b, row in zip(points, best, scores, strict=True)
    ]  # fmt: skip


def taught(found: ThemeSet, responses: pd.DataFrame) -> tuple[ThemeLearner, list[int]]:
    """Return a learner taught by what stands in themes, and the numbers of its themes."""
    words = points_of(found, responses)
    step = max(1, len(words) // _TAUGHT_BY)
    words = words.iloc[::step]
    themes = sorted(words["theme_id"].unique().tolist())
    marks = words["theme_id"].to_numpy()[:, None] == np.array(themes)[None, :]
    return ThemeLearner().fit(words["words"].tolist(), marks), themes


def points_of(found: ThemeSet, responses: pd.DataFrame) -> pd.DataFrame:
    """Return the points that stand in themes with their words: the columns of assignments, and words."""
    held = found.assignments.merge(responses[["response_id", "text"]], on="response_id")
    cut = zip(held["text"], held["start"], held["end"], strict=True)
    return held.assign(words=[text[start:end] for text, start, end in cut]).drop(columns="text")
