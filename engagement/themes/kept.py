"""Findings kept in a file, so that the same words need not be read again: what `ThemeModel.fit` would give, at once.

A finding counts only for exactly the words, questions and settings that it was made of, which it knows by one SHA-256.
The file holds no words itself but those of names, descriptions and phrases of themes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from engagement.themes.model import ThemeModel
from engagement.themes.sentences import MODEL
from engagement.themes.topics import bundled_lists

_POINT = ("start", "end", "theme", "strength")
_CHOICE = ("n_themes", "stability", "coverage", "largest")


class KeptFinding:
    """A finding as it was kept; `engagement.themes.store.save_themes` takes it as it takes a fitted model.

    Parameters
    ----------
    content : what `keep` wrote, read from JSON.

    Attributes
    ----------
    labels_, themes_, assignments_, engine_, engine_reason_, n_suggested_ : as those of `ThemeModel`.
    topics_ : the name of the list of known topics that it used; "" for none.
    """

    def __init__(self, content: dict[str, Any]) -> None:
        self.engine_: str = content["engine"]
        self.engine_reason_: str = content["reason"]
        self.n_suggested_: int = content["suggested"]
        self.topics_: str = content["topics"]
        self.themes_ = pd.DataFrame(content["themes"])
        self.labels_: npt.NDArray[np.int64] = np.array(content["labels"], dtype=np.int64)
        self.assignments_ = _assignments(content["points"])
        self._choices = pd.DataFrame(content["choices"], columns=list(_CHOICE))

    def choices(self) -> pd.DataFrame:
        """Return what spoke for each number of themes, as `ThemeModel.choices`."""
        return self._choices.copy()


class Words(NamedTuple):
    """What a finding is made in: texts, who wrote each (by a number), and the questions that they answer."""

    texts: Sequence[str]
    people: Sequence[int]
    questions: Sequence[str] = ()


def found_before(file: Path, words: Words) -> KeptFinding | None:
    """Return the finding that a file keeps for these words, None where there is none.

    Parameters
    ----------
    file : written by `keep`; it need not be there.
    words : as for `ThemeModel.fit`, whose settings are the default ones but for the topics.
    """
    if not file.exists():
        return None
    digest = _words_digest(words)
    findings = json.loads(file.read_text(encoding="utf-8"))
    return next((KeptFinding(content) for content in findings if content["words"] == digest), None)


def keep(file: Path, findings: Iterable[tuple[ThemeModel, Words]]) -> None:
    """Write findings into a file, one line a text.

    Parameters
    ----------
    findings : each a model fitted with the default settings but for the topics, and the words it was fitted on.
    """
    content = ",\n".join(_as_text(*fitted) for fitted in findings)
    file.write_text(f"[\n{content}\n]\n", encoding="utf-8", newline="\n")


def _as_text(model: ThemeModel, words: Words) -> str:
    head = {
        "words": _words_digest(words),
        "topics": model.topics.name if model.topics else "",
        "engine": model.engine_,
        "reason": model.engine_reason_,
        "suggested": model.n_suggested_,
        "themes": model.themes_.to_dict("records"),
        "choices": model.choices().to_dict("records"),
    }
    parts = [f'"{name}": {json.dumps(value, ensure_ascii=False, indent=1)}' for name, value in head.items()]
    points = ",\n".join(json.dumps(of_text, separators=(",", ":")) for of_text in _points(model, len(words.texts)))
    parts += [f'"labels": {json.dumps(model.labels_.tolist())}', f'"points": [\n{points}\n]']
    return "{\n" + ",\n".join(parts) + "\n}"


def _words_digest(words: Words) -> str:
    """Return one SHA-256 over what decides a finding.

    Words in their order, who wrote them, questions, settings, the sentence model, and the lists of topics.
    """
    settings, lists = ThemeModel().get_params(), [list(entry.topics) for entry in bundled_lists()]
    people, questions = list(words.people), sorted(words.questions)
    deciding = json.dumps([MODEL, settings, lists, questions, people, list(words.texts)], sort_keys=True)
    return hashlib.sha256(deciding.encode()).hexdigest()


def _points(model: ThemeModel, n_texts: int) -> list[list[tuple[int, int, int, float]]]:
    """For each text its points: start, end, theme, strength."""
    points: list[list[tuple[int, int, int, float]]] = [[] for _ in range(n_texts)]
    for text, start, end, theme, strength in model.assignments_.itertuples(index=False):
        points[text].append((int(start), int(end), int(theme), float(strength)))
    return points


def _assignments(points: Sequence[Sequence[Sequence[float]]]) -> pd.DataFrame:
    table = pd.DataFrame([point for of_text in points for point in of_text], columns=list(_POINT))
    table.insert(0, "text", np.repeat(np.arange(len(points)), [len(of_text) for of_text in points]))
    return table
