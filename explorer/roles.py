"""What somebody who signed in may do, by a TOML file that says which claims and addresses have which role.

    look_in = ["roles", "groups"]          # claims whose values count; "realm_access.roles" for one inside another

    [officer]
    values = ["Explorer.Officer"]          # any of these in those claims
    emails = ["ada@example.nhs.uk"]        # or this address

    [member]
    domains = ["example.nhs.uk"]           # or any address of this domain, as it stands

    [seat.NHS]                             # a seat, with at least a member's role
    values = ["Explorer.Owner.NHS"]

Where several fit the greatest role counts; where none does, somebody who signed in is a reader. An address counts only
where the provider says that it was verified, unless the file says ``unverified_emails = true``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from explorer.visit import Role

_GIVEN: Final = (Role.READER, Role.MEMBER, Role.FACILITATOR, Role.OFFICER)
"""Roles that the file may give; a participant of a workshop needs no sign-in."""

_LOOK_IN: Final = ("roles", "groups")
_LISTS: Final = ("values", "emails", "domains")


class RolesError(Exception):
    """The file of roles cannot be read; its message says what is wrong, and quotes nothing of the file."""


@dataclass(frozen=True)
class Fit:
    """Whom one part of the file means.

    Attributes
    ----------
    values : frozenset of str
        Values of the claims that are looked in; any one of them is enough.
    emails, domains : frozenset of str
        Verified addresses, and domains of them, in lower case.
    """

    values: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()

    def has(self, values: frozenset[str], email: str) -> bool:
        """Return whether somebody with these values and this address is meant."""
        of_address = bool(email) and (email in self.emails or email.rpartition("@")[2] in self.domains)
        return of_address or bool(self.values & values)


@dataclass(frozen=True)
class Rules:
    """What the file says.

    Attributes
    ----------
    roles, seats : mapping of str to Fit
        Whom each role, and each seat, means; a seat in the order of the file.
    look_in : tuple of str
        Claims whose values count.
    unverified_emails : bool
        Whether an address counts that the provider did not say was verified.
    """

    roles: Mapping[Role, Fit] = field(default_factory=dict)
    seats: Mapping[str, Fit] = field(default_factory=dict)
    look_in: tuple[str, ...] = _LOOK_IN
    unverified_emails: bool = False

    def role_and_seat(self, claims: Mapping[str, Any]) -> tuple[Role, str]:
        """Return what somebody with these claims may do, and the seat they hold; a reader without one if none fits."""
        values = frozenset(value for path in self.look_in for value in _values(claims, path))
        email = self._email(claims)
        seat = next((name for name, fit in self.seats.items() if fit.has(values, email)), "")
        roles = [role for role, fit in self.roles.items() if fit.has(values, email)]
        roles += [Role.MEMBER] if seat else []
        return max(roles, key=lambda role: role.rank, default=Role.READER), seat

    def _email(self, claims: Mapping[str, Any]) -> str:
        """The address that counts, in lower case; "" where there is none."""
        email = claims.get("email")
        counts = claims.get("email_verified") is True or self.unverified_emails
        is_whole = isinstance(email, str) and email.count("@") == 1 and "" not in email.strip().split("@")
        return str(email).strip().lower() if counts and is_whole else ""


NOBODY: Final = Rules()
"""Rules by which everybody who signed in is a reader."""


def rules_of(path: Path) -> Rules:
    """Return what a file of roles says now; it is read again once it has changed.

    Raises
    ------
    RolesError
        Where it is not there or not such a file.
    """
    try:
        state = path.stat()
    except OSError:
        raise RolesError("The file of roles is not there; EXPLORER_ROLES names it.") from None
    return _read(path, state.st_mtime_ns, state.st_size, state.st_ino)


@lru_cache(maxsize=4)
def _read(path: Path, *_state: int) -> Rules:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise RolesError("The file of roles cannot be opened.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise RolesError("The file of roles is not valid TOML.") from None
    return rules_from(content)


def rules_from(content: Mapping[str, Any]) -> Rules:
    """Return the rules that the content of a file says.

    Raises
    ------
    RolesError
        Where a name is not known or a value is of another kind: a slip of the pen must not give a role away.
    """
    plain = {"look_in", "unverified_emails", "seat"}
    unknown = set(content) - plain - {role.value for role in _GIVEN}
    if unknown:
        raise RolesError(f"The file of roles has a part that is neither a role nor a setting; roles are {_names()}.")
    unverified = content.get("unverified_emails", False)
    if not isinstance(unverified, bool):
        raise RolesError("unverified_emails in the file of roles is true or false.")
    seats = content.get("seat", {})
    if not isinstance(seats, dict):
        raise RolesError("A seat in the file of roles is written as [seat.NAME].")
    return Rules(
        roles={role: _fit(content[role.value], role.value) for role in _GIVEN if role.value in content},
        seats={name: _fit(part, f"seat.{name}") for name, part in seats.items()},
        look_in=tuple(_texts(content.get("look_in", list(_LOOK_IN)), "look_in")),
        unverified_emails=unverified,
    )


def _names() -> str:
    return ", ".join(role.value for role in _GIVEN)


def _fit(part: Any, name: str) -> Fit:
    if not isinstance(part, dict) or set(part) - set(_LISTS):
        raise RolesError(f"[{name}] in the file of roles holds {', '.join(_LISTS)} and nothing else.")
    texts = {key: _texts(part.get(key, []), f"{key} of [{name}]") for key in _LISTS}
    return Fit(
        values=frozenset(texts["values"]),
        emails=frozenset(text.lower() for text in texts["emails"]),
        domains=frozenset(text.lower().removeprefix("@") for text in texts["domains"]),
    )


def _texts(value: Any, name: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
        raise RolesError(f"{name} in the file of roles is a list of texts, none of them empty.")
    return [text.strip() for text in value]


def _values(claims: Mapping[str, Any], path: str) -> Iterator[str]:
    """Each text that a claim holds: by its whole name (some are addresses with dots), else one inside another."""
    value: Any = claims
    for name in [path] if path in claims else path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    yield from [value] if isinstance(value, str) else filter(_is_text, value if isinstance(value, list) else [])


def _is_text(value: Any) -> bool:
    return isinstance(value, str)
