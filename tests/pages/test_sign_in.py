"""The door on the screens: nothing before signing in, what a sign-in lets one do, and what its end leaves."""

from __future__ import annotations

from contextlib import closing

import pytest

from data import connect, history
from explorer.door import LOOKS_ON, Door
from explorer.visit import Role
from tests.pages.acts.pressing import FUNCTION
from ui.shell import desk, passing, sign_in, state
from ui.shell.navigation import SCREENS

US = "explorer-at-example"
SECTION = {
    "client_id": US,
    "client_secret": "x",
    "cookie_secret": "0123456789abcdef" * 4,
    "redirect_uri": "http://127.0.0.1:8501/oauth2callback",
}
ROLES = """
[officer]
values = ["Officers"]
[member]
values = ["Members"]
[seat.NHS]
values = ["Owners"]
"""


class Clock:
    now = 1_000.0

    def __call__(self):
        return self.now


class Person:
    """What the identity provider said of somebody; empty before they sign in."""

    def __init__(self):
        self.claims = {}

    def signs_in(self, *roles, sub="a-1", iat=1_000, lasts=3_600, **more):
        known = {"is_logged_in": True, "provider": "default", "iss": "https://sign-in.example", "aud": US}
        known |= {"sub": sub, "iat": iat, "exp": iat + lasts, "name": "Ada Lovelace", "roles": list(roles)}
        self.claims = known | {"email": "ada@example.nhs.uk", "email_verified": True} | more

    def to_dict(self):
        return self.claims


@pytest.fixture(name="clock")
def _clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(passing, "door", Door(clock))
    monkeypatch.setattr("explorer.visit.moment", clock)
    return clock


@pytest.fixture(name="roles")
def _roles(tmp_path, monkeypatch):
    path = tmp_path / "roles.toml"
    path.write_text(ROLES)
    monkeypatch.setenv("EXPLORER_ROLES", str(path))
    return path


@pytest.fixture(name="person")
def _person(monkeypatch, clock, roles):
    """Sign-in is set up, and whoever visits is this person."""
    person = Person()
    monkeypatch.setattr(passing, "auth_section", lambda: SECTION)
    monkeypatch.setattr(passing, "claims", person.to_dict)
    monkeypatch.setattr(passing, "browser", lambda: "chrome")
    return person


def words(app):
    return " ".join(one.value for one in (*app.title, *app.markdown, *app.caption, *app.warning, *app.error, *app.info))


def unmarked(app):
    return words(app).replace("\\", "")


@pytest.mark.parametrize("name", [screen.name for screen in SCREENS])
def test_nothing_is_shown_before_signing_in(visit, sample, person, name):
    """On no screen: the door alone, with one button."""
    app = visit(name)

    assert [one.value for one in app.title] == ["Sign in to the London priorities explorer"]
    assert [button.label for button in app.button] == ["Sign in"]
    assert not app.exception


@pytest.mark.parametrize(
    "expected",
    [
        ([], Role.READER, ""),
        (["Members"], Role.MEMBER, ""),
        (["Members", "Officers"], Role.OFFICER, ""),
        (["Owners"], Role.MEMBER, "NHS"),
    ],
)
def test_a_role_lets_one_press_what_it_may(visit, sample, person, expected):
    """Without any that fits a reader; of two the greater; a seat with a member's."""
    values, role, seat = expected
    person.signs_in(*values)
    ranking, app = visit("ranking"), visit("record", part="Backups")

    assert ("A reader may not save a scenario." in unmarked(ranking)) == (role is Role.READER)
    assert app.button(key="make_backup").disabled == (role is not Role.OFFICER)
    assert f"You are here as {role}." in unmarked(app)
    assert ("Your seat: NHS." in unmarked(app)) == bool(seat)
    assert not [box for box in app.text_input if box.key in ("officer_code", "visitor_name")]


def test_the_name_is_the_providers(visit, sample, person):
    """It stands on the button and on record, and nothing else of the claims does."""
    person.signs_in("Officers")
    app = visit("ranking")
    box(app).set_value("NHS, first round")
    press_save(app)

    with closing(connect(sample)) as db:
        entries = history(db).to_string()
    assert "Ada Lovelace" in entries
    for secret in ("a-1", "example.nhs.uk", "Officers", US):
        assert secret not in entries


def test_what_was_typed_stays_when_a_sign_in_ends(visit, sample, person, clock):
    """The press is refused with the way on; after signing in again in another tab it is done with what stood there."""
    person.signs_in("Members", "Owners")
    app = visit("ranking")
    box(app).set_value("NHS, second round")
    clock.now = 4_600
    press_save(app)

    assert "sign-in has ended" in words(app)
    assert [one.label for one in app.get("link_button")] or "Sign in again" in str(app.main)
    assert "NHS, second round" in [box.value for box in app.text_input]
    assert not names_of_scenarios(sample)

    person_elsewhere = dict(person.claims)
    person.signs_in("Members", iat=4_590)
    visit("home")
    person.claims = person_elsewhere
    press_save(app)
    assert "sign-in has ended" not in words(app)
    assert names_of_scenarios(sample) == ["NHS, second round"]


