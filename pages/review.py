"""Review: what came of a year, kept as it was read."""

from explorer.review import freezing
from explorer.review.content import review
from priorities.reviews import Draft
from ui.review import choosing, draft, frozen, reading
from ui.shell import desk, errors, layout, state

entries = choosing.entries()
entry = choosing.current(entries)
if entry is None:
    layout.headline("No annual review was begun yet. One looks back from a day, and is kept as it was read.")
    with errors.boundary():
        choosing.begin(entries)
elif isinstance(entry, Draft):
    stands = desk.now().keep(review, entry)
    layout.headline(reading.headline(stands, "draft"))
    with errors.boundary():
        choosing.choose(entries, entry)
        draft.day(entry)
        reading.draw(stands)
        draft.words(entry)
        draft.freeze(entry, stands)
        if not state.projector():
            choosing.begin(entries)
else:
    opened = freezing.opened(entry.number)
    layout.headline(opened.fault or reading.headline(opened.content, f"edition {entry.edition}, frozen"))
    with errors.boundary():
        choosing.choose(entries, entry)
        frozen.seal(entry, opened.fault)
        if opened.content is not None:
            reading.draw(opened.content)
            reading.words(opened.content)
        frozen.open_again(entries, entry)
        if not state.projector():
            choosing.begin(entries)
