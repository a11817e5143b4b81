"""Floors under the figures of `python -m benchmarks.masking` on a fixture by a hand that had not seen the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.masking import Figures, figures

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="module")
def unseen() -> Figures:
    return figures(FIXTURES / "personal_details_unseen.csv", FIXTURES / "nothing_personal_unseen.txt")


@pytest.mark.parametrize(
    ("kinds", "least"),
    [
        (("name_capital",), 0.93),
        (("name_small",), 0.8),
        (("address", "registration"), 0.9),
        (("phone", "email", "handle", "nhs_number"), 0.95),
        (("hospital_number", "complaint_number", "date_of_birth", "web_address"), 0.85),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_most_details_of_a_kind_are_hidden(unseen: Figures, kinds: tuple[str, ...], least: float) -> None:
    """Of 300 details, as many of each kind are hidden as the documents claim."""
    found = unseen.kinds.loc[list(kinds)].sum()
    assert found["hidden"] >= least * found["of"]


def test_what_is_hidden_is_personal(unseen: Figures) -> None:
    """Of what is hidden in 600 comments at least 95 % is personal."""
    assert unseen.precision >= 0.95