def box(app):
    return next(box for box in app.text_input if box.label.startswith("Save these weights"))


def press_save(app):
    next(button for button in app.button if button.label == "Save scenario").click().run()
    assert not app.exception


def names_of_scenarios(database):
    from priorities.scenarios.store import scenarios

    with closing(connect(database)) as db:
        return [scenario.name for scenario in scenarios(db)]


@pytest.mark.parametrize("name", ["save a scenario", "make a backup", "open words as they came"])
def test_no_act_is_done_after_the_end(person, clock, monkeypatch, name):
    """Also by an officer, and by a press that was on its way."""
    person.signs_in("Officers")
    monkeypatch.setattr(passing.st, "session_state", {})
    assert state.sees_exact_counts()
    clock.now = 4_600

    for perform in (desk.do, desk.do_on_file):
        with pytest.raises(Exception, match="sign-in has ended"):
            perform(FUNCTION[name])
    assert not state.sees_exact_counts()


def test_some_hours_after_its_end_a_visit_shows_the_door(visit, sample, person, clock):
    """And at once where the visit begins after the end."""
    person.signs_in("Officers")
    app = visit("home")
    clock.now = 4_600 + LOOKS_ON
    assert app.run().title[0].value.startswith("Sign in")
    clock.now = 4_600
    assert visit("home").title[0].value.startswith("Sign in")


def test_a_role_that_changed_meanwhile_counts_at_the_press(visit, sample, person, roles):
    """The page was drawn for an officer; the file says otherwise when the button is pressed."""
    person.signs_in("Officers")
    app = visit("record", part="Backups")
    roles.write_text('[member]\nvalues = ["Officers"]\n# longer than before, for clocks that tick slowly\n')
    app.button(key="make_backup").click().run()

    assert "Only the engagement officer may make a backup." in unmarked(app)
    assert app.button(key="make_backup").disabled
    assert not (sample.parent / "backups").exists()


def test_a_slip_in_the_file_of_roles_leaves_readers(visit, sample, person, roles):
    """Rather than what stood there before."""
    person.signs_in("Officers")
    roles.write_text("[oficer]\nvalues = ['Officers']")

    assert visit("record", part="Backups").button(key="make_backup").disabled


def test_signing_out_ends_the_other_tabs(visit, sample, person, monkeypatch):
    """At their next run, whatever they show; and the way out goes by the provider."""
    gone = []
    monkeypatch.setattr(sign_in.st, "logout", lambda: gone.append(True))
    person.signs_in("Members")
    other, app = visit("themes"), visit("home")
    app.button(key="sign_out").click().run()

    assert gone == [True]
    assert other.run().title[0].value.startswith("Sign in")
    person.signs_in("Members", iat=1_001)
    assert not visit("home").title[0].value.startswith("Sign in")


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (sign_in.OUT, "You are signed out."),
        (sign_in.FAILED, "Signing in did not work."),
        (sign_in.UNREACHABLE, "does not answer"),
        ("<script>", "for people whom your organisation knows"),
    ],
)
def test_the_door_says_why_one_is_there(visit, database, person, reason, sentence):
    """By a few words of ours; what else the address says is not repeated."""
    app = visit("home", sign_in=reason)

    assert sentence in words(app)
    assert "script" not in words(app)


def test_a_claim_for_somebody_else_opens_nothing(visit, database, person, caplog):
    """Told in the log once, without what it held."""
    person.signs_in("Officers", aud="another")
    passing._tell.cache_clear()
    for _ in range(3):
        assert visit("home").title[0].value.startswith("Sign in")

    told = [line.getMessage() for line in caplog.records if "sign-in was refused" in line.getMessage()]
    assert told == ["A sign-in was refused: it was made out for another application"]
    assert "ada@" not in caplog.text


def test_without_a_provider_that_can_be_asked_nobody_is_let_in(visit, database, person, monkeypatch):
    """A file that is there and cannot be read opens nothing."""
    monkeypatch.setattr(passing, "auth_section", lambda: passing._UNREADABLE)
    app = visit("home")

    assert "Sign-in is not set up rightly" in words(app)
    assert not app.button


def test_nobody_signs_in_where_it_is_not_set_up(visit, database):
    """On a computer of one's own everything is as it was: no door, the name is typed, everybody is officer."""
    app = visit("home")

    assert not passing.is_set_up()
    assert app.text_input(key="visitor_name").label.startswith("Name or role")
    assert "has no sign-in" in words(app)
    assert "sign_out" not in [button.key for button in app.button]


def test_a_signed_in_reader_is_offered_no_code(visit, database, person, monkeypatch):
    """A code that is set as well makes nobody an officer."""
    monkeypatch.setenv("EXPLORER_OFFICER_CODE", "three plain words")
    person.signs_in()
    app = visit("responses")

    assert "officer_code" not in [box.key for box in app.text_input]
    assert "Type the officer's code" not in words(app)
    assert Role.READER.value in words(app)
