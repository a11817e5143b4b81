"""Themes: what do people say?"""

from dataclasses import replace

from explorer.themes import themed_responses, waiting_responses
from ui.shell import desk, layout, navigation, state
from ui.themes import overview, page

now = desk.now()
# A search narrows the words of an opened theme, not the people whose shares are told.
selection = replace(state.selection(), search="")
themed = now.keep(themed_responses, copies=state.copies(), selection=selection)
opened = overview.opened_theme(themed)
waiting = now.keep(waiting_responses)

if themed is None and not waiting:
    layout.headline("No themes yet, because nobody has been heard yet.")
    navigation.link(navigation.RESPONSES, "Bring in answers first")
elif opened is not None and themed is not None:
    page.draw_theme(opened, themed)
else:
    page.draw_all(themed, waiting)
