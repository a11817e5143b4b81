from __future__ import annotations

import data


def test_the_public_names_are_exact_and_sorted() -> None:
    """What other packages import is listed, exists, and can be found by eye."""
    assert sorted(data.__all__) == data.__all__
    assert all(hasattr(data, name) for name in data.__all__)
