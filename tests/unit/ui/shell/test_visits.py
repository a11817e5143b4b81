"""How many left visits are kept, and that the server's limit of open files is raised where it may be."""

from __future__ import annotations

import subprocess
import sys

import pytest

from explorer.settings import ROOT
from ui.shell.visits import most_kept


@pytest.mark.parametrize(("handles", "kept"), [(64, 8), (256, 16), (1024, 64), (4096, 128), (1_000_000, 128)])
def test_left_visits_take_under_a_fifth_of_the_handles(handles, kept):
    """One for every 16 handles, at three each; never fewer than 8, never more than Streamlit's own 128."""
    assert most_kept(handles) == kept


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize(("hard", "raised"), [(256, 256), (1000, 1000), (5000, 4096)])
def test_the_limit_is_raised_as_far_as_it_may_be(hard, raised):
    """From 256 the limit goes to 4,096, or to what the computer allows at most."""
    script = (
        "import resource; from ui.shell import visits;"
        f"resource.setrlimit(resource.RLIMIT_NOFILE, (256, {hard}));"
        "print(visits._handles(), *resource.getrlimit(resource.RLIMIT_NOFILE))"
    )
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)

    assert [int(number) for number in ended.stdout.split()] == [raised, raised, hard]
