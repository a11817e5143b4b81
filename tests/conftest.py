"""What tests of every folder share: packages that are there or not, and the sample, brought in once."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from sqlite_utils import Migrations


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave slow tests out of the measure of coverage: they go over the same lines thousands of times."""
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture(name="sample_file", scope="session")
def _sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the sample and its themes, made once by the app's own first start; copy it, never open it."""
    from explorer import opening

    path = tmp_path_factory.mktemp("sample") / "explorer.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EXPLORER_DATABASE", str(path))
        patch.setenv("EXPLORER_LOAD_SAMPLE", "yes")
        opening.open_now(lambda _doing, _share: None)
    return path


_MADE: dict[tuple[object, ...], tuple[Path, tuple[str, ...]]] = {}


@pytest.fixture(autouse=True)
def _new_databases_are_copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Of each set of migrations the product makes one new database a run, and others begin as its copies.

    Where making is what is tested, a fixture of the same name in a nearer conftest.py does without.
    """
    from data import migrating, opening

    make = opening._create

    def create(path: Path, migrations: Sequence[Migrations]) -> tuple[str, ...]:
        key = (*migrations, *migrating._steps(migrations))
        if key not in _MADE or opening.leftovers(path):
            applied = make(path, migrations)
            _MADE[key] = Path(shutil.copy(path, tmp_path_factory.mktemp("made") / path.name)), applied
        else:
            shutil.copy(_MADE[key][0], path)
        return _MADE[key][1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "_create", create)
        yield


def wait_until_prepared() -> None:
    """Wait until an opening beside the visits of this process is over: until then every page says only that."""
    from explorer.opening import stage

    end = time.monotonic() + 120
    while not stage().is_over:
        assert time.monotonic() < end, f"The explorer is still being prepared: {stage().doing}"
        time.sleep(0.02)


def copy_database(source: Path, path: Path) -> Path:
    """Copy a database with all that lies beside it, but for its lock, under another name; return that."""
    for file in source.parent.glob(f"{source.stem}.*"):
        if not file.name.endswith(".lock"):
            shutil.copy(file, path.with_name(path.stem + file.name.removeprefix(source.stem)))
    return path


def forget_what_was_loaded() -> None:
    """Let the models be looked for again; they are looked for once a process."""
    from engagement.themes import features, languages, sentences

    for load in (
        sentences.model_fault,
        sentences.tokenizer_fault,
        sentences._model,
        sentences._tokenizer,
        features.words_fault,
        features._wordllama,
        languages.language,
        languages.fault,
        languages._identifier,
    ):
        load.cache_clear()


@pytest.fixture(name="hide")
def _hide(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Hide packages for one test, as if they were not installed: `hide("wordllama")`."""

    def hide(*modules: str) -> None:
        for module in modules:
            for name in [name for name in sys.modules if name == module or name.startswith(f"{module}.")]:
                monkeypatch.delitem(sys.modules, name)
            monkeypatch.setitem(sys.modules, module, None)
        forget_what_was_loaded()

    yield hide
    monkeypatch.undo()
    forget_what_was_loaded()
