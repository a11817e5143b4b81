"""What others may use can be imported; tests/test_surface.py says who uses it."""

from __future__ import annotations

import priorities


def test_exported_names_exist() -> None:
    """No name is listed twice, and each can be imported."""
    assert len(priorities.__all__) == len(set(priorities.__all__))
    assert all(hasattr(priorities, name) for name in priorities.__all__)
