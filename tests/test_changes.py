"""Every change is an act of the one list, or part of one; an import has one way in."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from explorer.acts import ACTS

ROOT = Path(__file__).resolve().parent.parent
FILES = [
    path
    for folder in ("data", "engagement", "priorities", "explorer", "ui", "pages")
    for path in sorted((ROOT / folder).rglob("*.py"))
]
OPENING = {"write", "first_write", "write_uncounted"}
"""What opens a change of the database, by name."""

PART_OF = {
    "engagement.responses.store.save_import": "import responses",
    "engagement.surveys.store.remember_columns": "import responses",
    "explorer.intake.bring_in": "import responses",
    "explorer.intake.import_file": "import responses",
    "engagement.themes.store.save_themes": "find themes",
    "engagement.themes.store.place": "place responses in themes",
    "engagement.themes.store.begin": "begin with a list of themes",
    "engagement.evidence.store.keep_reading": "look for what people said of the priorities",
    "engagement.privacy.store.purge_if_due": "delete words as they came",
    "priorities.scenarios.store.save_scenario": "save a scenario",
    "priorities.store.set_scores": "use scores that figures propose",
    "priorities.scenarios.store.rename_scenario": "rename a scenario",
    "priorities.workshop.store.cast": "send a ballot",
    "explorer.paper.copies.keep_copy": "mark a paper final",
    "explorer.public.store.keep_bundle": "publish the public view",
    "priorities.commitments.store.choose_targets": "choose a target",
    "priorities.reviews.store.keep_frozen": "freeze an annual review",
    "priorities.progress.store.keep_step": "mark a change of level or take it away",
}
"""Functions that change something as a part of an act: only explorer/ calls them."""

OF_THE_HOUSE = {
    "explorer.guesses.put_on_record": "wrong officer's codes are told on the record, whoever typed them",
    "explorer.guesses.tell_record": "calls put_on_record",
    "explorer.opening.open_now": "the explorer itself opens its database, and brings the sample in once",
    "explorer.opening.open_beside_visits": "calls open_now",
}
"""Functions of explorer/ that change something that nobody asked for, each with what it is."""

AT_REST = {
    "data.backup.backup": "the copy is put in order before it is checked",
    "data.backup.copy_whole": "what `backup` and a restore copy with",
    "data.database.begin_session": "a process says that it began, for the number of the last write",
    "data.migrating.migrate": "an older file is brought up to this release",
    "data.opening.prepare": "a file is opened, checked and brought up to date",
    "data.restore.delete_again": "deletions on request are done again on an older copy",
    "data.restore.restore": "a backup is put in the place of the database",
    "data.secret.pseudonym_secret": "the secret is made at the first import",
}
"""Functions of data/ that open a change by themselves, and what for; all others are called inside one."""


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions_of(path: Path) -> dict[str, ast.FunctionDef]:
    """Functions at the top of a module, by name."""
    return {node.name: node for node in tree_of(path).body if isinstance(node, ast.FunctionDef)}


def opens_a_change(node: ast.AST) -> bool:
    """Whether something in it calls what opens a change; `st.write` and the like draw, and are none."""
    calls = {ast.unparse(call.func) for call in ast.walk(node) if isinstance(call, ast.Call)}
    return bool(calls & (OPENING | {f"database.{name}" for name in OPENING}))


def named_in(node: ast.AST) -> set[str]:
    """Every name that is used, called or handed on."""
    used = [each for each in ast.walk(node) if isinstance(each, (ast.Name, ast.Attribute))]
    return {each.attr if isinstance(each, ast.Attribute) else each.id for each in used}


@cache
def writers_of(path: Path) -> set[str]:
    """Public functions of a module that open a change, by themselves or through another function of it."""
    functions = functions_of(path)
    opening = {name for name, node in functions.items() if opens_a_change(node)}
    while more := {name for name, node in functions.items() if opening & named_in(node)} - opening:
        opening |= more
    return {f"{module_of(path)}.{name}" for name in opening if not name.startswith("_")} - {
        f"data.database.{name}" for name in OPENING
    }


def every_writer(*folders: str) -> Iterator[str]:
    for path in FILES:
        if path.relative_to(ROOT).parts[0] in folders:
            yield from sorted(writers_of(path))


LISTED = {f"{act.function.__module__}.{act.function.__qualname__}" for act in ACTS}


def test_every_change_is_on_the_list() -> None:
    """A function that changes what stands is an act with its least role, or part of one."""
    known = LISTED | PART_OF.keys() | OF_THE_HOUSE.keys()
    lost = [name for name in every_writer("engagement", "priorities", "explorer", "ui", "pages") if name not in known]

    assert not lost, f"{lost} change what stands and nobody may: list them in explorer/acts.py with their least role"


def test_the_scan_sees_acts_of_every_store() -> None:
    """The scan that looks for changes finds acts of each store, also those that write through another function."""
    seen = set(every_writer("engagement", "priorities", "explorer"))

    assert {
        "engagement.responses.store.undo_import",
        "engagement.privacy.store.delete_person",
        "engagement.themes.log.store.undo",
        "priorities.store.set_score",
        "priorities.long_list.store.keep_entry",
        "explorer.intake.confirm",
    } <= seen


def test_what_changes_at_rest_is_known() -> None:
    """Of data/ these functions open a change; everything else there is called inside somebody's."""
    assert set(every_writer("data")) == AT_REST.keys()


