"""Values are called by their nouns: no value, argument or function is named by a participle or a pronoun alone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

NO_NOUNS = frozenset(
    [
        "told", "held", "found", "kept", "near", "mine", "one", "other", "others", "asked", "given", "said", "shown",
        "made", "brought", "taken", "gone", "meant", "theirs", "ours",
        "known", "wanted", "moved", "used", "done", "placed", "seen", "written", "drawn", "chosen",
        "picked", "lost", "tried", "worked", "yours", "another", "both", "each", "either", "some", "ones",
        "this", "that", "these", "those", "which", "whom",
    ]
)  # fmt: skip
"""Words that say what happened to a value, or that it is another one, but not what it is.

"left", which is a side as well, "read", which is a verb, and "what", the first field of an entry on the record, are not
among them.
"""

BUDGET = {
    "data": 0,
    "engagement": 1,
    "explorer": 0,
    "priorities": 0,
    "pages": 0,
    "ui": 0,
}
"""How many such names a package may still hold. It only falls: who takes one away lowers it in the same change."""


def names_in(source: str) -> set[tuple[str, str]]:
    """Return (function, name) of each value, argument and function that a file names by such a word, once each.

    A leading underscore does not make a noun; a longer name ("found_workbook") says what it is.
    """
    names: set[tuple[str, str]] = set()

    def visit(node: ast.AST, where: str) -> None:
        for child in ast.iter_child_nodes(node):
            names.update((where, name) for name in _named_by(child) if name.strip("_") in NO_NOUNS)
            inside = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
            visit(child, f"{where}.{child.name}".strip(".") if inside else where)

    visit(ast.parse(source), "")
    return names


def _named_by(node: ast.AST) -> list[str]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return [node.name]
    if isinstance(node, ast.arg):
        return [node.arg]
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return [node.id]
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        return [node.attr]
    return []


@pytest.mark.parametrize("package", BUDGET)
def test_values_are_called_by_their_nouns(package: str) -> None:
    """A package names no more values so than its budget says, and no fewer: then the budget is lowered."""
    places = [
        f"{path.relative_to(ROOT).as_posix()}: {name} in {where or 'the module'}"
        for path in sorted((ROOT / package).rglob("*.py"))
        for where, name in sorted(names_in(path.read_text(encoding="utf-8")))
    ]

    assert len(places) <= BUDGET[package], "call these by their nouns:\n" + "\n".join(places)
    assert len(places) == BUDGET[package], f"lower the budget of {package} to {len(places)}"


def test_every_kind_of_name_is_seen() -> None:
    """Values, loops, arguments, attributes and functions count, once a function; longer names and uses do not."""
    source = (
        "def told(one, *, kept=0):\n"
        "    found = found_names = one\n"
        "    found = [near for near in found_names]\n"
        "    self._held, mine.x = found, kept\n"
        "class Row:\n"
        "    given: int\n"
        "def plain(words): return [word for word in words if word != other]\n"
    )

    assert names_in(source) == {
        ("", "told"), ("told", "one"), ("told", "kept"), ("told", "found"), ("told", "near"), ("told", "_held"),
        ("Row", "given"),
    }  # fmt: skip
