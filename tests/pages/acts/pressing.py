"""What tests of acts share: who presses, what the page said, what stands in the database and on record."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime

from data import Stamp, connect, history
from engagement import ColumnChoice, read_export
from explorer import intake
from explorer.acts import ACTS
from explorer.workspace import workspace

SOMEBODY = Stamp("Somebody else", datetime.now(UTC), "meanwhile")
NAME = "Ann of Barnet"
FUNCTION = {act.name: act.function for act in ACTS}
HEADER = "Response ID,Which borough do you live in?,What would help you?\n"
FIRST = HEADER + (
    "1,Barnet,More benches on the high street would help me to walk.\n"
    "2,Camden,My dentist closed and the next one is far away.\n"
    "3,Barnet,Nothing\n"
    "4,Camden,Trees and shade near the school gate please.\n"
)
CHANGED = FIRST.replace("benches on", "benches and a toilet on")


def ask(database, read, *arguments, **named):
    """What a store reads of the database, outside the page."""
    with closing(connect(database)) as db:
        return read(db, *arguments, **named)


def meanwhile(database, function, *arguments, **named):
    """Somebody else does something between the drawing of a page and the press."""
    with closing(connect(database)) as db:
        return function(db, SOMEBODY, *arguments, **named)


def bring_in(database, words=FIRST, name="own.csv"):
    """Import a small survey of Londoners, by somebody else."""
    workspace()
    export = read_export(words.encode(), filename=name)
    choice = intake.Choice(ColumnChoice.guess(export), "Londoners")
    source = intake.Source(export, name, intake.digest(words.encode()))
    return meanwhile(database, intake.bring_in, source, choice)


def entries(database):
    """The record, newest first: who, what."""
    record = ask(database, history, limit=None)
    return list(zip(record["who"], record["what"], strict=True))


def named(app):
    """Give the visit a name."""
    app.text_input(key="visitor_name").set_value(NAME).run()
    return app


def press(app, key):
    """Press a button that may be pressed."""
    button = app.button(key=key)
    assert not button.disabled, button.help
    button.click().run()
    stands(app)


def stands(app):
    """The page is whole: nothing was raised, its heading and the closing line below everything are drawn."""
    assert not app.exception
    assert len(app.title) == 1
    assert any("sign-in" in caption.value for caption in app.caption)


def sentences(app):
    """What the page says went wrong."""
    return [one.value for one in (*app.error, *(toast for toast in app.toast if toast.icon))]


def box(widgets, label):
    """The widget whose label begins so."""
    return next(widget for widget in widgets if widget.label.startswith(label))


@dataclass
class Performed:
    """Names of the acts that were done through the visit's desk."""

    names: set[str] = field(default_factory=set)

    def around(self, perform, place):
        """Wrap `perform`, whose argument at `place` is the function of the act."""
        name_of = {act.function: act.name for act in ACTS}

        def performed(*arguments, **named_arguments):
            result = perform(*arguments, **named_arguments)
            self.names.add(name_of[arguments[place]])
            return result

        return performed
