from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import engagement

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("name", engagement.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """What the package says others may use can be imported."""
    assert getattr(engagement, name) is not None


def test_other_names_are_not() -> None:
    """A wrong name fails as it does in any module."""
    with pytest.raises(AttributeError, match="no attribute 'read_exports'"):
        engagement.read_exports  # noqa: B018


def test_the_package_is_light() -> None:
    """Importing it loads no table and no science; each room comes when it is used."""
    code = "import sys, engagement; print(sorted({'pandas', 'numpy', 'sklearn', 'sqlite_utils'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True)
    assert ran.stdout.strip() == b"[]"
