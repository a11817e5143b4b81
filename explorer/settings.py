"""What a machine may set, through environment variables; each is documented in README.md."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from explorer.visit import Role

ROOT = Path(__file__).resolve().parent.parent
_YES = {"1", "yes", "true", "on"}


@dataclass(frozen=True)
class Settings:
    """One machine's settings.

    Attributes
    ----------
    database : pathlib.Path
        The SQLite file that holds everything people did. From ``EXPLORER_DATABASE``.
    load_sample : bool
        Whether a new, empty database starts with the sample responses. From ``EXPLORER_LOAD_SAMPLE``.
    max_upload_mb : int
        Largest survey export that is accepted, in MB. From ``EXPLORER_MAX_UPLOAD_MB``.
    shared : bool
        Whether other people reach this server. Every page says so, and where nobody signs in and no code is set it
        serves readers only. From ``EXPLORER_SHARED``.
    officer_code : str
        What a visitor types to act as engagement officer, where nobody signs in: import, open words as they came,
        delete. Without one everybody may on a computer of one's own, nobody on a shared server. From
        ``EXPLORER_OFFICER_CODE``.
    facilitator_code : str
        What a visitor types to run workshops without being officer; counts only where there is an officer's code too.
        From ``EXPLORER_FACILITATOR_CODE``.
    code_is_blank : bool
        Whether ``EXPLORER_OFFICER_CODE`` was set to nothing, or to spaces: somebody meant to set a code, and none is.
    hosts : tuple of str
        Names under which browsers reach this server besides localhost, as in their address bar and without a port;
        ``*.example.nhs.uk`` for every name below one, ``*`` for any. From ``EXPLORER_HOSTS``, parted by commas.
    seats, seat_codes : tuple of str
        Names of the seats of the senior responsible owners, and the code by which each is taken ("" for none: then it
        is taken by sign-in, or by anybody on a computer of one's own). From ``EXPLORER_SEATS``, as
        ``NHS=code, London Councils=code, PHE=code``.
    roles : pathlib.Path
        The TOML file that says which claims and addresses have which role, where people sign in (`explorer.roles`).
        From ``EXPLORER_ROLES``.
    command_role : Role
        What whoever uses the command line may do. From ``EXPLORER_COMMAND_ROLE``.
    """

    database: Path = ROOT / "data" / "local" / "explorer.sqlite"
    load_sample: bool = True
    max_upload_mb: int = 25
    shared: bool = False
    officer_code: str = ""
    facilitator_code: str = ""
    code_is_blank: bool = False
    hosts: tuple[str, ...] = ()
    seats: tuple[str, ...] = ("NHS", "London Councils", "PHE")
    seat_codes: tuple[str, ...] = ("", "", "")
    roles: Path = ROOT / ".streamlit" / "roles.toml"
    command_role: Role = Role.OFFICER

    @property
    def codes(self) -> dict[Role, str]:
        """The codes that are asked for, with what each lets one act as; none where there is no officer's."""
        pairs = ((Role.OFFICER, self.officer_code), (Role.FACILITATOR, self.facilitator_code))
        return {role: code for role, code in pairs if code and self.officer_code}

    @property
    def readers_only(self) -> bool:
        """Whether others reach this server and no code tells them apart: then everybody who does not sign in reads."""
        return self.shared and not self.officer_code


def settings() -> Settings:
    """Read the settings as they stand now."""
    plain = Settings()
    code = os.environ.get("EXPLORER_OFFICER_CODE")
    hosts = os.environ.get("EXPLORER_HOSTS", "").split(",")
    seats = _seats(os.environ.get("EXPLORER_SEATS", ""))
    return Settings(
        database=_file(os.environ.get("EXPLORER_DATABASE") or str(plain.database)),
        load_sample=_truth("EXPLORER_LOAD_SAMPLE", unset=plain.load_sample),
        max_upload_mb=int(os.environ.get("EXPLORER_MAX_UPLOAD_MB") or plain.max_upload_mb),
        shared=_truth("EXPLORER_SHARED", unset=plain.shared),
        officer_code=(code or plain.officer_code).strip(),
        facilitator_code=os.environ.get("EXPLORER_FACILITATOR_CODE", plain.facilitator_code).strip(),
        code_is_blank=code is not None and not code.strip(),
        hosts=tuple(name.strip() for name in hosts if name.strip()),
        seats=tuple(name for name, _code in seats) or plain.seats,
        seat_codes=tuple(code for _name, code in seats) or plain.seat_codes,
        roles=_file(os.environ.get("EXPLORER_ROLES") or str(plain.roles)),
        command_role=_role(os.environ.get("EXPLORER_COMMAND_ROLE") or plain.command_role),
    )


@cache
def _file(name: str) -> Path:
    """The file that a name means, looked up once: a page asks for it a hundred times."""
    return Path(name).expanduser().resolve()


def _role(name: str) -> Role:
    """The role of this name; the least where there is none, so that a slip of the pen gives nothing away."""
    return next((role for role in Role if role.value == name.strip().lower()), min(Role, key=lambda role: role.rank))


def _seats(text: str) -> list[tuple[str, str]]:
    """Names of seats with their codes, of "NHS=code, PHE=code"; of two of one name the first counts."""
    codes: dict[str, str] = {}
    for part in text.split(","):
        name, _, code = (word.strip() for word in part.partition("="))
        if name:
            codes.setdefault(name, code)
    return list(codes.items())


def _truth(name: str, *, unset: bool) -> bool:
    value = os.environ.get(name, "").strip().lower()
    return value in _YES if value else unset
