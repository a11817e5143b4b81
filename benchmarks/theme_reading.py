"""What people see of themes: whether quotes and titles fit, and what is gained by leaving points alone.

The number of themes is given and everything is found, no topics known. "quotes" is the share of the first three quotes
of a theme whose label is the one most of the theme's texts carry; "titles" counts themes whose title is nearer to the
name of that label than to any other (by the sentence model; a floor under readers, as a good title need not be near to
a label's name); "pure" is the share of texts that carry their theme's most frequent label, of all that are placed, and
of those that surely belong, with their share. The figures before the slash are those of commit d373dc2.

    python -m benchmarks.theme_reading [--corpora NAME ...]
"""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any

import numpy as np

from benchmarks.theming.corpora import MAKERS, Corpus, load
from engagement import ThemeModel
from engagement.themes.sentences import texts_rows

BEFORE = {"nhs_v6": (0.61, "9/17"), "nhs_phase1": (0.69, "7/18"), "banking77": (0.85, "33/77"), "anes": (0.80, "17/26")}
"""Quotes and titles as they were, from the figures that this work began with."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", nargs="*", default=list(BEFORE), choices=list(MAKERS))
    print(f"{'corpus':16} {'quotes':>12} {'titles':>16} {'pure, all':>10} {'pure, sure':>11} {'of all':>7}", flush=True)
    for name in options.parse_args().corpora:
        corpus = load(name)
        if corpus is None:
            print(f"{name:16} skipped: its file is not beside the project", flush=True)
            continue
        everything, sure = (found(corpus, place) for place in ("all", "sure"))
        quotes, titles = BEFORE.get(name, (float("nan"), "-"))
        print(
            f"{name:16} {quotes:5.2f} / {share_of_quotes(everything, corpus):4.2f} "
            f"{titles:>7} / {titles_of(everything, corpus):>6} "
            f"{purity(everything, corpus):10.3f} {purity(sure, corpus):11.3f} "
            f"{(sure.labels_ >= 0).sum() / (everything.labels_ >= 0).sum():7.2f}",
            flush=True,
        )


def found(corpus: Corpus, place: Any) -> ThemeModel:
    model = ThemeModel(corpus.n_labels, engine="careful", place=place)
    return model.fit(corpus.texts, questions=corpus.questions)


def majority(model: ThemeModel, corpus: Corpus) -> list[tuple[str, int]]:
    """For each theme the label that most of its texts carry, and how many do."""
    labels = np.array([label[0] for label in corpus.labels])
    inside = [labels[model.labels_ == theme] for theme in range(len(model.themes_))]
    return [Counter(texts.tolist()).most_common(1)[0] if len(texts) else ("", 0) for texts in inside]


def share_of_quotes(model: ThemeModel, corpus: Corpus) -> float:
    shares = []
    for theme, (label, _) in enumerate(majority(model, corpus)):
        quotes = model.quotes(theme, 3)
        if label and quotes:
            shares.append(np.mean([corpus.labels[text][0] == label for text in quotes]))
    return float(np.mean(shares))


def titles_of(model: ThemeModel, corpus: Corpus) -> str:
    names = sorted({label[0] for label in corpus.labels})
    rows = texts_rows([name.replace("_", " ").replace(":", " ") for name in names])
    nearest = (texts_rows(model.themes_["name"].tolist()) @ rows.T).argmax(axis=1)
    own = [label for label, _ in majority(model, corpus)]
    return f"{sum(names[at] == label for at, label in zip(nearest, own, strict=True))}/{len(own)}"


def purity(model: ThemeModel, corpus: Corpus) -> float:
    return sum(n for _, n in majority(model, corpus)) / max(int((model.labels_ >= 0).sum()), 1)


if __name__ == "__main__":
    main()
