"""A patch survives its way through the log, and backwards twice is forwards."""

from __future__ import annotations

from engagement.themes.curation.patch import Patch


def test_a_patch_comes_back_from_text() -> None:
    """Themes and points, present and absent, come back as they were."""
    patch = Patch(
        {3: (None, {"name": "Bus", "phrases": ["bus"]}), 4: ({"name": "Old"}, None)}, {7: (4, 3), 8: (None, 3)}
    )

    assert Patch.from_json(patch.to_json()) == patch
    assert patch.backwards.points == {7: (3, 4), 8: (3, None)}
    assert patch.backwards.backwards == patch
