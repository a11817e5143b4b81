from __future__ import annotations

import data


def test_the_public_names_are_exact_and_sorted() -> None:
    """What other packages import is listed, exists, and can be found by eye."""
    # Constants first, then classes, then functions: the order that the linter keeps (RUF022).
    assert sorted(data.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name)) == data.__all__
    assert all(hasattr(data, name) for name in data.__all__)
