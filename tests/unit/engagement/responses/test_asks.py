"""What a question asks for is read from how it is built, not from a word anywhere in it."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.parsing import read_export
from engagement.responses.asks import asks_of
from engagement.schema import Asks

QUESTIONS = (Path(__file__).parents[3] / "fixtures/questions.tsv").read_text(encoding="utf-8").splitlines()
SHARED = Path(__file__).parents[4] / "../shared"


@pytest.mark.parametrize("line", QUESTIONS)
def test_a_question_asks_for_what_people_would_say_it_asks(line: str) -> None:
    """Phrasings of patient feedback, consultations, staff and user surveys, judged by hand, with traps."""
    kind, question = line.split("\t")

    assert asks_of(question) == kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("<p>What could we <b>improve</b>?</p>", "faults"),
        ("Q7 [SQ002]. What was good?", "good"),
        ("14b) Would you come again?  Please say why.", "yesno"),
        ("WHAT COULD WE DO BETTER", "faults"),
        ("What&rsquo;s working well?", "good"),
        ("Visit – What did you like about it? (tick all that apply)", "good"),
        ("", "open"),
        ("...", "open"),
        ("?", "open"),
    ],
)
def test_codes_marks_and_case_make_no_difference(question: str, kind: Asks) -> None:
    """Numbers before a question, HTML, brackets and capitals are left out of account."""
    assert asks_of(question) == kind


@given(st.text(max_size=300))
def test_any_text_is_read(question: str) -> None:
    """Whatever stands in a heading, one of four kinds comes back, and the same for the same text in capitals."""
    assert asks_of(question) in {"faults", "good", "yesno", "open"}


@given(st.sampled_from(QUESTIONS), st.sampled_from(QUESTIONS))
def test_two_questions_at_once_are_no_praise_and_no_criticism(first: str, second: str) -> None:
    """What asks for good things and for faults in two sentences is open."""
    (kind, question), (other, follower) = first.split("\t"), second.split("\t")
    if {kind, other} == {"faults", "good"}:
        assert asks_of(f"{question.rstrip('?.')}? {follower}") == "open"


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/exports")
def test_no_real_question_is_good_by_a_word_alone() -> None:
    """Of the real headings that hold like, well, good, right or best, only those ask for good things that do."""
    headings: set[str] = set()
    for path in sorted((SHARED / "exports").glob("*.csv")):
        export = read_export(path)
        headings.update([*export.frame.columns, *export.questions.values()])
    tempting = [text for text in headings if re.search(r"\b(like|well|good|right|best)\b", text, re.IGNORECASE)]

    assert len(tempting) >= 12
    assert [text for text in tempting if asks_of(text) == "good"] == []


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/corpora")
def test_real_questions_are_read() -> None:
    """Questions of two NHS trusts and of a survey of software."""
    nhs = pd.read_csv(SHARED / "corpora/fft_v6_NEAS_dev.csv", dtype=str, keep_default_na=False)["FFT question"]
    software = read_export(SHARED / "exports/surveygizmo_jupyter2015.csv").frame.columns

    kinds = {asks_of(text) for text in nhs.unique() if "dissatisfied" in text or "Why" in text}
    assert kinds == {"open"}
    assert asks_of("How could we improve?") == "faults"
    assert {asks_of(text) for text in software if "pleasant" in text} == {"good"}
    assert {asks_of(text) for text in software if "difficult" in text or "hinders" in text} == {"faults"}
