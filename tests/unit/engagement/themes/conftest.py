"""Packages that are there or not, for tests of what is found without them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest

from engagement.themes import features, sentences

LOADED_ONCE = (
    sentences.model_fault,
    sentences.tokenizer_fault,
    sentences._model,
    sentences._tokenizer,
    features.words_fault,
    features._wordllama,
)


def forget_what_was_loaded() -> None:
    for load in LOADED_ONCE:
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
