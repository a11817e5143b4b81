"""Signing in at an identity provider over loopback, from the door to the record, in a real browser."""

from __future__ import annotations

import re
import time
from contextlib import closing
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from data import connect, history
from priorities.scenarios.store import scenarios
from tests.browser.conftest import picture, settled, visit
from tests.browser.provider import US, Provider, sign_in, sign_in_as

ROLES = '[officer]\nvalues = ["Officers"]\n[member]\nvalues = ["Members"]\n[seat.NHS]\nvalues = ["Owners"]\n'
DOOR = "Sign in to the London priorities explorer"


@pytest.fixture(name="provider")
def _provider(tmp_path):
    provider = Provider(tmp_path)
    yield provider
    provider.stop()


@pytest.fixture(name="server")
def _server(serve, provider, tmp_path):
    """A shared server at which people sign in."""
    roles = tmp_path / "roles.toml"
    roles.write_text(ROLES)
    options = {"explorer_roles": str(roles), "streamlit_secrets_files": str(provider.secrets)}
    server = serve(prepared=False, explorer_shared="yes", **options)
    server.roles = roles
    return server


def at_the_door(page):
    return page.get_by_role("heading", name=DOOR).count() == 1


def person(page):
    """Open what stands behind the name of who signed in."""
    page.get_by_test_id("stPopover").get_by_role("button").first.click()
    return page.get_by_test_id("stPopoverBody")


def assert_accessible(page):
    """No serious or critical finding of axe."""
    found = Axe().run(page).response["violations"]
    assert [rule["id"] for rule in found if rule["impact"] in ("serious", "critical")] == []


def save(page):
    page.get_by_role("button", name="Save scenario").click()
    page.wait_for_timeout(300)
    settled(page)


def saved(server):
    with closing(connect(server.database)) as db:
        return [scenario.name for scenario in scenarios(db)]


def test_the_door(page, server, provider):
    """Wrong audience, no claim, out; two roles, expired, in again with what was typed; role changed; provider gone."""
    visit(page, server, "/ranking?collaboration=60&health_burden=20&regional_action=20")
    assert at_the_door(page)
    picture(page, "door")
    assert_accessible(page)

    provider.knows("stranger", name="Stranger", aud="another")
    sign_in(page, "stranger")
    page.get_by_text("Signing in did not work").wait_for()
    assert at_the_door(page)

    visit(page, server, "/ranking?collaboration=60&health_burden=20&regional_action=20")
    provider.knows("reader", name="Rosalind Franklin", groups=["Of no use here"])
    sign_in(page, "reader")
    page.get_by_text("A reader may not save a scenario").wait_for()
    assert "/ranking" in page.url
    assert "collaboration=60" in page.url
    assert {cookie["name"]: cookie["httpOnly"] for cookie in page.context.cookies()}["_streamlit_user"]
    person(page).get_by_role("button", name="Sign out", exact=True).click()
    page.locator("form button, form input[type=submit]").first.click()
    page.get_by_text("You are signed out.").wait_for()

    expired_and_in_again(page, server, provider)
    role_changed_meanwhile(page, server)
    provider_gone(page, server, provider)
    nothing_told(page, server)


def expired_and_in_again(page, server, provider):
    """Somebody of two roles types a name; the sign-in ends; a new one in another tab lets both go on."""
    provider.knows("ada", name="Ada Lovelace", roles=["Members", "Owners"], exp=int(time.time()) + 9)
    visit(page, server, "/ranking")
    sign_in(page, "ada")
    page.get_by_label("Save these weights as a scenario").fill("NHS, second round")
    body = person(page)
    body.get_by_text("You are here as member. Your seat: NHS.").wait_for()
    page.keyboard.press("Escape")
    page.wait_for_timeout(9_000)
    save(page)
    page.get_by_text("Your sign-in has ended, so nothing can be saved").wait_for()
    assert saved(server) == []
    picture(page, "door_ended")
    assert_accessible(page)

    provider.knows("ada", name="Ada Lovelace", roles=["Members", "Owners"])
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in again in another tab").click()
    sign_in_as(opened.value, "ada")
    opened.value.get_by_text("Your other tab goes on as it was").wait_for()
    picture(opened.value, "door_again")
    opened.value.close()
    # Both the standing word and the answer to the press that was refused go, each in its own time.
    expect(page.get_by_text("Your sign-in has ended")).to_have_count(0, timeout=15_000)
    assert page.get_by_label("Save these weights as a scenario").input_value() == "NHS, second round"
    save(page)
    assert saved(server) == ["NHS, second round"]


def role_changed_meanwhile(page, server):
    """A member when the page was drawn, a reader when the button is pressed."""
    page.get_by_label("Save these weights as a scenario").fill("NHS, third round")
    server.roles.write_text("# nobody is anything any more\n")
    save(page)
    page.get_by_text("A reader may not save a scenario").first.wait_for()
    assert saved(server) == ["NHS, second round"]


def provider_gone(page, server, provider):
    """Who is in goes on; who is not is told."""
    provider.stop()
    page.get_by_role("link", name="Themes").click()
    page.wait_for_url("**/themes**")
    settled(page)
    assert not at_the_door(page)
    elsewhere = page.context.browser.new_context().new_page()
    visit(elsewhere, server)
    elsewhere.get_by_role("button", name="Sign in", exact=True).click()
    elsewhere.get_by_text("does not answer").wait_for(timeout=30_000)
    assert at_the_door(elsewhere)
    elsewhere.context.close()


def nothing_told(page, server):
    """Beside the name no claim, address, code or token is in the log, on record or anywhere in the database."""
    log = server.log.read_text(encoding="utf-8")
    stored = b"".join(path.read_bytes() for path in server.database.parent.glob(f"{server.database.stem}.sqlite*"))
    tokens = [cookie["value"] for cookie in page.context.cookies() if cookie["value"]]
    secrets = ["secret.example", "Owners", "Of no use here", US, "another", *tokens]
    assert [secret for secret in secrets if secret in log or secret.encode() in stored] == []
    assert not re.search(r"(code|state|id_token|nonce)=", log)
    assert "Traceback" not in log
    with closing(connect(server.database)) as db:
        assert "Ada Lovelace" in set(history(db)["who"])


def test_what_lies_beside_the_pages_asks_too(page, server, provider):
    """Uploads, downloads and news of others are refused without a sign-in; health and the door itself are not.

    Somebody of a hundred groups, whose cookies fill 9 kB, comes in as well.
    """
    for path in ("/_stcore/upload_file/a/b", "/_stcore/metrics", "/media/0123.csv", "/ranking-news"):
        assert page.request.get(server.url + path).status == 401
    assert page.request.get(f"{server.url}/_stcore/health").status == 200
    visit(page, server)
    groups = [str(uuid4()) for _ in range(120)]
    provider.knows("reader", name="Rosalind Franklin", groups=groups)
    sign_in(page, "reader")

    assert page.request.get(f"{server.url}/ranking-news").status == 200
    for headers in ({"Origin": "http://evil.example"}, {"Host": "evil.example"}):
        assert page.request.get(f"{server.url}/ranking-news", headers=headers).status == 403
