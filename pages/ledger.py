"""Ledger: what became of what people said?"""

from ui.ledger import answering, list_of_themes, waiting
from ui.shell import errors, layout, navigation, state

current = list_of_themes.in_view()
layout.headline(list_of_themes.headline(current))
with errors.boundary():
    if not current.lines:
        navigation.link(navigation.THEMES, "Find themes first")
    waiting.draw(current)
    if not state.projector():
        answering.draw(current)
    list_of_themes.draw(current)
