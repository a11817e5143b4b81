"""Codes that stand for no answer."""

from __future__ import annotations

import pandas as pd

from engagement.parsing.missing_codes import without_missing_codes


def test_codes_among_words_are_blank_everywhere() -> None:
    """Beside words -77 is no answer; then it is none among numbers either, and the file is told of."""
    frame = pd.DataFrame(
        {"Why?": ["-77", "Far", "-77", "-66", "-66", "Dear"], "Hours": ["4", "-77", "12", "3", "0", "1"]}
    )
    read, problems = without_missing_codes(frame)
    assert read["Why?"].tolist() == ["", "Far", "", "", "", "Dear"]
    assert read["Hours"].tolist() == ["4", "", "12", "3", "0", "1"]
    assert [problem.what for problem in problems] == ["-66 and -77, which stand for no answer"]


def test_99_is_blank_beside_a_scale_and_kept_beside_ages() -> None:
    """Where words show that 99 is a code, no scale of 1 to 5 reaches it, and an age does."""
    frame = pd.DataFrame({
        "Agree?": ["Agree", "99", "99", "Disagree"], "Score": ["1", "99", "5", "4"], "Age": ["99", "41", "17", "60"],
    })  # fmt: skip
    read, _ = without_missing_codes(frame)
    assert read["Score"].tolist() == ["1", "", "5", "4"]
    assert read["Age"].tolist() == ["99", "41", "17", "60"]


def test_numbers_that_nothing_shows_to_be_codes_stay() -> None:
    """Degrees below zero, one -99 among words, and numbers beside a truth value."""
    frame = pd.DataFrame({"Degrees": ["-7", "-9", "3"], "Why?": ["-99", "Far", "Cold"], "Flag": ["999", "999", "TRUE"]})
    assert without_missing_codes(frame)[0].equals(frame)
