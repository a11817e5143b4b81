"""Themes: what do people say?"""

from ui import cache
from ui.shell import layout, navigation, state
from ui.themes import overview, page

responses = cache.responses(copies=state.copies())
found = cache.themes(copies=state.copies())
opened = overview.open_theme(found)

if responses.empty:
    layout.headline("No themes yet, because nobody has been heard yet.")
    navigation.link(navigation.RESPONSES, "Bring in responses first")
elif opened is not None and found is not None:
    page.draw(opened, found, responses)
else:
    layout.headline(overview.headline(found, responses))
    page.find(found)
    if found is not None:
        view = state.choice("view", "What to see", ["Ranked", "Side by side", "Map", "Trays", "History"])
        page.VIEWS[view](found, responses)
