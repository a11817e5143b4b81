"""Where comments belong among themes that people own: learnt from what stands in them, or read off a list of themes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import pandas as pd

from engagement.themes.codebook import nearest
from engagement.themes.curation.store import Part, free_name
from engagement.themes.languages import languages, title
from engagement.themes.learning import ThemeLearner
from engagement.themes.model import ThemeModel
from engagement.themes.segments import Segment, split
from engagement.themes.store import Placed
from engagement.themes.themed_responses import ThemedResponses
from engagement.themes.words import has_content

# Not tuned: bounds the time and memory of learning; themes by the hundred with few examples each would ask for more.
_EXAMPLES = 6_000


Verdicts = Mapping[tuple[int, int], str]
_NOTHING_CHECKED: Verdicts = MappingProxyType({})


class Teaching(NamedTuple):
    """A learner taught by what stands in themes, and the number of the theme in each of its columns."""

    learner: ThemeLearner
    themes: list[int]


def _teach(themed: ThemedResponses, verdicts: Verdicts = _NOTHING_CHECKED) -> Teaching | None:
    """Return a learner taught by the points that stand in themes; None where none stands in any.

    A point that people checked is an example in any case: of its theme where it fits, of none where it does not.
    """
    places = list(zip(themed.points["theme_id"], themed.points["point"], strict=True))
    is_example = np.arange(len(places)) % max(1, len(places) // _EXAMPLES) == 0
    examples = themed.points[is_example | np.array([place in verdicts for place in places], dtype=bool)]
    if examples.empty:
        return None
    themes = sorted(examples["theme_id"].unique().tolist())
    stands = [
        verdicts.get((theme, point)) != "does_not"
        for theme, point in zip(examples["theme_id"], examples["point"], strict=True)
    ]
    marks = examples["theme_id"].to_numpy()[:, None] == np.array(themes)[None, :]
    marks &= np.array(stands, dtype=bool)[:, None]
    return Teaching(ThemeLearner().fit(examples["words"].tolist(), marks), themes)


def placements(themed: ThemedResponses, arrivals: pd.DataFrame) -> list[Placed]:
    """Return where responses that came in later belong among the themes that stand.

    Parameters
    ----------
    themed : the themes that stand, and the responses that teach what is said in them.
    arrivals : response_id, text (masked).

    Returns
    -------
    list of Placed
        One a point, with no theme where none speaks clearly enough through it; one without a theme and without
        characters for a response that holds no words.
    """
    numbers, texts = arrivals["response_id"].tolist(), arrivals["text"].tolist()
    points = _points(texts)
    blank = sorted(set(range(len(texts))) - {point.text for point in points})
    unread = [Placed(numbers[at], 0, 0, None, 0.0) for at in blank]
    teaching = _teach(themed) if points else None
    if teaching is None:
        return unread + [Placed(numbers[point.text], point.start, point.end, None, 0.0) for point in points]
    by_language = _themes_of_languages(themed, texts)
    scores = teaching.learner.scores([texts[point.text][point.start : point.end] for point in points])
    best = scores.argmax(axis=1)
    strongest = scores[np.arange(len(points)), best]
    return unread + [
        Placed(
            numbers[point.text],
            point.start,
            point.end,
            by_language.get(point.text, teaching.themes[column] if strength >= teaching.learner.threshold_ else None),
            float(np.clip(strength, 0, 1)),
        )
        for point, column, strength in zip(points, best, strongest, strict=True)
    ]


def _themes_of_languages(themed: ThemedResponses, texts: Sequence[str]) -> dict[int, int]:
    """The texts, by position, in a language whose answers have a theme of their own, with its number."""
    standing = dict(zip(themed.themes.themes["name"], themed.themes.themes["theme_id"].astype(int), strict=True))
    titles = [title(name) for name in languages(texts)]
    return {at: standing[name] for at, name in enumerate(titles) if name in standing}


def placements_by_list(
    lines: Sequence[tuple[str, str]], themes: Sequence[int], responses: pd.DataFrame
) -> list[Placed]:
    """Return where responses belong among themes of a list that a team brings.

    Parameters
    ----------
    lines : name and description of each theme.
    themes : the number of each.
    responses : response_id, text (masked).

    Returns
    -------
    list of Placed
        One a point, with no theme where none of the lines lies near.
    """
    numbers, texts = responses["response_id"].tolist(), responses["text"].tolist()
    points = _points(texts)
    words = [texts[point.text][point.start : point.end] for point in points]
    places = nearest([f"{name}. {about}" for name, about in lines], words)
    return [
        Placed(numbers[point.text], point.start, point.end, None if line < 0 else themes[line], strength)
        for point, (line, strength) in zip(points, places, strict=True)
    ]


def similar_elsewhere(
    themed: ThemedResponses, theme_id: int, most: int, verdicts: Verdicts = _NOTHING_CHECKED
) -> pd.DataFrame:
    """Return points of other themes that speak more like this theme than like their own, the clearest first.

    Parameters
    ----------
    verdicts : what people who checked said of points, by theme and point: "fits", "does_not" or "unsure". A point that
        fits where it stands is not proposed.

    Returns
    -------
    pandas.DataFrame
        point, words, theme (the name of the one it stands in now); empty where nothing stands in this theme.
    """
    teaching = _teach(themed, verdicts)
    if teaching is None or theme_id not in teaching.themes:
        return pd.DataFrame(columns=["point", "words", "theme"])
    column = {theme: at for at, theme in enumerate(teaching.themes)}
    points = themed.points[themed.points["theme_id"].isin(column)]
    scores = teaching.learner.scores(points["words"].tolist())
    own = scores[np.arange(len(points)), points["theme_id"].map(column)]
    names = themed.themes.themes.set_index("theme_id")["name"]
    here = scores[:, column[theme_id]]
    points = points.assign(more=here - own, here=here, theme=points["theme_id"].map(names))
    speaks = (points["theme_id"] != theme_id) & (points["more"] > 0) & (points["here"] >= teaching.learner.threshold_)
    places = zip(points["theme_id"], points["point"], strict=True)
    speaks &= np.array([verdicts.get(place) != "fits" for place in places], dtype=bool)
    clearest = points[speaks].sort_values(["more", "point"], ascending=[False, True])
    return clearest.head(most)[["point", "words", "theme"]]


def parts_of(points: pd.DataFrame, n_parts: int, questions: Sequence[str], names: Sequence[str]) -> list[Part]:
    """Return the parts that a theme may be split into, all but the largest, which keeps the theme's name.

    Parameters
    ----------
    points : point, words of the theme.
    n_parts : into how many.
    questions : of the survey; their words name nothing.
    names : of themes that stand; a part gets another one.
    """
    model = ThemeModel(n_themes=n_parts, engine="fast").fit(points["words"].tolist(), questions=questions)
    used_names = {name.lower() for name in names}
    parts = []
    for number, theme in enumerate(model.themes_.to_dict("records")):
        inside = points.loc[model.labels_ == number, "point"]
        if number and len(inside):
            name = free_name(theme["name"], used_names)
            used_names.add(name.lower())
            parts.append(Part(name, theme["description"], theme["phrases"], [int(point) for point in inside]))
    return parts


def _points(texts: Sequence[str]) -> list[Segment]:
    return [point for point in split(texts) if has_content(texts[point.text][point.start : point.end])]
