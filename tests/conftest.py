"""Packages that are there or not, for tests of what is done without them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest


def forget_what_was_loaded() -> None:
    """Let the models be looked for again; they are looked for once a process."""
    from engagement.themes import features, sentences

    for load in (
        sentences.model_fault,
        sentences.tokenizer_fault,
        sentences._model,
        sentences._tokenizer,
        features.words_fault,
        features._wordllama,
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
