"""Labelled texts to measure themes with, read from beside the project; one that is absent is skipped by name.

NHS rows keep one specific theme each: catch-alls ("Care received", "Staff: General", praise or blame as such, nothing
to improve, not assigned) and themes of fewer than ten rows are left out. The large corpora are the first rows of a
shuffle.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
if not CORPORA.exists():
    CORPORA = ROOT.parents[1] / "shared" / "corpora"

LEAST_ROWS = 10
# Of the 8,399 answers: leaves 26 codes.
LEAST_ROWS_ANES = 30
CATCH_ALLS_V6 = {
    "Not assigned", "Labelling not possible", "Negative experience & dissatisfaction",
    "Positive experience & gratitude",
}  # fmt: skip
CATCH_ALLS_PHASE_1 = {
    "General", "Care received", "Communication", "Nothing to improve", "Dignity: General", "Everything was good/bad",
    "Miscellaneous", "Surveying", "Staff: General", "Transition/ coordination: General", "Made A Difference To My Life",
}  # fmt: skip


@dataclass(frozen=True)
class Corpus:
    """Texts with what each is about: one label, or several."""

    name: str
    texts: list[str]
    labels: list[tuple[str, ...]]
    questions: tuple[str, ...] = ()

    @property
    def n_labels(self) -> int:
        return len({one for labels in self.labels for one in labels})

    @property
    def several(self) -> bool:
        return any(len(labels) > 1 for labels in self.labels)


def _table(name: str) -> pd.DataFrame:
    return pd.read_csv(CORPORA / name, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def _kept(name: str, texts: list[str], labels: list[tuple[str, ...]], questions: tuple[str, ...] = ()) -> Corpus:
    """Leave out blank texts, rare labels, and rows without a label."""
    rows = [(text, one) for text, one in zip(texts, labels, strict=True) if text.strip()]
    count = pd.Series([label for _, one in rows for label in one]).value_counts()
    common = set(count[count >= LEAST_ROWS].index)
    rows = [(text, tuple(label for label in one if label in common)) for text, one in rows]
    rows = [row for row in rows if row[1]]
    return Corpus(name, [text for text, _ in rows], [one for _, one in rows], questions)


def _v6(name: str, *, several: bool) -> Corpus:
    table = _table("fft_v6_NEAS_dev.csv")
    themes = [column for column in table.columns[11:] if column not in CATCH_ALLS_V6]
    held = table[themes].ne("")
    labels = [tuple(held.columns[row]) for row in held.to_numpy()]
    kept = [one if several or len(one) == 1 else () for one in labels]
    return _kept(name, table["FFT answer"].tolist(), kept, tuple(table["FFT question"].unique()))


def _phase_1() -> Corpus:
    table = _table("fft_phase1_trustC_dev.csv")
    labels = [() if one in CATCH_ALLS_PHASE_1 else (one,) for one in table["subcategory"]]
    return _kept("nhs_phase1", table["feedback"].tolist(), labels)


def _anes() -> Corpus:
    """What American voters called the most important issue, answers of one code; a code is named as its line begins."""
    table = _table("anes2008_most_important_issue.csv")
    alone = table[~table["labels"].str.contains("|", regex=False) & table["labels"].ne("")]
    names = alone["labels"].str.split(":").str[0]
    common = names.map(names.value_counts()) >= LEAST_ROWS_ANES
    rows = np.random.default_rng(0).permutation(int(common.sum()))[:4_000]
    texts, codes = alone["text"][common].iloc[rows], names[common].iloc[rows]
    return Corpus("anes", texts.tolist(), [(code,) for code in codes])


def _single(name: str, file: str, label: str, limit: int | None = None) -> Corpus:
    table = _table(file)
    rows = np.random.default_rng(0).permutation(len(table))[:limit] if limit else np.arange(len(table))
    table = table.iloc[rows]
    return Corpus(name, table["text"].tolist(), [(one,) for one in table[label]])


def _sample() -> Corpus:
    """The illustrative responses of the explorer, with what their writers meant."""
    folder = ROOT / "data" / "bundled" / "sample"
    with (folder / "londoners_surveymonkey.csv").open(encoding="utf-8", newline="") as file:
        londoners = list(csv.reader(file))
    forms = pd.read_excel(folder / "professionals_ms_forms.xlsx", dtype=str, keep_default_na=False, engine="calamine")
    asked = {question: question.strip() for question in forms.columns[9:11]}
    texts = {
        ("Professionals", row["ID"], asked[question]): row[question]
        for _, row in forms.iterrows()
        for question in asked
    } | {("Londoners", row[0], londoners[0][-1]): row[-1] for row in londoners[2:]}
    meant = pd.read_csv(folder / "intended_themes.csv", dtype=str, keep_default_na=False)
    meant = meant[meant["kind"] != "nothing"]
    said = [texts[one] for one in zip(meant["audience"], meant["respondent"], meant["question"], strict=True)]
    labels = [tuple(filter(None, one.split(";"))) for one in meant["themes"]]
    return _kept("sample", said, labels, tuple(meant["question"].unique()))


MAKERS: dict[str, Callable[[], Corpus]] = {
    "nhs_v6": lambda: _v6("nhs_v6", several=False),
    "nhs_phase1": _phase_1,
    "banking77": lambda: _single("banking77", "banking77.csv", "category", 4_000),
    "stackoverflow": lambda: _single("stackoverflow", "sttm_StackOverflow.csv", "label", 4_000),
    "anes": _anes,
    "tweet": lambda: _single("tweet", "sttm_Tweet.csv", "label"),
    "bbc400": lambda: _single("bbc400", "octis_BBC_News.csv.gz", "label", 400),
    "bbc": lambda: _single("bbc", "octis_BBC_News.csv.gz", "label"),
    "nhs_v6_several": lambda: _v6("nhs_v6_several", several=True),
    "sample": _sample,
    "searchsnippets": lambda: _single("searchsnippets", "sttm_SearchSnippets.csv", "label", 4_000),
    "trec": lambda: _single("trec", "trec_questions.csv", "coarse", 4_000),
}
TUNED_ON = ("nhs_v6", "nhs_phase1", "banking77", "stackoverflow", "tweet", "bbc400")
HELD_BACK = ("searchsnippets", "trec")


def load(name: str) -> Corpus | None:
    """Return a corpus, None where its file is absent."""
    try:
        return MAKERS[name]()
    except FileNotFoundError:
        return None
