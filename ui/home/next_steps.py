"""What is worth doing next, as the sentences of the home page."""

from __future__ import annotations

from engagement import ThemedResponses
from explorer import framework
from explorer.heard import Heard
from explorer.ledger import ledger
from explorer.ranking import Standing
from ui.shell import desk
from ui.shell.wording import count, listing


def lines(who: Heard, themed: ThemedResponses | None, ranking: Standing) -> list[str]:
    """Return what is worth doing next, most useful first."""
    steps = []
    if who.nobody:
        steps.append("Bring in what people said.")
    elif themed is None:
        steps.append("Find themes in the answers.")
    elif themed.themes.stale:
        steps.append(
            f"{count(themed.themes.stale, 'answer')} came in later and stand in no theme yet: place them under Themes."
        )
    if ranking.unscored:
        how_many = count(len(ranking.unscored), "priority", "priorities")
        steps.append(f"{how_many} not fully scored: {listing(ranking.unscored, 3)}.")
    unplaced = framework.not_placed(desk.now())
    if unplaced:
        how_many = count(len(unplaced), "priority", "priorities")
        steps.append(f"{how_many} under no life stage: {listing(unplaced, 3)}.")
    answers = desk.now().keep(ledger, exact=False)
    if answers.unanswered:
        steps.append(f"{len(answers.unanswered)} of {count(len(answers.lines), 'theme')} have no answer yet.")
    waiting = len(answers.tray) + len(answers.to_choose)
    if waiting:
        steps.append(f"{count(waiting, 'answer')} to themes wait for somebody to say where they belong.")
    if who.absent_boroughs and not who.nobody:
        steps.append(f"Nobody heard from {listing(who.absent_boroughs, 4)}.")
    if not ranking.scenarios:
        steps.append("Save the weights you agree on as a scenario.")
    return steps or ["Take the result away: open the record."]
