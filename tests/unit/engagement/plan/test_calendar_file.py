"""The calendar file is read back by a parser of its own, written from RFC 5545 alone."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.plan import Activity, Entry, calendar_file

AT = "2019-03-15T10:00:00+00:00"
LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[A-Z-]+)*):(?P<value>.*)", re.DOTALL)


def unescaped(value):
    """Split a TEXT value at its commas and take its escapes back (RFC 5545, 3.3.11)."""
    parts, part, letters = [], "", iter(value)
    for letter in letters:
        if letter == "\\":
            mark = next(letters)
            assert mark in "\\;,nN", f"no escape of the standard: {mark!r}"
            part += "\n" if mark in "nN" else mark
        elif letter == ",":
            parts, part = [*parts, part], ""
        else:
            assert letter != ";", "a semicolon must be escaped"
            part += letter
    return [*parts, part]


def events_of(file):
    """Every event of a calendar file as its properties; refuses what the standard does not allow."""
    assert file.endswith("\r\n")
    lines = file[:-2].split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", "".join(lines))
    whole = "\r\n".join(lines).replace("\r\n ", "").split("\r\n")
    assert (whole[0], whole[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert {"VERSION:2.0", "CALSCALE:GREGORIAN"} <= set(whole)
    events = []
    for line in whole[1:-1]:
        match = LINE.fullmatch(line)
        assert match, line
        name, value = match["name"], match["value"]
        if name == "BEGIN":
            events.append({})
        elif name != "END" and events:
            assert name not in events[-1]
            events[-1][name] = unescaped(value) if name in TEXTS else (match["parameters"], value)
    return events


TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES")


def activity(**changes):
    facts = {
        "name": "Fair", "aim": "Hear", "track": "Londoners", "kind": "survey", "first": "2019-05-03",
        "last": "2019-05-05", "expected": 1200,
    }  # fmt: skip
    return Activity(**{**facts, "number": "A01", **changes})


def test_an_activity_is_an_event_of_whole_days():
    """The end is the day after the last one; what is not sure yet is tentative, what is called off is cancelled."""
    entries = [Entry(activity(boroughs=("Bexley", "Barking and Dagenham")), AT, AT, 0),
               Entry(activity(number="A02", state="cancelled", partner="NHS, London; South"), AT, AT, 2)]  # fmt: skip
    first, second = events_of(calendar_file(entries))

    assert first["SUMMARY"] == ["Fair"]
    assert first["DTSTART"] == (";VALUE=DATE", "20190503")
    assert first["DTEND"] == (";VALUE=DATE", "20190506")
    assert first["DTSTAMP"] == ("", "20190315T100000Z")
    assert first["LOCATION"] == ["Bexley, Barking and Dagenham"]
    assert first["CATEGORIES"] == ["Londoners", "survey"]
    assert (first["STATUS"][1], second["STATUS"][1]) == ("TENTATIVE", "CANCELLED")
    assert (first["SEQUENCE"][1], second["SEQUENCE"][1]) == ("0", "2")
    assert first["UID"] != second["UID"]
    assert "Led by: NHS, London; South\nExpected: 1,200" in second["DESCRIPTION"][0]
    assert second["LOCATION"] == ["All of London"]


def test_an_event_keeps_its_identity():
    """Changed, it is the same event to a calendar; the activity of the same number of another plan is not."""
    before, after = (
        Entry(activity(name=name), AT, changed, 1) for name, changed in (("a", AT), ("b", "2019-04-01T00:00:00+00:00"))
    )
    elsewhere = Entry(activity(), "2019-03-16T10:00:00+00:00", AT, 0)
    numbers = [events_of(calendar_file([entry]))[0]["UID"] for entry in (before, after, elsewhere)]

    assert numbers[0] == numbers[1] != numbers[2]


@settings(max_examples=60, deadline=None)
@given(
    st.text(min_size=1, max_size=200).filter(
        lambda text: not re.search(r"[\x00-\x1f\x7f\x80-\x9f\ud800-\udfff]", text)
    ),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(0, 180),
)
def test_any_words_come_back(words, first, days):
    """Marks, long lines and letters of any script are read back as they were, in lines of 75 octets."""
    last = first + timedelta(days=days)
    entry = Entry(activity(name=words, first=first.isoformat(), last=last.isoformat()), AT, AT, 0)
    (event,) = events_of(calendar_file([entry]))

    assert event["SUMMARY"] == [words]
    assert event["DTEND"][1] == f"{last + timedelta(days=1):%Y%m%d}"


@pytest.mark.parametrize("text", ["BEGIN:VEVENT", "a\r\nEND:VCALENDAR", "\x00\x07", "\\n\\,;"])
def test_words_cannot_end_an_event(text):
    """What looks like the format itself stays words."""
    events = events_of(calendar_file([Entry(activity(name="x", aim=text), AT, AT, 0)]))

    assert len(events) == 1
    assert not calendar_file([]).count("VEVENT")
