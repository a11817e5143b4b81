"""Finding themes in the responses in use, and placing what came in later: everybody does it the same way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from data import Stamp, bundled
from engagement import ThemeModel
from engagement.responses import store as response_store
from engagement.themes import ThemeSet
from engagement.themes import store as theme_store
from engagement.themes.codebook import nearest
from engagement.themes.curation import store as curation_store
from engagement.themes.curation.store import Part
from engagement.themes.kept import found_before
from engagement.themes.learning import ThemeLearner
from engagement.themes.projection import positions
from engagement.themes.segments import split
from engagement.themes.words import has_content, stem, tokens
from explorer.workspace import database

_TAUGHT_BY = 6_000
_DRAWN = 1_500


def find_themes(
    *,
    stamp: Stamp,
    n_themes: int | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> None:
    """Find themes in all responses in use and keep them; until the end the old ones stand.

    Where exactly the sample is in use, what was found in it before is taken, which is the same.
    """
    with database() as db:
        responses = response_store.responses(db)
    texts, questions = responses["text"].tolist(), responses["question"].unique().tolist()
    finding: theme_store.Finding | None = None
    if n_themes is None:
        finding = found_before(bundled.sample_finding(), texts, questions)
    if finding is None:
        finding = ThemeModel(n_themes=n_themes).fit(texts, questions=questions, progress=progress)
    with database() as db:
        theme_store.save_themes(db, stamp, finding, responses["response_id"].tolist(), engine=finding.engine_)


def place_new(*, stamp: Stamp) -> tuple[int, int]:
    """Put responses that came in after the finding into the themes that stand; return how many went in, and how not."""
    with database() as db:
        responses = response_store.responses(db)
        found = theme_store.current_themes(db)
        if found is None:
            return 0, 0
        new = responses[~responses["response_id"].isin(theme_store.read_before(db))]
        placed = _placed(found, responses, new)
        theme_store.place(db, stamp, placed)
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


def points_saying(found: ThemeSet, responses: pd.DataFrame, search: str) -> pd.DataFrame:
    """Return the points in which every word of a search occurs, in any form."""
    wanted = {stem(word) for word in tokens(search)}
    points = points_of(found, responses)
    held = [bool(wanted) and wanted <= {stem(word) for word in tokens(words)} for words in points["words"]]
    return points[held]


def begin_from_list(lines: Sequence[tuple[str, str]], *, stamp: Stamp) -> int:
    """Begin with a team's own themes, each a name and a line on what it is about; return how many responses went in."""
    with database() as db:
        theme_store.begin(db, stamp)
        responses = response_store.responses(db)
        numbers = [curation_store.create(db, stamp, Part(name, told, (), ())) for name, told in lines]
        texts, ids = responses["text"].tolist(), responses["response_id"].tolist()
        points = [one for one in split(texts) if has_content(texts[one.text][one.start : one.end])]
        near = nearest([f"{name}. {told}" for name, told in lines], [texts[p.text][p.start : p.end] for p in points])
        placed = [
            theme_store.Placed(ids[p.text], p.start, p.end, None if best < 0 else numbers[best], strength)
            for p, (best, strength) in zip(points, near, strict=True)
        ]
        theme_store.place(db, stamp, placed)
    return len({one.response_id for one in placed if one.theme_id})


def similar_elsewhere(found: ThemeSet, responses: pd.DataFrame, theme_id: int, most: int) -> pd.DataFrame:
    """Return points of other themes that speak more like this theme than like their own, the clearest first.

    Returns
    -------
    pandas.DataFrame
        point, words, theme (the name of the one it stands in now).
    """
    learner, themes = taught(found, responses)
    points = points_of(found, responses)
    names = found.themes.set_index("theme_id")["name"]
    if theme_id not in themes:
        return pd.DataFrame(columns=["point", "words", "theme"])
    scores = learner.scores(points["words"].tolist())
    place = {theme: column for column, theme in enumerate(themes)}
    own = np.array([scores[row, place[theme]] for row, theme in enumerate(points["theme_id"])])
    points = points.assign(
        more=scores[:, place[theme_id]] - own, sure=scores[:, place[theme_id]], theme=points["theme_id"].map(names)
    )
    near = points[(points["theme_id"] != theme_id) & (points["more"] > 0) & (points["sure"] >= learner.threshold_)]
    return near.sort_values(["more", "point"], ascending=[False, True]).head(most)[["point", "words", "theme"]]


def comment_map(found: ThemeSet, responses: pd.DataFrame) -> pd.DataFrame:
    """Return where each comment lies on the map: x, y (0-1), theme (name), rank of its theme (0 for the largest)."""
    points = points_of(found, responses)
    points = points.iloc[:: max(1, len(points) // _DRAWN)]
    ids = found.themes["theme_id"].tolist()
    names = found.themes.set_index("theme_id")["name"]
    points = points[points["theme_id"].isin(ids)]
    places = positions(points["words"].tolist(), points["theme_id"].tolist())
    rank = {theme: place for place, theme in enumerate(ids)}
    return pd.DataFrame(
        {
            "x": places[:, 0],
            "y": places[:, 1],
            "theme": points["theme_id"].map(names).to_numpy(),
            "rank": points["theme_id"].map(rank).to_numpy(),
        }
    )
