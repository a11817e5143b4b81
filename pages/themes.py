"""Themes: what do people say?"""

from ui import cache, frame, navigation, state, theme_page, theme_view

responses = cache.responses(copies=state.copies())
found = cache.themes(copies=state.copies())
opened = theme_view.open_theme(found)

if responses.empty:
    frame.headline("No themes yet, because nobody has been heard yet.")
    navigation.link(navigation.RESPONSES, "Bring in responses first")
elif opened is not None and found is not None:
    theme_page.draw(opened, found, responses)
else:
    frame.headline(theme_view.headline(found, responses))
    theme_page.find(found)
    if found is not None:
        view = state.choice("view", "What to see", ["Ranked", "Side by side", "Map", "Trays", "History"])
        theme_page.VIEWS[view](found, responses)
