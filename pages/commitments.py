"""Commitments: what do we promise, and can it be done?"""

from explorer.commitments import commitments, headline
from ui.commitments import day, edit, listing, opened, targets_file
from ui.shell import desk, errors, layout, state

as_of = day.as_of()
entries = desk.now().keep(commitments, as_of)
entry = next((row for row in entries if row.commitment.commitment == state.opened("commitment")), None)
layout.headline(headline(entries) if entry is None else opened.headline(entry))
day.draw(as_of)
with errors.boundary():
    if entry is not None:
        opened.draw(entry, as_of)
    else:
        listing.draw(entries)
        if not state.projector():
            edit.add()
            targets_file.draw(entries, as_of)
