"""The opening: how far it is, and that it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer import opening, sample
from explorer.opening import Stage, open_beside_visits, open_now, stage
from explorer.workspace import database, workspace


@pytest.fixture(name="stages")
def _stages(monkeypatch: pytest.MonkeyPatch) -> list[Stage]:
    """Every stage that the opening tells of, in order."""
    stages: list[Stage] = []
    tell = opening._tell

    def listen(doing: str, share: float) -> None:
        tell(doing, share)
        stages.append(stage())

    monkeypatch.setattr(opening, "_tell", listen)
    monkeypatch.setenv("EXPLORER_LOAD_SAMPLE", "yes")
    return stages


def half_a_sample(_db: object, _stamp: object, progress: opening.Progress) -> None:
    progress("Reading the illustrative sample", 0.5)


def test_stages_go_on_and_end(tmp_path: Path, stages: list[Stage], monkeypatch: pytest.MonkeyPatch) -> None:
    """Visits are told what is being done and how far it is; it is done once what comes afterwards was called."""
    monkeypatch.setenv("EXPLORER_DATABASE", str(tmp_path / "explorer.sqlite"))
    monkeypatch.setattr(sample, "load_sample", half_a_sample)
    seen: list[Stage] = []

    open_beside_visits(lambda: seen.append(stage())).join(timeout=60)

    assert [each.doing for each in stages] == [
        "Opening the database", "Checking the database", "Reading the illustrative sample",
    ]  # fmt: skip
    assert [each.share for each in stages] == sorted(each.share for each in stages)
    assert not any(each.is_over for each in (*stages, *seen))
    assert stage().is_over


def test_a_database_that_cannot_be_opened_ends_the_opening(
    tmp_path: Path, stages: list[Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Visits go on to the page that says why, rather than wait for ever."""
    broken = tmp_path / "explorer.sqlite"
    broken.write_bytes(b"this is no database" * 400)
    monkeypatch.setenv("EXPLORER_DATABASE", str(broken))
    monkeypatch.setattr(sample, "load_sample", half_a_sample)

    open_beside_visits(lambda: None).join(timeout=60)

    assert stage().is_over
    assert workspace().problem is not None
    assert "Reading the illustrative sample" not in [each.doing for each in stages]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_ends_the_opening_too(stages: list[Stage], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong, nobody is left before a page that counts."""

    def fails(_progress: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(opening, "open_now", fails)

    open_beside_visits(lambda: None).join(timeout=60)

    assert stage().is_over


def test_the_sample_is_offered_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who took it out does not find it again at the next start; a machine may say that it comes in at none."""
    loads: list[int] = []
    monkeypatch.setattr(sample, "load_sample", lambda *_arguments: loads.append(1))
    open_now(lambda _doing, _share: None)
    assert loads == []

    monkeypatch.setenv("EXPLORER_LOAD_SAMPLE", "yes")
    for _ in range(2):
        open_now(lambda _doing, _share: None)

    assert loads == [1]
    with database() as db:
        assert db.execute("SELECT count(*) FROM response").fetchone()[0] == 0
