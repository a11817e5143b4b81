"""How much of what is personal is hidden, how much of what is hidden is personal, and how long it takes.

The fixtures: sentences with one detail each, and clean comments. "held back" was written before the rules were mended,
by whoever mended them; "unseen" is read where somebody else has written it (tests/fixtures/*_unseen.*). Of an
export --words lists what is hidden, to be read: which of it is a person no program can say.

    python -m benchmarks.masking [EXPORT ...] [--words] [--missed]
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from engagement import Masker, hidden_strings, language_of_column, read_export, vocabulary_of

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
SAMPLE = ROOT / "data" / "bundled" / "sample"
CHOICES = ("choice", "choices", "audience", "forum", "borough", "age_band", "organisation", "attribute")
NAMES = ("name", "small name")
TITLES = {"mr", "mrs", "ms", "dr", "nurse", "sister"}
MASK = re.compile(r"\[[A-Za-z ]{2,20}\]")


class Figures(NamedTuple):
    """Of one fixture: how many details of each kind are hidden; how many masks hide what is none."""

    kinds: pd.DataFrame
    wrong: int
    clean: int
    missed: list[str]

    @property
    def precision(self) -> float:
        right = int(self.kinds["hidden"].sum())
        return right / (right + self.wrong)


def figures(details: Path, nothing_personal: Path) -> Figures:
    """Mask a fixture of details (text, kind, secret) and one of clean comments.

    A name is hidden where none of its words of two letters or more is left. Wrong are the masks of clean comments, and
    those of the others beyond one a word of the secret.
    """
    masker = Masker()
    table = pd.read_csv(details, dtype=str, keep_default_na=False, encoding="utf-8")
    masked = [masker.mask(text) for text in table["text"]]
    table["hidden"] = [is_hidden(*row) for row in zip(table["kind"], table["secret"], masked, strict=True)]
    pairs = zip(masked, table["secret"], strict=True)
    extra = sum(max(len(MASK.findall(text)) - len(secret.split()), 0) for text, secret in pairs)
    comments = nothing_personal.read_text(encoding="utf-8").splitlines()
    false = [len(MASK.findall(masker.mask(comment))) for comment in comments]
    kinds = table.groupby("kind", sort=False)["hidden"].agg(["sum", "count"])
    kinds.columns = pd.Index(["hidden", "of"])
    missed = [text for text, hidden in zip(masked, table["hidden"], strict=True) if not hidden]
    missed += [masker.mask(comment) for comment, number in zip(comments, false, strict=True) if number]
    return Figures(kinds, extra + sum(false), len(comments), missed)


def is_hidden(kind: str, secret: str, masked: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d]{2,}", secret) if kind in NAMES and word.lower() not in TITLES]
    return secret not in masked and not any(re.search(rf"\b{re.escape(word)}\b", masked) for word in words)


def fixtures() -> Iterator[tuple[str, Path, Path]]:
    for name in ("held_back", "unseen"):
        paths = FIXTURES / f"personal_details_{name}.csv", FIXTURES / f"nothing_personal_{name}.txt"
        if all(path.is_file() for path in paths):
            yield name.replace("_", " "), *paths


class Export(NamedTuple):
    """Of one export: its answers, how many hold something hidden, how long that took, and what is hidden."""

    answers: int
    masked: int
    seconds: float
    words: pd.DataFrame


def masked_export(path: Path) -> Export:
    export = read_export(path)
    kinds = {name: role.kind for name, role in export.roles.items()}
    columns = [[text for text in export.frame[name] if text.strip()] for name, kind in kinds.items() if kind == "text"]
    answers = [text for texts in columns for text in texts]
    choices = [value for name, kind in kinds.items() if kind in CHOICES for value in repeated(export.frame[name])]
    began = time.process_time()
    vocabulary = vocabulary_of(path.stem, [*map(str, export.frame.columns)], choices, answers)
    maskers = [(Masker(vocabulary=vocabulary, language=language_of_column(texts)), texts) for texts in columns]
    masked = sum(masker.mask(text) != text for masker, texts in maskers for text in texts)
    seconds = time.process_time() - began
    tables = [hidden_strings(texts, masker) for masker, texts in maskers]
    return Export(len(answers), masked, seconds, pd.concat(tables) if tables else pd.DataFrame())


def repeated(values: pd.Series) -> Iterable[str]:
    counts = values.value_counts()
    return list(counts[counts > 1].index)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("exports", nargs="*", type=Path, help="default: the bundled sample")
    options.add_argument("--words", action="store_true", help="list what is hidden in the exports")
    options.add_argument("--missed", action="store_true", help="list what the fixtures show to be wrong")
    chosen = options.parse_args()
    Masker().mask("My name is Mohammed.")  # the lists are read once a process
    for name, details, nothing_personal in fixtures():
        found = figures(details, nothing_personal)
        print(f"\n{name}: {found.kinds['of'].sum()} details, {found.clean} clean comments")
        for kind, hidden, of in found.kinds.itertuples():
            print(f"  {kind:14} {hidden:4} of {of:4} {hidden / of:6.1%}")
        print(f"  {'precision':14} {found.wrong:4} wrong   {found.precision:6.1%}")
        if chosen.missed:
            print(*(f"    {text}" for text in found.missed), sep="\n")
    print(f"\n{'export':40} {'answers':>8} {'masked':>7} {'µs each':>8}")
    for path in chosen.exports or sorted((*SAMPLE.glob("londoners*"), *SAMPLE.glob("professionals*"))):
        export = masked_export(path)
        each = export.seconds / max(export.answers, 1) * 1e6
        print(f"{path.name:40} {export.answers:8,} {export.masked:7,} {each:8.0f}")
        if chosen.words:
            for kind, words, n in export.words.itertuples(index=False):
                print(f"    {kind:16} {words}  ({n})")


if __name__ == "__main__":
    main()
