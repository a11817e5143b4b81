"""Publishing the view as it was read, taking its page away, withdrawing it, and what was published so far."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from explorer.public import publishing, store
from explorer.public.page import html_of_withdrawal
from explorer.public.view import Proposal
from ui.shell import desk, state
from ui.shell.wording import moment, plain

_HTML: Final = "text/html"


def draw(offer: Proposal, scenario: str, bundles: tuple[store.Bundle, ...]) -> None:
    """Draw the button that publishes, and below it what was published."""
    st.write(
        "Publishing freezes the page, keeps it with its hash on record, and compares later pages with it. "
        "It does not put it on the web: download it, and put it on any web space."
    )
    sure = st.checkbox("I have read what will be public", key="public_sure")
    press = desk.Press("Publish", "publish_public", primary=True, disabled=not sure, after=_say,
                       help=None if sure else "Tick the box first.")  # fmt: skip
    desk.act_button(press, publishing.publish, scenario, offer.view.sha256)
    for place, bundle in enumerate(bundles):
        _bundle(bundle, is_last=place == 0)


def _bundle(bundle: store.Bundle, *, is_last: bool) -> None:
    st.write(plain(f"Number {bundle.bundle_id}, published by {state.author(bundle.who)}, {moment(bundle.at)}."))
    st.caption(plain(f"SHA-256 of the page {bundle.page_sha256}"))
    if bundle.is_whole and not bundle.withdrawn:
        st.download_button(
            f"Download: public view {bundle.bundle_id:d} (HTML)", data=partial(_page, bundle.bundle_id), mime=_HTML,
            key=f"public page {bundle.bundle_id}", file_name="index.html", on_click="ignore",
        )  # fmt: skip
    elif not bundle.is_whole:
        st.caption("Its page is not kept any more: words that it quotes were deleted or hidden.")
    if is_last:
        _standing(bundle)


def _standing(bundle: store.Bundle) -> None:
    """Draw withdrawing the newest, or putting it back."""
    if not bundle.withdrawn:
        press = desk.Press("Withdraw", f"withdraw public {bundle.bundle_id}", after=_say_withdrawn)
        desk.act_button(press, store.keep_standing, bundle, is_withdrawn=True)
        return
    st.write(plain(f"Withdrawn, {moment(bundle.withdrawn)}. Take its page off the web, or put this one in its place:"))
    st.download_button(
        "Download: a page that says so (HTML)", key="public_withdrawal", file_name="index.html", mime=_HTML,
        data=partial(html_of_withdrawal, date.fromisoformat(bundle.withdrawn[:10])), on_click="ignore",
    )  # fmt: skip
    press = desk.Press("Put it back", f"put back public {bundle.bundle_id}", after=_say_back)
    desk.act_button(press, store.keep_standing, bundle, is_withdrawn=False)


def _page(bundle_id: int) -> str:
    return desk.now().ask(store.page, bundle_id)


def _say(bundle: store.Bundle) -> None:
    state.say(f"Number {bundle.bundle_id} is published here. Download its page and put it on your web space.")


def _say_withdrawn(_nothing: None) -> None:
    state.say("It is withdrawn here. Take its page off the web as well: what was copied from it stays out there.")


def _say_back(_nothing: None) -> None:
    state.say("It is public again. Put its page back on your web space.")
