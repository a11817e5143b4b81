"""Settings come from the environment, and every one has a safe default."""

from __future__ import annotations

from explorer.settings import ROOT, settings
from explorer.visit import Role


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


def test_a_code_of_nothing_is_told_from_no_code(monkeypatch):
    """Nothing or spaces in EXPLORER_OFFICER_CODE are no code, and known to be set; unset is not."""
    monkeypatch.delenv("EXPLORER_OFFICER_CODE", raising=False)
    assert (settings().officer_code, settings().code_is_blank) == ("", False)
    for blank in ("", "   "):
        monkeypatch.setenv("EXPLORER_OFFICER_CODE", blank)
        assert (settings().officer_code, settings().code_is_blank) == ("", True)
    monkeypatch.setenv("EXPLORER_OFFICER_CODE", " three plain words ")
    assert (settings().officer_code, settings().code_is_blank) == ("three plain words", False)


def test_a_shared_server_without_a_code_serves_readers_only(monkeypatch):
    """Only where others reach the server, and only without a code."""
    for shared, code, readers_only in (("yes", "", True), ("yes", "x", False), ("no", "", False)):
        monkeypatch.setenv("EXPLORER_SHARED", shared)
        monkeypatch.setenv("EXPLORER_OFFICER_CODE", code)
        assert settings().readers_only is readers_only


def test_the_file_of_roles_lies_beside_the_secrets(monkeypatch, tmp_path):
    """Unless a variable names another."""
    monkeypatch.delenv("EXPLORER_ROLES", raising=False)
    assert settings().roles == ROOT / ".streamlit" / "roles.toml"
    monkeypatch.setenv("EXPLORER_ROLES", str(tmp_path / "who.toml"))
    assert settings().roles == (tmp_path / "who.toml").resolve()


def test_a_facilitators_code_needs_an_officers(monkeypatch):
    """Alone it would shut the officer's acts to everybody at a computer of their own."""
    monkeypatch.setenv("EXPLORER_FACILITATOR_CODE", " four plain words ")
    monkeypatch.delenv("EXPLORER_OFFICER_CODE", raising=False)
    assert settings().codes == {}
    monkeypatch.setenv("EXPLORER_OFFICER_CODE", "x")
    assert settings().codes == {Role.OFFICER: "x", Role.FACILITATOR: "four plain words"}


def test_hosts_are_parted_by_commas(monkeypatch):
    """Names are trimmed; nothing between commas is no name; unset is none."""
    monkeypatch.delenv("EXPLORER_HOSTS", raising=False)
    assert settings().hosts == ()
    monkeypatch.setenv("EXPLORER_HOSTS", "a.example, *.b.example,,")
    assert settings().hosts == ("a.example", "*.b.example")
