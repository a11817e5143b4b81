"""Settings come from the environment, and every one has a safe default."""

from __future__ import annotations

from explorer.settings import ROOT, settings


def test_defaults(monkeypatch):
    """Without any variable the database lies in data/local and the sample is loaded."""
    for name in ("EXPLORER_DATABASE", "EXPLORER_LOAD_SAMPLE", "EXPLORER_MAX_UPLOAD_MB", "EXPLORER_SHARED"):
        monkeypatch.delenv(name, raising=False)
    found = settings()

    assert found.database == ROOT / "data" / "local" / "explorer.sqlite"
    assert (found.load_sample, found.max_upload_mb, found.shared) == (True, 25, False)


def test_the_environment_wins(monkeypatch, tmp_path):
    """Each variable is heeded, in capitals or not."""
    monkeypatch.setenv("EXPLORER_DATABASE", str(tmp_path / "x.sqlite"))
    monkeypatch.setenv("EXPLORER_LOAD_SAMPLE", "No")
    monkeypatch.setenv("EXPLORER_MAX_UPLOAD_MB", "5")
    monkeypatch.setenv("EXPLORER_SHARED", "YES")
    found = settings()

    assert found.database == (tmp_path / "x.sqlite").resolve()
    assert (found.load_sample, found.max_upload_mb, found.shared) == (False, 5, True)