def test_the_tables_are_up_to_date() -> None:
    """Each part belongs to an act that there is, still changes something, and is no act itself."""
    writers = set(every_writer("engagement", "priorities", "explorer"))

    assert set(PART_OF.values()) <= {act.name for act in ACTS}
    assert PART_OF.keys() | OF_THE_HOUSE.keys() <= writers
    assert not LISTED & (PART_OF.keys() | OF_THE_HOUSE.keys())


@pytest.mark.parametrize("part", PART_OF)
def test_only_the_floor_calls_a_part(part: str) -> None:
    """A part of an act has no role of its own, so that a screen must not call it past the list."""
    wrong = [name for name in users_of(part) if name.split(".")[0] not in ("explorer", part.split(".", maxsplit=1)[0])]

    assert not wrong, f"{wrong} use {part}: do the act {PART_OF[part]!r} at the desk (ui/shell/desk.py) instead"


def users_of(function: str) -> list[str]:
    """Every function, or module body, that calls a function of another module, or hands it on."""
    home, name = function.rsplit(".", 1)
    users = []
    for path in FILES:
        if module_of(path) != home and home in homes_of(path, name):
            tops = tree_of(path).body
            users += [f"{module_of(path)}.{getattr(top, 'name', '')}" for top in tops if name in named_in(top)]
    return users


@cache
def imports_of(path: Path) -> list[ast.Import | ast.ImportFrom]:
    return [node for node in ast.walk(tree_of(path)) if isinstance(node, (ast.Import, ast.ImportFrom))]


def homes_of(path: Path, name: str) -> set[str]:
    """Modules that a file imports, whole or for one name."""
    homes: set[str] = set()
    for node in imports_of(path):
        if isinstance(node, ast.ImportFrom) and node.module:
            homes |= {f"{node.module}.{alias.name}" for alias in node.names}
            homes |= {node.module for alias in node.names if alias.name == name}
        elif isinstance(node, ast.Import):
            homes |= {alias.name for alias in node.names}
    return homes


def test_an_import_has_one_way_in() -> None:
    """Page, sample and command line store responses through one function, `explorer.intake.confirm`."""
    assert users_of("engagement.responses.store.save_import") == ["explorer.intake.confirm"]
    assert users_of("explorer.intake.confirm") == ["explorer.acts.", "ui.responses.upload._confirm"]
    assert users_of("explorer.intake.bring_in") == ["explorer.sample._load"]
    assert users_of("explorer.intake.import_file") == ["explorer.commands.survey._import"]
