"""Every number that decides something has its reason beside it: what was measured, or that nothing was."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("engagement",)
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
SEEDS = "SEED"


def unexplained(source: str) -> list[str]:
    """Return the names of a module's numbers that have no comment on their line or above it, nor a text below.

    A comment above a number speaks for the numbers that follow it directly. Seeds need no reason.
    """
    lines = source.splitlines()
    body = ast.parse(source).body
    names = []
    explained_up_to = 0
    for node, after in zip(body, [*body[1:], None], strict=True):
        if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None or not _is_number(node.value):
            continue
        name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target).strip("()")
        above = lines[node.lineno - 2].lstrip() if node.lineno > 1 else ""
        has_text = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
        if above.startswith("#") or explained_up_to == node.lineno - 1 or has_text or "  # " in lines[node.lineno - 1]:
            explained_up_to = node.end_lineno or node.lineno
        elif SEEDS not in name and name.isupper():
            names.append(name)
    return names


def _is_number(value: ast.expr) -> bool:
    """Whether a value is a number, or made of numbers alone."""
    if isinstance(value, ast.Tuple):
        return all(map(_is_number, value.elts))
    if isinstance(value, ast.BinOp):
        sides = (value.left, value.right)
        return any(map(_is_number, sides)) and all(_is_number(side) or isinstance(side, ast.Name) for side in sides)
    return isinstance(value, ast.Constant) and type(value.value) in (int, float)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_number_says_why(path: Path) -> None:
    """Who tunes a number must know what was measured, and what would change it."""
    names = unexplained(path.read_text(encoding="utf-8"))

    assert not names, f"say beside {', '.join(names)} what was measured, or that it was not tuned"


def test_a_number_without_a_reason_is_seen() -> None:
    """A blank line ends what a comment speaks for; letters, seeds and texts are no numbers to tune."""
    source = '# why\nA = 1\nB = 2.5\n\nC = 3\nD = 4  # why\n_SEED = 0\nE = "x"\nF, G = 0.1, 2 * 3\nH = 5\n"""why"""\n'

    assert unexplained(source) == ["C", "F, G"]
