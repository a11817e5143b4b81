"""Questions: what was answered?"""

from explorer.questions import survey_in_view
from ui.parts import filters
from ui.questions import listing, room
from ui.shell import desk, errors, layout, navigation, state

survey = desk.now().keep(survey_in_view, state.selection())
if not survey.questions:
    layout.headline("No questions yet, because nobody has been heard yet.")
    navigation.link(navigation.RESPONSES, "Bring in responses first")
elif state.projector():
    room.draw(survey)
else:
    layout.headline(listing.headline_of(survey))
    with errors.boundary():
        listing.draw(filters.row(search=False, question=False), survey)
