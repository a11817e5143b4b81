"""Whether the models, and the packages that read them, are there: themes are found with what is left.

Two of the packages are kept by one person each (docs/decisions/0015-models-and-their-keepers.md), so that each may be
missing from an installation; a library with native code may also be there and refuse to load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from engagement.errors import ModelMissing


def folder_of(package: str) -> Path:
    """Return the folder of an installed package.

    Raises
    ------
    ModelMissing
        Where it is not installed.
    """
    place = find_spec(package.replace("-", "_"))
    if place is None or place.origin is None:
        raise ModelMissing(f"{package} is not installed")
    return Path(place.origin).parent


@contextmanager
def loading(package: str) -> Iterator[None]:
    """Let whatever goes wrong inside end as `ModelMissing`, with the name of the package."""
    try:
        yield
    except ModelMissing:
        raise
    except ModuleNotFoundError as error:
        raise ModelMissing(f"{package} is not installed") from error
    except Exception as error:  # onnxruntime and safetensors raise kinds of their own, each a plain Exception
        raise ModelMissing(f"{package} cannot be loaded on this computer") from error


def fault_of(*loads: Callable[[], object]) -> str:
    """Return why the first of these that fails cannot be loaded, as half a sentence; "" where all can."""
    for load in loads:
        try:
            load()
        except ModelMissing as missing:
            return str(missing)
    return ""
