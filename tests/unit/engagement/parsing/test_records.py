from __future__ import annotations

import pickle

from engagement import Limits, read_export


def test_the_limits_are_those_that_the_page_states() -> None:
    """25 MB, 300 MB unpacked, growth of 150, 200,000 rows, 1,000 columns, 20 s, 1 GiB."""
    limits = Limits()
    assert (limits.max_megabytes, limits.max_unpacked_megabytes, limits.max_ratio) == (25, 300, 150)
    assert (limits.max_rows, limits.max_columns, limits.max_cell) == (200_000, 1_000, 100_000)
    assert (limits.seconds, limits.memory_megabytes) == (20, 1_024)


def test_an_export_can_be_kept_for_a_visit() -> None:
    """A page keeps what it read by pickling it."""
    export = read_export(b"Ref,Comment\n1,Good\n")
    again = pickle.loads(pickle.dumps(export))  # noqa: S301  our own bytes
    assert again.frame.equals(export.frame)
    assert (again.layout, again.problems, again.roles) == (export.layout, export.problems, export.roles)
