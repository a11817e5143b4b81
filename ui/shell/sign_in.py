"""Signing in and out: what stands in place of the app before, who is in, and what is said when a sign-in ends."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from explorer.door import Passed, Way
from ui.shell import navigation, passing, state, style
from ui.shell.wording import count, plain

ASKED: Final = "sign_in"
"""What stands in the address where somebody comes to the door for a reason, with one of these."""

AGAIN, OUT, FAILED, UNREACHABLE = "again", "out", "failed", "unreachable"
_SAID: Final = {
    OUT: "You are signed out.",
    FAILED: (
        "Signing in did not work. Try again; if it fails again, whoever runs the explorer finds the reason in its log."
    ),
    UNREACHABLE: (
        "The sign-in of your organisation does not answer. Nothing is lost; try again in a few minutes. "
        "Visits that are signed in already go on."
    ),
}
# Soon enough after coming back from another tab, seldom enough that forty such visits cost nothing.
_LOOK_AGAIN: Final = 2.0
_ARRIVED: Final = "arrived"
_MINUTE: Final = 60


def draw() -> None:
    """Draw the door: why one is here, and the way in."""
    reason = st.query_params.get(ASKED, "")
    names = list(passing.providers())
    if reason == AGAIN and len(names) == 1:
        _go(names[0])
    style.apply(projector=False)
    st.title("Sign in to the London priorities explorer", anchor=False)
    if reason in _SAID:
        (st.info if reason == OUT else st.warning)(_SAID[reason])
    if not names:
        st.error("Sign-in is not set up rightly, so nobody is let in. Whoever runs the explorer finds why in its log.")
        return
    st.write("What people wrote and what a group decides is for people whom your organisation knows.")
    for name in names:
        label = "Sign in" if name == "default" else f"Sign in with {plain(name)}"
        st.button(label, key=f"sign_in_{name}", type="primary", on_click=_go, args=(name,))
    st.caption("You sign in with your organisation, and come back to the page you asked for.")


def _go(provider: str) -> None:
    """Go to the identity provider, and remember from where."""
    query = {name: st.query_params.get_all(name) for name in st.query_params if name != ASKED}
    page = urlsplit(st.context.url or "").path.rpartition("/")[2]
    renews = st.query_params.get(ASKED) == AGAIN
    passing.door.keep_way(passing.browser(), Way(page, query, renews=renews))
    st.login(None if provider == "default" else provider)


def go_on() -> None:
    """Open the page that somebody asked for before they signed in, once they are in; called once the menu stands."""
    if not passing.is_set_up() or st.session_state.get(_ARRIVED):
        return
    st.session_state[_ARRIVED] = True
    st.query_params.pop(ASKED, None)
    way = passing.door.take_way(passing.browser())
    if way is None:
        return
    if way.renews:
        state.say("You are signed in again. Your other tab goes on as it was; you may close this one.")
        return
    screen = next((screen for screen in navigation.SCREENS if screen.name == way.page), navigation.HOME)
    if screen is not navigation.HOME or way.query:
        st.switch_page(str(screen.path), query_params=dict(way.query or {}))


def who_is_in() -> None:
    """Draw the name of who is signed in, with what they may do and the ways out; on a projector without the name."""
    person = passing.passed()
    if person is None:
        return
    with st.popover("Signed in" if state.projector() else plain(person.name), help="Who is signed in, and signing out"):
        _stand(person)
        st.caption("This name stands beside what you save. It comes from your organisation.")
        st.button("Sign out", key="sign_out", on_click=_sign_out, kwargs={"everywhere": False})
        st.button("Sign out on every device", key="sign_out_all", on_click=_sign_out, kwargs={"everywhere": True})


def _stand(person: Passed) -> None:
    """Say what somebody may do here, and until when."""
    left = int(person.until.timestamp() - passing.door.clock()) // _MINUTE
    st.write(f"You are here as {plain(person.role)}." + (f" Your seat: {plain(person.seat)}." if person.seat else ""))
    st.write(f"Your sign-in holds for another {count(left, 'minute')}." if left > 0 else "Your sign-in ends now.")


def _sign_out(*, everywhere: bool) -> None:
    """End the visits of this person, in every tab of this browser or on every device, then the provider's sign-in."""
    sign_in = passing.signed_in()
    if sign_in is not None:
        passing.door.sign_out(sign_in, passing.browser(), everywhere=everywhere)
    st.logout()


def notice() -> None:
    """Say that a sign-in has ended, with the way to go on; nothing typed is lost meanwhile."""
    if not _has_ended():
        return
    st.warning(
        "Your sign-in has ended, so nothing can be saved. What you typed stays here: sign in again in another tab, "
        "then go on in this one.",
        icon="🔒",
    )
    st.link_button("Sign in again in another tab", f"?{ASKED}={AGAIN}", type="primary")
    st.fragment(_look_again, run_every=_LOOK_AGAIN)()


def _look_again() -> None:
    if not _has_ended():
        st.rerun()


def _has_ended() -> bool:
    person = passing.passed() if passing.is_set_up() else None
    return person is not None and person.has_ended(passing.door.clock())
