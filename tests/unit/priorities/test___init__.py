"""What others may use is named, and there."""

from __future__ import annotations

import priorities


def test_exported_names_exist() -> None:
    """No name is listed twice, and each can be imported."""
    assert len(priorities.__all__) == len(set(priorities.__all__))
    assert all(hasattr(priorities, name) for name in priorities.__all__)


def test_the_names_that_were_promised() -> None:
    """The engine's promised functions are exported."""
    promised = {
        "rank",
        "rank_acceptability",
        "winning_regions",
        "stability_interval",
        "smallest_change",
        "dominance",
        "route",
    }

    assert promised <= set(priorities.__all__)
