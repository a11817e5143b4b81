"""How well problem, praise and wish are told, and how the shipped numbers were learnt.

Macro-F1 against "Comment sentiment" of NHS v6 (1-2 praise, 3 neither, 4-5 problem; a wish counts as a problem, since
who proposes something finds something amiss): in five folds that keep equal comments together, with numbers learnt
without these rows from another trust and another kind of survey, and with the shipped numbers, which have seen these
rows. Then the project's own made-up points, which no number was learnt from, and the time for 10,000 points.

    python -m benchmarks.direction [--keep]

--keep writes engagement/themes/models/direction.npz again.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from benchmarks.theming.corpora import CORPORA, ROOT
from engagement.themes import direction
from engagement.themes.direction import KINDS, directions, rows

V6, PHASE_1, JUPYTER = "fft_v6_NEAS_dev.csv", "fft_phase1_trustC_dev.csv", "jupyter_themes.csv"
POINTS = ROOT / "tests" / "fixtures" / "directions.csv"
KEPT = Path(direction.__file__).parent / "models" / "direction.npz"
# Inverse strength of the penalty, and what each kind of each corpus weighs beside the rated comments, whose kinds weigh
# a third of 3,864 each. Penalties of 2 to 6 and half of these weights give the same macro-F1 within 0.003.
PENALTY = 3.0
WEIGHT_OF_A_KIND = {PHASE_1: 400.0, JUPYTER: 300.0}
ASKED = {
    "hinderances": "problem", "workflow_needs_not_addressed": "problem", "difficult_aspects": "problem",
    "pleasant_aspects": "praise", "workflow_needs_addressed": "praise",
}  # fmt: skip


class Labelled(NamedTuple):
    """Comments with what they are, the question of each, and the weight of each in learning."""

    texts: list[str]
    questions: list[str]
    kinds: list[str]
    weights: npt.NDArray[np.float64]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--keep", action="store_true", help="learn the shipped numbers again and write them")
    chosen = options.parse_args()
    absent = [name for name in (V6, PHASE_1, JUPYTER) if not (CORPORA / name).exists()]
    if absent:
        print(f"skipped what needs them: not beside the project: {', '.join(absent)}")
    else:
        learnt(keep=chosen.keep)
    table = pd.read_csv(POINTS, dtype=str, keep_default_na=False)
    told = directions(table["point"].tolist(), table["question"].tolist())
    print_line("made-up points", table["direction"].tolist(), told, ["", "praise", "problem", "wish"])
    ten_thousand = [f"{point} ({at})" for at, point in enumerate(table["point"].tolist() * 100)][:10_000]
    began = time.perf_counter()
    directions(ten_thousand, ["What could be better?"] * len(ten_thousand))
    print(f"{len(ten_thousand):,} points: {time.perf_counter() - began:.2f} s")


def learnt(*, keep: bool) -> None:
    rated, others = v6(), [phase_1(), jupyter()]
    read = {id(part): rows(part.texts) for part in (rated, *others)}

    def taught(*parts: tuple[Labelled, npt.NDArray[np.int64] | None]) -> LogisticRegression:
        chosen = [(part, np.arange(len(part.texts)) if at is None else at) for part, at in parts]
        return LogisticRegression(C=PENALTY, max_iter=1000, tol=1e-3).fit(
            sparse.vstack([read[id(part)][at] for part, at in chosen]),
            np.concatenate([np.array(part.kinds)[at] for part, at in chosen]),
            sample_weight=np.concatenate([part.weights[at] for part, at in chosen]),
        )

    seen = [(part, None) for part in others]
    folded = np.empty(len(rated.texts), dtype=object)
    same = pd.Series(rated.texts).str.lower().str.strip(" .!").factorize()[0]
    for inside, outside in GroupKFold(5).split(rated.texts, groups=same):
        use(taught((rated, inside), *seen))
        folded[outside] = directions([rated.texts[at] for at in outside], [rated.questions[at] for at in outside])
    print_line("NHS v6, five folds", rated.kinds, as_sentiment(folded))
    use(taught(*seen))
    print_line("NHS v6, unseen", rated.kinds, as_sentiment(directions(rated.texts, rated.questions)))
    if keep:
        write(taught((rated, None), *seen))
    SHIPPED.cache_clear()
    direction._model = SHIPPED
    print_line("NHS v6, shipped", rated.kinds, as_sentiment(directions(rated.texts, rated.questions)))


SHIPPED = direction._model


def use(model: LogisticRegression) -> None:
    """Let `directions` read with these numbers."""
    direction._model = lambda: numbers_of(model)


def numbers_of(model: LogisticRegression) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The weights and the start in the order of `KINDS`; a kind that was never seen is never told."""
    weights, start = np.zeros((model.coef_.shape[1], len(KINDS))), np.full(len(KINDS), -30.0)
    known = model.coef_ if len(model.classes_) > 2 else np.vstack([-model.coef_, model.coef_]) / 2
    begin = model.intercept_ if len(model.classes_) > 2 else np.array([-model.intercept_[0], model.intercept_[0]]) / 2
    for column, kind in enumerate(model.classes_):
        weights[:, KINDS.index(kind)], start[KINDS.index(kind)] = known[column], begin[column]
    return weights, start


