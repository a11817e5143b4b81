"""One family of errors."""

from __future__ import annotations

import inspect

import pytest

from priorities import errors

FAMILY = [cls for _, cls in inspect.getmembers(errors, inspect.isclass)]


@pytest.mark.parametrize("cls", FAMILY)
def test_every_error_has_the_one_base_and_stands_in_the_tree(cls: type[Exception]) -> None:
    """Callers can catch the base alone, and the docstring draws every class."""
    assert issubclass(cls, errors.PrioritiesError)
    assert cls.__name__ in (errors.__doc__ or "")
