"""Around the routes of signing in: cookies, reasons that lead back to the door, and what asks for a sign-in."""

from __future__ import annotations

import json
import time

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from explorer.door import Door
from ui.shell import doorway, passing

US, SECRET = "explorer-at-example", "0123456789abcdef" * 4
HERE = "http://127.0.0.1:8501"


def section(address: str = HERE) -> dict[str, str]:
    return {"client_id": US, "cookie_secret": SECRET, "redirect_uri": f"{address}/oauth2callback"}


def page(_request):
    return HTMLResponse("<p>A page")


def file(_request):
    return Response("a,b\n")


def login(request):
    return Response("Authentication error", 400) if request.query_params.get("gone") else RedirectResponse("https://p")


def callback(request):
    answer = RedirectResponse("/", 302)
    if request.query_params.get("code") == "right":
        answer.set_cookie(USER_COOKIE_NAME, "signed", httponly=True)
    else:
        answer.delete_cookie(USER_COOKIE_NAME)
    return answer


@pytest.fixture(name="set_up", params=[HERE], ids=["http"])
def _set_up(request, monkeypatch, tmp_path):
    """Sign-in is set up at this address."""
    monkeypatch.setattr(passing, "auth_section", lambda: section(request.param))
    monkeypatch.setattr(passing, "door", Door())
    monkeypatch.setattr(passing, "get_cookie_secret", lambda: SECRET)
    monkeypatch.setenv("EXPLORER_ROLES", str(tmp_path / "roles.toml"))


def client(base: str = "") -> TestClient:
    answers = {"/": page, "/join": page, "/media/{name}": file, "/ranking-news": file, "/auth/login": login}
    routes = [Route(f"{base}{path}", answer) for path, answer in {**answers, "/oauth2callback": callback}.items()]
    app = Starlette(routes=routes, middleware=[doorway.doorway(base)])
    return TestClient(app, base_url=HERE, follow_redirects=False)


def cookie_of(**claims):
    now = int(time.time())
    known = {"iss": "p", "sub": "a-1", "aud": US, "iat": now, "exp": now + 60, "name": "Ada"}
    content = {**known, "is_logged_in": True, "provider": "default", **claims}
    return create_signed_value(SECRET, USER_COOKIE_NAME, json.dumps(content)).decode()


def test_nothing_is_touched_where_nobody_signs_in():
    """No cookie, no refusal."""
    with client() as visitor:
        assert visitor.get("/").headers.get("set-cookie") is None
        assert visitor.get("/media/a.csv").status_code == 200


@pytest.mark.usefixtures("set_up")
def test_each_browser_gets_a_name_once():
    """Made up, out of reach of scripts, on pages alone; the phones of a workshop get none."""
    with client() as visitor:
        assert "set-cookie" not in visitor.get("/join").headers
        first = visitor.get("/").headers["set-cookie"]
        assert first.startswith("explorer_browser=")
        assert "HttpOnly" in first
        assert "SameSite=Lax" in first
        assert "Secure" not in first
        assert "set-cookie" not in visitor.get("/").headers
    with client() as other:
        assert other.get("/").headers["set-cookie"] != first


@pytest.mark.parametrize("set_up", ["https://explorer.example"], indirect=True)
@pytest.mark.usefixtures("set_up")
def test_cookies_go_by_https_alone_where_the_address_is_https():
    """Streamlit's as well as our own, each once."""
    with client() as visitor:
        assert visitor.get("/").headers["set-cookie"].count("Secure") == 1
        cookies = visitor.get("/oauth2callback?code=right").headers.get_list("set-cookie")
        assert [cookie.count("Secure") for cookie in cookies] == [1]


@pytest.mark.usefixtures("set_up")
@pytest.mark.parametrize("base", ["", "/priorities"])
@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/oauth2callback?code=right&state=s", "/"),
        ("/oauth2callback?code=wrong&state=s", "{base}/?sign_in=failed"),
        ("/oauth2callback?error=access_denied", "{base}/?sign_in=failed"),
        ("/oauth2callback", "{base}/?sign_in=out"),
        ("/auth/login?gone=yes", "{base}/?sign_in=unreachable"),
        ("/auth/login", "https://p"),
    ],
)
def test_what_failed_leads_back_to_the_door(base, path, where):
    """With the reason; what worked goes on as it was."""
    with client(base) as visitor:
        answer = visitor.get(base + path)

    assert answer.headers["location"] == where.format(base=base)
    assert answer.status_code in (302, 307)


@pytest.mark.usefixtures("set_up")
@pytest.mark.parametrize(
    ("claims", "status"),
    [(None, 401), ({}, 200), ({"aud": "another"}, 401), ({"exp": 1}, 401), ({"is_logged_in": False}, 401)],
)
@pytest.mark.parametrize("path", ["/media/a.csv", "/ranking-news"])
def test_files_and_news_ask_for_a_sign_in_that_holds(claims, status, path):
    """Made out for us, and not ended."""
    with client() as visitor:
        if claims is not None:
            visitor.cookies.set(USER_COOKIE_NAME, cookie_of(**claims))
        assert visitor.get(path).status_code == status


@pytest.mark.usefixtures("set_up")
def test_a_cookie_that_was_changed_opens_nothing():
    """It is signed; one made with another secret is none."""
    with client() as visitor:
        visitor.cookies.set(USER_COOKIE_NAME, cookie_of()[:-3] + "xyz")
        assert visitor.get("/media/a.csv").status_code == 401


@pytest.mark.usefixtures("set_up")
def test_who_signed_out_gets_no_files():
    """Also with the cookie that they, or somebody else, kept."""
    cookie = cookie_of()
    with client() as visitor:
        visitor.cookies.set(USER_COOKIE_NAME, cookie)
        assert visitor.get("/media/a.csv").status_code == 200
        (sign_in,) = passing.door._latest.values()
        passing.door.sign_out(sign_in, "elsewhere", everywhere=True)
        assert visitor.get("/media/a.csv").status_code == 401
