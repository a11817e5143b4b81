"""A team's own list of themes: read as typed, and comments go to the line they lie near to, or to none."""

from __future__ import annotations

from engagement.themes.codebook import nearest, read_list


def test_lines_become_themes() -> None:
    """Names once, in their order, with what stands behind the first colon; blank lines are nothing."""
    typed = "Waiting times: how long: too long\n\n  Healthy   streets \nwaiting times: again\n: no name\n"

    assert read_list(typed) == [("Waiting times", "how long: too long"), ("Healthy streets", "")]
    assert read_list("") == []


def test_comments_go_where_they_belong() -> None:
    """A comment on waiting goes to waiting, one on air to streets, and one on neither to none."""
    lines = ["Waiting times. How long people wait for a doctor", "Healthy streets. Clean air, walking and cycling"]
    comments = ["I wait three weeks for a doctor", "the air is dirty and cycling is dangerous", "xylophone"]

    assert [best for best, _ in nearest(lines, comments)] == [0, 1, -1]
    assert nearest([], ["a"]) == [(-1, 0.0)]
