"""Learning from hand-placed texts: what it reaches on coded comments, and that small material does not stop it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import f1_score

from engagement.errors import NotFitted
from engagement.themes.learning import ThemeLearner

NHS = Path(__file__).parents[4] / "../shared/corpora/fft_v6_NEAS_dev.csv"
TEXTS = ["the bus is late", "no bus at night", "buses are full", "damp walls", "mould in the flat", "damp and mould"]
MARKS = np.array([[True, False]] * 3 + [[False, True]] * 3)


def test_a_few_examples_are_enough_to_begin() -> None:
    """Three texts a theme: new texts lean to the theme whose words they share."""
    scores = ThemeLearner().fit(TEXTS, MARKS).scores(["night bus", "black mould"])

    assert scores[0, 0] > scores[0, 1]
    assert scores[1, 1] > scores[1, 0]


def test_the_same_examples_teach_the_same() -> None:
    """Learning twice gives the same scores; nothing can be asked before it."""
    one, other = (ThemeLearner().fit(TEXTS, MARKS).scores(["wait for a bus"]) for _ in range(2))

    assert (one == other).all()
    with pytest.raises(NotFitted):
        ThemeLearner().scores(["bus"])


@pytest.mark.parametrize("n", [1, 2])
def test_one_example_does_not_stop_it(n: int) -> None:
    """One or two examples give scores, whatever they are worth."""
    assert ThemeLearner().fit(TEXTS[:n], MARKS[:n]).scores(["bus"]).shape == (1, 2)


@pytest.mark.skipif(not NHS.exists(), reason="needs ../shared/corpora/fft_v6_NEAS_dev.csv")
@pytest.mark.parametrize(("labels", "least"), [(200, 0.34), (400, 0.48), (800, 0.57), (1600, 0.62)])
def test_nhs_comments_are_placed_as_their_coders_did(labels: int, least: float) -> None:
    """Micro-F1 on 1,200 comments held back, over every theme with 30 examples, repeats left out."""
    table = pd.read_csv(NHS, dtype=str, keep_default_na=False)
    table = table[~table["FFT answer"].str.strip().str.lower().duplicated()]
    coded = table.loc[:, [set(table[name].str.strip()) == {"", "1"} for name in table]] == "1"
    coded = coded.drop(columns="Labelling not possible", errors="ignore")
    coded = coded.loc[:, coded.sum() >= 30]
    used = coded.any(axis=1)
    texts, marks = table.loc[used, "FFT answer"].to_numpy(), coded[used].to_numpy()
    order = np.random.default_rng(0).permutation(len(texts))
    held, taught = order[:1_200], order[1_200 : 1_200 + labels]

    learner = ThemeLearner().fit(texts[taught].tolist(), marks[taught])

    assert f1_score(marks[held], learner.predict(texts[held].tolist()), average="micro") >= least
