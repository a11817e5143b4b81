"""Who has signed in, until when, and as what: what the identity provider said, looked at again at every act.

Streamlit keeps what the provider said in a cookie for thirty days and looks at it once, as a visit begins. The door
looks at it each time: for whom it was made out, when it ends, what the file of roles says now, and whether the person
has signed out since, in another tab or everywhere. Somebody whose sign-in has ended may sign in again in another tab of
the same browser: the later sign-in of the same person holds for both, so that nothing typed is lost.

Kept in memory, and of a person nothing but a digest, except in a visit of their own; who signed out on every device
stays so through a restart (`explorer.signed_out`).
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from threading import Lock
from typing import Any, Final

from explorer.roles import Rules
from explorer.signed_out import SignedOut
from explorer.visit import Role

UNNAMED: Final = "Signed in, no name given"
# As many letters as the box for names takes.
_LONGEST_NAME: Final = 60
# A morning's workshop: who is still there looks on, and what stands in the boxes stays until they sign in again. Longer
# would let somebody read who has left the organisation meanwhile.
LOOKS_ON: Final = 4 * 60 * 60
# Ways that nobody came back for are forgotten with the oldest; nobody is kept waiting by more people than this.
_MOST_WAYS: Final = 1000


class Refused(Exception):
    """What the provider said lets nobody in; its message says why, and holds none of it."""


@dataclass(frozen=True)
class SignIn:
    """One sign-in of one person.

    Attributes
    ----------
    person : str
        A digest of issuer and subject: the same person has the same, and it tells no name.
    name : str
        The name to show, as the provider has it.
    issued, until : float
        When it was made out and when it ends, in seconds since 1970.
    claims : mapping
        All that the provider said, from which the file of roles reads the role.
    """

    person: str
    name: str
    issued: float
    until: float
    claims: Mapping[str, Any]


@dataclass(frozen=True)
class Passed:
    """Somebody whom the door lets in.

    Attributes
    ----------
    name : str
        The name to show and to put on record.
    role : Role
        What they may do, by the file of roles as it stands now.
    seat : str
        The seat they hold; "" for none.
    until : datetime.datetime
        When the sign-in ends; where it has ended they look on and change nothing.
    """

    name: str
    role: Role
    seat: str
    until: datetime

    def has_ended(self, now: float) -> bool:
        """Return whether the sign-in is over at this moment."""
        return now >= self.until.timestamp()


def sign_in_of(claims: Mapping[str, Any], audience: str) -> SignIn:
    """Return the sign-in that claims speak of.

    Parameters
    ----------
    claims : what the provider said, as `streamlit.user` holds it.
    audience : the name of this explorer at the provider, its client_id.

    Raises
    ------
    Refused
        Where they were made out for another application, or lack what a sign-in has.
    """
    issuer, subject, audiences = claims.get("iss"), claims.get("sub"), claims.get("aud")
    if not (isinstance(issuer, str) and issuer and isinstance(subject, str) and subject):
        raise Refused("it does not say who signed in")
    if not audience or audience not in (audiences if isinstance(audiences, list) else [audiences]):
        raise Refused("it was made out for another application")
    issued, until = claims.get("iat"), claims.get("exp")
    if not (_is_time(issued) and _is_time(until)):
        raise Refused("it does not say when it ends")
    person = hashlib.sha256(f"{issuer}\0{subject}".encode()).hexdigest()
    return SignIn(person, display_name(claims), float(str(issued)), float(str(until)), claims)


def _is_time(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def display_name(claims: Mapping[str, Any]) -> str:
    """Return the name that stands beside what somebody does; never an address or an identifier."""
    names = [claims.get("name")], [claims.get("given_name"), claims.get("family_name")]
    for parts in names:
        name = " ".join(" ".join(str(part) for part in parts if isinstance(part, str)).split())
        if name and "@" not in name:
            return name[:_LONGEST_NAME]
    return UNNAMED


@dataclass(frozen=True)
class Way:
    """Where somebody was when they went to sign in.

    Attributes
    ----------
    page : str
        The page's path, "" for the first.
    query : mapping of str to list of str
        What stood in the address.
    renews : bool
        Whether they sign in again for a tab that is open.
    """

    page: str = ""
    query: Mapping[str, list[str]] | None = None
    renews: bool = False


class Door:
    """The sign-ins of one server; safe to use from several threads.

    Parameters
    ----------
    clock : callable
        Seconds since 1970, `time.time`.
    everywhere : callable
        Those who signed out on every device before this server began; asked once, when the first person comes.
    """

    def __init__(self, clock: Callable[[], float] = time.time, everywhere: Callable[[], SignedOut] = SignedOut) -> None:
        self.clock = clock
        self._read_everywhere = everywhere
        self._lock = Lock()
        self._latest: dict[tuple[str, str], SignIn] = {}
        self._out: dict[tuple[str, str], SignIn] = {}
        self._ways: dict[str, Way] = {}

    def let_in(self, sign_in: SignIn, browser: str, rules: Rules, *, is_open: bool = False) -> Passed | None:
        """Return as what somebody is let in; None where they must sign in first.

        Parameters
        ----------
        browser : a name of the browser they sit at, so that nobody's visit goes on by a sign-in elsewhere.
        is_open : whether the visit was let in before: then it stays, and looks on, for a while after its end.
        """
        key = (browser, sign_in.person)
        with self._lock:
            # Without a name two browsers cannot be told apart, and each tab is alone.
            latest = max((sign_in, self._latest.get(key, sign_in)), key=_age) if browser else sign_in
            if self._is_out(key, latest):
                return None
            now = self.clock()
            if now >= latest.until + (LOOKS_ON if is_open else 0):
                return None
            if key not in self._latest:
                self._forget(now)
            self._latest[key] = latest
        role, seat = rules.role_and_seat(latest.claims)
        return Passed(latest.name, role, seat, datetime.fromtimestamp(latest.until, UTC))

    def sign_out(self, sign_in: SignIn, browser: str, *, everywhere: bool) -> None:
        """End every visit of a person at a browser, or at every browser, that was let in until now."""
        key = (browser, sign_in.person)
        with self._lock:
            if everywhere:
                visits = [latest for (_, person), latest in self._latest.items() if person == sign_in.person]
                self._everywhere.add(sign_in.person, _age(max((sign_in, *visits), key=_age)))
            self._out[key] = max((sign_in, self._latest.get(key, sign_in)), key=_age)

    def keep_way(self, browser: str, way: Way) -> None:
        """Keep where somebody was, until they come back signed in; nothing of a browser without a name."""
        if not browser:
            return
        with self._lock:
            self._ways.pop(browser, None)
            self._ways[browser] = way
            for oldest in list(self._ways)[:-_MOST_WAYS]:
                del self._ways[oldest]

    def take_way(self, browser: str) -> Way | None:
        """Return where somebody was, once."""
        with self._lock:
            return self._ways.pop(browser, None)

    @cached_property
    def _everywhere(self) -> SignedOut:
        return self._read_everywhere()

    def _is_out(self, key: tuple[str, str], sign_in: SignIn) -> bool:
        here = self._out.get(key)
        ends = (_age(here) if here is not None else None, self._everywhere.end_of(key[1]))
        return any(end is not None and _age(sign_in) <= end for end in ends)

    def _forget(self, now: float) -> None:
        """Forget sign-ins that let nobody in any more."""
        self._latest = {key: sign_in for key, sign_in in self._latest.items() if now < sign_in.until + LOOKS_ON}
        self._out = {key: sign_in for key, sign_in in self._out.items() if now < sign_in.until + LOOKS_ON}
        self._everywhere.forget(now - LOOKS_ON)


def _age(sign_in: SignIn) -> tuple[float, float]:
    return sign_in.issued, sign_in.until
