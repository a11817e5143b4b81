"""An identity provider on this computer: oidc-provider-mock in a process of its own, and who signs in there."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

from tests.browser.conftest import free_port, settled, wait_for

US = "explorer-at-example"
SECRET = "c0ffee" * 8
FILE = """
[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "{secret}"
client_id = "{us}"
client_secret = "no secret here"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""


class Provider:
    """The provider, and the file by which the explorer knows it."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.secrets = folder / "secrets.toml"
        self.secrets.write_text(FILE.format(secret=SECRET, us=US, provider=self.url))
        self.log = folder / "provider.log"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "oidc_provider_mock", "-p", str(self.port)], stdout=log, stderr=log
            )
        wait_for(self.process, f"{self.url}/.well-known/openid-configuration", self.log)

    def knows(self, subject: str, **claims: object) -> None:
        """Let somebody be known by these claims; "aud" and "exp" take the place of the provider's own."""
        content = json.dumps({"email": f"{subject}@secret.example", "email_verified": True, **claims}).encode()
        headers = {"Content-Type": "application/json"}
        asking = urllib.request.Request(f"{self.url}/users/{subject}", content, headers, method="PUT")  # noqa: S310
        with urllib.request.urlopen(asking, timeout=10) as answer:  # noqa: S310  our own server
            assert answer.status == 204

    def stop(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def sign_in_as(page, subject):
    """Say at the provider who one is, and come back."""
    page.locator("input[name=sub]").fill(subject)
    page.locator("input[name=sub]").press("Enter")
    page.wait_for_selector("[data-testid='stApp'] h1", timeout=60_000)
    settled(page)


def sign_in(page, subject):
    """Press the button of the door, and come back."""
    page.get_by_role("button", name="Sign in", exact=True).click()
    sign_in_as(page, subject)