def write(model: LogisticRegression) -> None:
    weights, start = numbers_of(model)
    np.savez_compressed(KEPT, weights=weights.astype(np.float16), start=start.astype(np.float32))


def table_of(name: str) -> pd.DataFrame:
    return pd.read_csv(CORPORA / name, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def even(kinds: pd.Series, whole: float) -> npt.NDArray[np.float64]:
    """Weights by which each kind of a corpus weighs the same, `whole` altogether."""
    return (whole / kinds.map(kinds.value_counts())).to_numpy(dtype=np.float64)


def v6() -> Labelled:
    table = table_of(V6)
    table = table[(table["Comment sentiment"] != "") & (table["FFT answer"].str.strip() != "")]
    kinds = table["Comment sentiment"].map({"1": "praise", "2": "praise", "3": "", "4": "problem", "5": "problem"})
    return Labelled(
        table["FFT answer"].tolist(), table["FFT question"].tolist(), kinds.tolist(), even(kinds, len(kinds) / 3)
    )


def phase_1() -> Labelled:
    table = table_of(PHASE_1)
    marks = pd.to_numeric(table["criticality"], errors="coerce").fillna(0)
    table, marks = table[marks != 0], marks[marks != 0]
    kinds = (marks > 0).map({True: "praise", False: "problem"})
    texts = table["feedback"].tolist()
    return Labelled(texts, [""] * len(texts), kinds.tolist(), even(kinds, WEIGHT_OF_A_KIND[PHASE_1]))


def jupyter() -> Labelled:
    """What people find pleasant or hinders them, each question taken as the label of its answers."""
    table = table_of(JUPYTER)
    table = table[table["question"].isin(ASKED) & (table["text"].str.strip() != "")]
    kinds, texts = table["question"].map(ASKED), table["text"].tolist()
    return Labelled(texts, [""] * len(texts), kinds.tolist(), even(kinds, WEIGHT_OF_A_KIND[JUPYTER]))


def as_sentiment(told: object) -> list[str]:
    return ["problem" if kind == "wish" else str(kind) for kind in told]  # type: ignore[attr-defined]


def print_line(name: str, meant: list[str], told: list[str], kinds: list[str] | None = None) -> None:
    kinds = kinds or list(KINDS)
    each = f1_score(meant, told, labels=kinds, average=None, zero_division=0)
    said = ", ".join(f"{kind or 'neither'} {score:.3f}" for kind, score in zip(kinds, each, strict=True))
    print(f"{name:20} {len(meant):6,} macro-F1 {each.mean():.3f} ({said})")


if __name__ == "__main__":
    main()
