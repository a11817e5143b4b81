"""Progress: did what we promise come true, as far as anybody can tell?"""

import streamlit as st

from explorer import watched
from explorer.months import finding, month_series, named
from explorer.progress import first_line, headline, progress
from ui.progress import day, listing, months, opened, readings
from ui.progress import watched as table_of_watched
from ui.shell import desk, errors, layout, state

_YEARS, _MONTHS, _WATCHED = "Year by year", "Month by month", "Health inequalities"

as_of = day.as_of()
top = st.container()
view = state.choice("progress_part", "Part", [_YEARS, _MONTHS, _WATCHED])
pursuits = desk.now().keep(progress, as_of)
if view == _MONTHS:
    series = desk.now().keep(month_series, as_of)
    open_series = named(series, state.opened("months"))
    with top:
        layout.headline(finding(open_series))
    day.draw(as_of)
    with errors.boundary():
        months.choose(series, open_series)
        months.draw(open_series)
        if not state.projector():
            months.steps(open_series)
elif view == _WATCHED:
    entries = desk.now().keep(watched.watched, as_of)
    with top:
        layout.headline(watched.headline(entries))
    day.draw(as_of)
    with errors.boundary():
        table_of_watched.draw(entries)
else:
    pursuit = next((entry for entry in pursuits if entry.key == state.opened("target")), None)
    with top:
        layout.headline(headline(pursuits) if pursuit is None else first_line(pursuit))
    day.draw(as_of)
    with errors.boundary():
        if pursuit is None:
            listing.draw(pursuits)
        else:
            opened.draw(pursuit)
        if pursuits and not state.projector():
            readings.draw(pursuits, pursuit.key if pursuit else "")
        if pursuit is not None and not state.projector():
            opened.changes(pursuit)
