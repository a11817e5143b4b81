from __future__ import annotations

import re

from engagement import errors
from engagement.errors import EngagementError, UnreadableFile


def test_every_error_stands_in_the_tree() -> None:
    """The tree in the module's docstring names every class, so that callers find the height to catch at."""
    kinds = {
        kind.__name__ for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, EngagementError)
    }
    drawn = re.findall(r"[├└]── (\w+)", errors.__doc__ or "")
    assert sorted([*drawn, "EngagementError"]) == sorted(kinds)


def test_the_tree_is_drawn_as_it_is() -> None:
    """Each class hangs where the drawing hangs it."""
    above = ["EngagementError"]
    for indent, name in re.findall(r"^([ │]*)[├└]── (\w+)", errors.__doc__ or "", re.MULTILINE):
        depth = len(indent) // 4 - 1
        del above[depth + 1 :]
        above.append(name)
        assert getattr(errors, name).__bases__ == (getattr(errors, above[depth]),)


def test_a_file_that_cannot_be_read_is_caught_at_one_height() -> None:
    """A page that uploads catches `UnreadableFile`, everything else `EngagementError`."""
    assert issubclass(errors.TookTooLong, UnreadableFile)
    assert not issubclass(errors.AlreadyImported, UnreadableFile)
