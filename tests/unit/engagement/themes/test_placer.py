"""What was found places any texts, here or in another process, as the finding itself would."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from engagement.themes import ThemeModel, meaning, placer
from tests.unit.engagement.themes.test_model import TEXTS

NEW = ["the night bus was late once more", "no dentist takes new patients", "", "walls are wet with damp", TEXTS[0]]


@pytest.mark.parametrize("engine", ["fast", "careful"])
def test_what_was_sent_places_the_same(engine):
    """A placer that went to another process and back gives the same themes; texts of the finding keep theirs."""
    model = ThemeModel(3, engine=engine).fit(TEXTS)

    sent = pickle.loads(pickle.dumps(model.placer()))  # noqa: S301  our own bytes

    assert sent.place(NEW).tolist() == model.placer().place(NEW).tolist()
    assert sent.place(TEXTS).tolist() == model.labels_.tolist()
    assert sent.place([]).tolist() == []
    assert sent.place(["", "..."]).tolist() == [-1, -1]


def test_the_sentence_model_reads_no_new_text(monkeypatch):
    """What it would make of new texts is learnt from those it read: so that millions can be placed."""
    model = ThemeModel(3, engine="careful").fit(TEXTS)
    ready = model.placer()

    monkeypatch.setattr(meaning, "sentence_rows", None)

    assert ready.place(NEW).shape == (len(NEW),)


def test_texts_are_placed_a_few_at_a_time(monkeypatch):
    """Where texts are cut into chunks decides nothing but memory."""
    model = ThemeModel(3, engine="fast").fit(TEXTS)
    whole = model.predict(NEW)

    monkeypatch.setattr(placer, "_CHUNK", 2)

    assert np.array_equal(model.predict(NEW), whole)
