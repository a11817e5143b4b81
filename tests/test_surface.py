"""What a package offers is what others use: nobody reaches past it, and nothing stands there idle."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OUTSIDE = [ROOT / "app.py"] + [
    path for folder in ("ui", "pages", "explorer", "benchmarks") for path in sorted((ROOT / folder).rglob("*.py"))
]
TESTS = sorted((ROOT / "tests").rglob("*.py"))

DOORS = {
    "engagement": {
        "errors", "schema", "answers.selection", "answers.store", "audiences", "charts",
        "evidence.choosing", "evidence.kept", "evidence.reading",
        "evidence.store", "export", "ledger", "ledger.store", "masks.store",
        "parts.files", "parts.finding", "parts.labels", "parts.work",
        "privacy.store",
        "questions.asked", "questions.breakdown", "questions.charts", "questions.disclosure", "questions.export",
        "questions.findings", "questions.labels", "questions.own_ratings",
        "plan", "plan.charts", "plan.store",
        "questions.releases", "questions.sensitive", "questions.store", "questions.tabulation",
        "reach", "reach.charts", "reach.wording",
        "responses.store", "responses.triage", "surveys.store", "themes.store", "themes.curation.store", "themes.kept",
        "themes.placing", "themes.projection", "themes.sets.store", "themes.log.store", "themes.topics",
        "themes.direction", "themes.checks.store", "themes.checks.agreement", "themes.sentences", "themes.progress",
        "themes.languages",
    },
    "priorities": {
        "errors", "charts", "narrative", "export", "evidence.store", "store", "long_list.store", "names", "promises",
        "promises.store", "scenarios.store", "framework", "framework.store", "cities", "cities.charts", "cities.store",
        "enablers", "enablers.store", "workshop", "workshop.export", "workshop.store", "parting",
        "seats.store",
        "commitments", "commitments.schema", "commitments.store", "commitments.targets_file", "commitments.ticks",
        "commitments.export", "reviews", "reviews.store",
        "progress", "progress.charts", "progress.checking", "progress.store", "progress.table",
    },
}  # fmt: skip
"""Modules with a door of their own, beside the names of `__all__` of their package."""

WITHOUT_CALLER = {
    "move_weight": "the rule that the sliders follow in the browser, proven equal in tests/browser/test_same_order.py",
}
"""Public functions that no Python code calls, each with its reason."""

MEASURED = {("benchmarks/parsing.py", "engagement.parsing.read")}
"""What a benchmark imports by itself, to measure what importing it takes."""


def modules_of(package: str) -> list[Path]:
    return [path for path in sorted((ROOT / package).rglob("*.py")) if path.name != "__init__.py"]


MODULES = [path for package in DOORS for path in modules_of(package)]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def words_of(path: Path) -> Counter[str]:
    """How often a file uses each name, its imports left out."""
    return Counter(
        node.id if isinstance(node, ast.Name) else node.attr
        for node in ast.walk(tree_of(path))
        if isinstance(node, (ast.Name, ast.Attribute))
    )


def imports_of(path: Path, package: str) -> Iterator[tuple[str, str]]:
    """Every name that a file takes from a package: (module within the package, name)."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == package:
            for alias in node.names:
                yield node.module.removeprefix(package).lstrip("."), alias.name
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith(f"{package}.") and (name_of(path), alias.name) not in MEASURED:
                    yield alias.name.removeprefix(f"{package}."), ""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def offered(package: str) -> list[str]:
    """Return `__all__` of a package."""
    for node in tree_of(ROOT / package / "__init__.py").body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return list(ast.literal_eval(node.value))
    return []


def public_definitions(path: Path) -> list[str]:
    """Functions and classes of a module that begin with no underscore; steps of a migration left out."""
    defined = [node for node in tree_of(path).body if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
    return [node.name for node in defined if node.name[0] != "_" and "migrations" not in decorators(node)]


def decorators(node: ast.FunctionDef | ast.ClassDef) -> set[str]:
    return {name.id for mark in node.decorator_list for name in ast.walk(mark) if isinstance(name, ast.Name)}


@pytest.mark.parametrize("package", DOORS)
def test_every_offered_name_is_used_outside(package: str) -> None:
    """What the package offers is what screens, floor and benchmarks use: no more."""
    used = {name for path in OUTSIDE for module, name in imports_of(path, package) if not module}
    through_the_package = set().union(*(words_of(path) for path in (ROOT / "benchmarks").glob("*.py")))

    assert [name for name in offered(package) if name not in used and name not in through_the_package] == []


@pytest.mark.parametrize("package", DOORS)
def test_others_come_in_by_the_doors(package: str) -> None:
    """Nobody outside reaches past the package's names and its doors."""
    past = [
        f"{name_of(path)} takes {name or module} from {package}.{module}"
        for path in OUTSIDE
        for module, name in imports_of(path, package)
        if (module or name not in offered(package))
        and module not in DOORS[package]
        and f"{module}.{name}".strip(".") not in DOORS[package]
    ]

    assert past == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_public_functions_are_used(path: Path) -> None:
    """A public function is used by code, and from outside its own module, where a test of the seam counts.

    A class may be only what its module's functions return.
    """
    package = path.relative_to(ROOT).parts[0]
    inside, seams = words_of(path), _seams(package)
    code = _files_by_name(package) - Counter(inside.keys())

    idle = [
        name
        for name in public_definitions(path)
        if name not in WITHOUT_CALLER
        and name != "main"
        and name not in code
        and not (inside[name] and (name in seams or name[0].isupper()))
    ]

    assert not idle, f"{name_of(path)}: cut or use {', '.join(idle)}"


@cache
def _files_by_name(package: str) -> Counter[str]:
    """In how many files of code each name is used, the package's own doors among them."""
    places = {*OUTSIDE, *MODULES, *(ROOT / package).rglob("__init__.py")}
    return Counter(name for place in places for name in words_of(place))


@cache
def _seams(package: str) -> set[str]:
    """Every name that a test uses, or takes from the package."""
    return {name for test in TESTS for name in (*(name for _, name in imports_of(test, package)), *words_of(test))}


FLOOR = [path for path in modules_of("explorer") if path.name != "__main__.py"]


@pytest.mark.parametrize("path", FLOOR, ids=name_of)
def test_the_floor_keeps_nothing_idle(path: Path) -> None:
    """A public name of explorer/ is used outside its module, where a test of the seam counts.

    A class may be only what its module's functions return.
    """
    inside = words_of(path)
    elsewhere = _files_of_names() - Counter({*inside, *_imported(path)})

    idle = [
        name
        for name in (*public_definitions(path), *public_constants(path))
        if name not in elsewhere and not (name[0].isupper() and name in public_definitions(path) and inside[name])
    ]

    assert not idle, f"{name_of(path)}: use {', '.join(idle)} from another module, or begin the name with an underscore"


@cache
def _files_of_names() -> Counter[str]:
    """In how many files, of code or tests, each name is used or imported."""
    return Counter(name for place in {*OUTSIDE, *TESTS} for name in {*words_of(place), *_imported(place)})


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)


def public_constants(path: Path) -> list[str]:
    """Names that a module sets at its top, those of types left out."""
    targets = [
        target
        for node in tree_of(path).body
        if isinstance(node, (ast.Assign, ast.AnnAssign))
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    return [each.id for each in targets if isinstance(each, ast.Name) and each.id[0] != "_" and each.id not in "PRT"]
