"""Record: what was agreed, by whom, and how to take it away."""

from explorer.ranking import other_criteria
from priorities import narrative
from ui.parts import downloads, standing
from ui.record import backup_shelf, entries, one_scenario, scenarios
from ui.shell import desk, errors, layout, state, wording

ranking = standing.now()
saved, apart = ranking.scenarios, desk.now().keep(other_criteria)
if saved:
    verdict = narrative.compromise(ranking.ranking.scores, [scenario.weights for scenario in saved])
    layout.headline(f"{wording.count(len(saved), 'scenario')} saved. {verdict}")
elif apart:
    layout.headline(f"{wording.count(len(apart), 'scenario')} saved, none of which weighs the criteria of today.")
else:
    layout.headline("No scenario saved yet. Set the weights on the Ranking page and save them under a name.")
view = state.choice("part", "Part of the record", ["Scenarios", "Downloads", "Who did what", "Backups"])

with errors.boundary():
    if view == "Scenarios":
        scenarios.draw(ranking.ranking.scores, saved)
        one_scenario.apart(apart)
        one_scenario.draw()
    elif view == "Downloads":
        downloads.ranking(ranking)
        downloads.themes()
        downloads.answers()
    elif view == "Who did what":
        entries.draw()
    else:
        backup_shelf.draw()
