"""A patch survives its way through the log, and backwards twice is forwards."""

from __future__ import annotations

from engagement.themes.curation.patch import Patch


def test_a_patch_comes_back_from_text() -> None:
    """Themes and points, present and absent, come back as they were."""
    patch = Patch(
        {
            3: (None, {"name": "Bus", "phrases": ["bus"], "topic": "Buses", "family": "Transport"}),
            4: ({"name": "Old", "topic": "", "family": ""}, None),
        },
        {7: (4, 3), 8: (None, 3)},
    )

    assert Patch.from_json(patch.to_json()) == patch
    assert patch.backwards.points == {7: (3, 4), 8: (3, None)}
    assert patch.backwards.backwards == patch


def test_a_theme_in_the_log_of_an_earlier_release_has_no_topic() -> None:
    """What was written before topics were known reads as a theme of none."""
    patch = Patch.from_json('{"themes": [[3, null, {"name": "Bus"}]], "points": []}')

    assert patch.themes[3] == (None, {"name": "Bus", "topic": "", "family": ""})
