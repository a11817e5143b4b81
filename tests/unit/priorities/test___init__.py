"""What others may use is named, there, and used; what nobody uses is gone."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import priorities

ROOT = Path(__file__).resolve().parents[3]
OUTSIDE = [
    path for folder in ("ui", "pages", "explorer", "benchmarks") for path in sorted((ROOT / folder).rglob("*.py"))
]
MODULES = [path for path in sorted((ROOT / "priorities").rglob("*.py")) if path.name != "__init__.py"]
TESTS = sorted((ROOT / "tests").rglob("*.py"))

DOORS = {"errors", "charts", "narrative", "export", "store", "long_list.store"}
"""Modules with a door of their own, beside the names of `priorities`."""

WITHOUT_CALLER = {
    "move_weight": "the rule that the sliders follow in the browser, proven equal in tests/browser/test_same_order.py",
    "retire_scenario": "an act of people that the Record page is to offer",
}
"""Public functions that no Python code calls, each with its reason."""


def words_of(path: Path) -> Counter[str]:
    """How often a file uses each name, its imports left out."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return Counter(
        node.id if isinstance(node, ast.Name) else node.attr
        for node in nodes
        if isinstance(node, (ast.Name, ast.Attribute))
    )


def imports_of(path: Path) -> Iterator[tuple[str, str]]:
    """Every name that a file takes from the package: (module within the package, name)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "priorities":
            for alias in node.names:
                yield node.module.removeprefix("priorities").lstrip("."), alias.name


def public_definitions(path: Path) -> list[str]:
    """Functions and classes of a module that begin with no underscore; steps of a migration left out."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    defined = [node for node in body if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
    return [node.name for node in defined if node.name[0] != "_" and "migrations" not in decorators(node)]


def decorators(node: ast.FunctionDef | ast.ClassDef) -> set[str]:
    return {name.id for mark in node.decorator_list for name in ast.walk(mark) if isinstance(name, ast.Name)}


def test_exported_names_exist() -> None:
    """No name is listed twice, and each can be imported."""
    assert len(priorities.__all__) == len(set(priorities.__all__))
    assert all(hasattr(priorities, name) for name in priorities.__all__)


def test_every_exported_name_is_used_outside() -> None:
    """What the package offers is what screens, floor and benchmarks use: no more."""
    used = {name for path in OUTSIDE for module, name in imports_of(path) if not module}
    benchmark = words_of(ROOT / "benchmarks" / "ranking.py")

    assert [name for name in priorities.__all__ if name not in used and not benchmark[name]] == []


def test_others_come_in_by_the_doors() -> None:
    """Nobody outside reaches past the package's names and its doors."""
    past = [
        f"{path.relative_to(ROOT)} takes {name} from priorities.{module}"
        for path in OUTSIDE
        for module, name in imports_of(path)
        if module and module not in DOORS and f"{module}.{name}" not in DOORS
    ]

    assert past == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_public_functions_are_used(path: Path) -> None:
    """A public function is used by code, and from outside its own module, where a test of the seam counts.

    A class may be only what its module's functions return.
    """
    inside = words_of(path)
    code = sum((words_of(other) for other in (*OUTSIDE, *MODULES) if other != path), Counter[str]())
    seams = {name for test in TESTS for name in (*(name for _, name in imports_of(test)), *words_of(test))}

    idle = [
        name
        for name in public_definitions(path)
        if name not in WITHOUT_CALLER
        and name != "main"
        and not code[name]
        and not (inside[name] and (name in seams or name[0].isupper()))
    ]

    assert not idle, f"{path.name}: cut or use {', '.join(idle)}"
