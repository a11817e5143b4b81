"""Themes: what do people say?"""

from explorer.themes import set_in_view, themed_responses, waiting
from ui.shell import desk, layout, navigation, state
from ui.themes import asked, overview, page

now, filters = desk.now(), state.selection()
in_view = now.keep(set_in_view, filters, overview.opened_number())
set_id = 0 if in_view is None else in_view.set_id
themed = now.keep(themed_responses, set_id, copies=state.copies(), selection=asked.without_question(filters))
n_waiting = now.keep(waiting, set_id)

if in_view is None or (themed is None and not n_waiting):
    layout.headline("No themes yet, because nobody has been heard yet.")
    navigation.link(navigation.RESPONSES, "Bring in answers first")
else:
    page.draw(in_view, themed, n_waiting)
