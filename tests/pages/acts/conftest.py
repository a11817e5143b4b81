"""A test marked with an act's name has pressed it: that the act was really done is looked at when the test ends."""

from __future__ import annotations

import pytest

from explorer import acts
from tests.pages.acts.pressing import Performed


@pytest.fixture(autouse=True)
def _acts_are_done(request, monkeypatch):
    performed = Performed()
    monkeypatch.setattr(acts, "perform", performed.around(acts.perform, 2))
    monkeypatch.setattr(acts, "perform_on_file", performed.around(acts.perform_on_file, 1))
    yield
    wanted = {name for marker in request.node.iter_markers("act") for name in marker.args}
    assert wanted <= performed.names, f"named and not done: {wanted - performed.names}"


@pytest.fixture(name="officer_elsewhere")
def _officer_elsewhere(monkeypatch):
    """A code is set and this visit has not typed it: it acts as a member of the group."""
    monkeypatch.setenv("EXPLORER_OFFICER_CODE", "three plain words")
