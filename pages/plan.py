"""Plan: whom do we ask next, and who does it?"""

from ui.plan import activities, calendar, covered, with_us
from ui.shell import errors, layout, state

layout.headline(calendar.headline())
with errors.boundary():
    calendar.draw()
    if not state.projector():
        activities.draw()
    covered.draw()
    with_us.draw()
