"""Who may do what, in one list; what is not listed is refused."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from sqlite_utils import Database

from data import Stamp
from engagement.ledger import store as ledger
from engagement.masks import store as masks
from engagement.plan import store as plan
from engagement.privacy import store as privacy
from engagement.questions import store as questions
from engagement.responses import store as responses
from engagement.surveys import store as surveys
from engagement.themes.checks import store as checks
from engagement.themes.curation import store as curation
from engagement.themes.log import store as log
from engagement.themes.sets import store as sets
from explorer import commitments, intake, months, owners, ranking, record, sample, speaking, themes, workshop
from explorer.paper import store as papers
from explorer.paper import writing
from explorer.public import publishing
from explorer.public import store as public
from explorer.review import freezing
from explorer.settings import settings
from explorer.visit import NotAllowed, Role, Visit
from explorer.workspace import database, database_for_many, set_aside
from priorities import store as priorities
from priorities.cities import store as cities
from priorities.commitments import store as commitment_store
from priorities.enablers import store as enablers
from priorities.evidence import store as evidence
from priorities.framework import store as framework
from priorities.long_list import store as long_list
from priorities.progress import store as progress
from priorities.promises import store as promises
from priorities.reviews import store as reviews
from priorities.scenarios import store as scenarios
from priorities.seats import store as seats
from priorities.workshop import store as workshops

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Act:
    """Something that changes what stands: its name as a sentence says it, the function, and the least role.

    What is done `often`, by many at once, is done over a connection that stays open.
    """

    name: str
    function: Callable[..., Any]
    least: Role
    often: bool = False


_OFFICER, _FACILITATOR, _MEMBER, _PARTICIPANT = Role.OFFICER, Role.FACILITATOR, Role.MEMBER, Role.PARTICIPANT

# What people wrote, what becomes of it, and the database as a whole are the officer's; so is what takes the place of
# everybody's themes at once. What a group weighs, scores and names is every member's.
ACTS: Final = (
    Act("import responses", intake.confirm, _OFFICER),
    Act("undo an import", responses.undo_import, _OFFICER),
    Act("load the sample", sample.load_sample, _OFFICER),
    Act("take the sample out", sample.take_out_sample, _OFFICER),
    Act("rename a survey", surveys.rename_survey, _OFFICER),
    Act("put responses back", responses.put_back, _OFFICER),
    Act("decide about changed words", responses.decide_change, _OFFICER),
    Act("say what a question asks for", questions.change_asks, _OFFICER),
    Act("say how a question is counted", questions.change_kind, _OFFICER),
    Act("open words as they came", privacy.raw_words, _OFFICER),
    Act("delete a person's words", privacy.delete_person, _OFFICER),
    Act("delete a person by their number", privacy.delete_respondent, _OFFICER),
    Act("choose the date of deletion", privacy.set_retention, _OFFICER),
    Act("delete words as they came", privacy.purge, _OFFICER),
    Act("look at what is hidden", masks.hidden_words, _OFFICER),
    Act("show words everywhere", masks.show_everywhere, _OFFICER),
    Act("hide words everywhere", masks.hide_everywhere, _MEMBER),
    Act("take back what was said of words", masks.take_back, _OFFICER),
    Act("find themes", themes.find, _OFFICER),
    Act("put questions together", sets.put_together, _OFFICER),
    Act("take questions apart", sets.take_apart, _OFFICER),
    Act("say what tells problem from praise", sets.change_judge, _MEMBER),
    Act("place responses in themes", themes.place_later, _OFFICER),
    Act("begin with a list of themes", themes.begin_from_list, _OFFICER),
    Act("rename or describe a theme", curation.change_words, _MEMBER),
    Act("merge themes", curation.merge, _MEMBER),
    Act("split a theme", curation.split, _MEMBER),
    Act("begin a theme", curation.create, _MEMBER),
    Act("move comments", curation.move, _MEMBER),
    Act("retire a theme", curation.retire, _MEMBER),
    Act("keep a theme as it is", curation.pin, _MEMBER),
    Act("put a theme under another", curation.nest, _MEMBER),
    Act("check a comment of a theme", checks.check, _MEMBER),
    Act("take back a check", checks.take_back, _MEMBER),
    Act("undo the last act on themes", log.undo, _MEMBER),
    Act("redo an act on themes", log.redo, _MEMBER),
    Act("answer a theme, change an answer or take it away", ledger.keep_answer, _MEMBER),
    Act("put an answer under a theme", ledger.put_answer, _MEMBER),
    Act("mark an answer for the public", ledger.mark_public, _OFFICER),
    Act("plan an activity, change it or take it away", plan.keep_activity, _MEMBER),
    Act("attach an import to an activity or take it off", plan.keep_attachment, _MEMBER),
    Act("say when the six months of the plan begin", plan.keep_beginning, _MEMBER),
    Act("put a stakeholder on the map, change it or take it off", plan.keep_stakeholder, _MEMBER),
    Act("save a scenario", ranking.save_scenario, _MEMBER),
    Act("rename a scenario", ranking.rename_scenario, _MEMBER),
    Act("retire a scenario", scenarios.retire_scenario, _MEMBER),
    Act("put a scenario back", scenarios.put_back_scenario, _MEMBER),
    Act("undo the last act on a scenario", scenarios.undo_scenario, _MEMBER),
    Act("keep the weights of a seat", seats.keep_seat_weights, _MEMBER),
    Act("share the weights of a seat", seats.share_seat_weights, _MEMBER),
    Act("take back the weights of a seat", seats.take_back_seat_weights, _MEMBER),
    Act("set a score", priorities.set_score, _MEMBER),
    Act("look for what people said of the priorities", speaking.look, _MEMBER),
    Act("judge points of evidence", evidence.judge_points, _MEMBER),
    Act("judge a whole theme as evidence", priorities.judge_evidence, _MEMBER),
    Act("give a priority a topic or take it away", evidence.keep_topic, _MEMBER),
    Act("put a priority on the list, rename it or take it off", long_list.keep_entry, _MEMBER),
    Act("bring in a long list", long_list.import_list, _MEMBER),
    Act("add, change or take away a criterion", long_list.keep_criterion, _MEMBER),
    Act("keep or take away a rule for scores", long_list.keep_rule, _MEMBER),
    Act("use scores that figures propose", long_list.take_proposals, _MEMBER),
    Act("undo scores that were set together", priorities.undo_scores, _MEMBER),
    Act("word a vision statement or take it away", framework.keep_statement, _MEMBER),
    Act("mark a principle", framework.keep_mark, _MEMBER),
    Act("say what a priority needs in place", enablers.keep_need, _MEMBER),
    Act("rename an enabler", enablers.rename_enabler, _MEMBER),
    Act("bring in figures of other cities", cities.bring_in_cities, _MEMBER),
    Act("take away figures of other cities or put them back", cities.keep_city_table, _MEMBER),
    Act("write down a promise, change it or take it away", promises.keep_promise, _MEMBER),
    Act("change a paragraph of a paper", papers.keep_paragraph, _MEMBER),
    Act("clear a quote or withdraw it", papers.clear_quote, _OFFICER),
    Act("mark a paper final", writing.mark_final, _OFFICER),
    Act("publish the public view", publishing.publish, _OFFICER),
    Act("withdraw the public view or put it back", public.keep_standing, _OFFICER),
    Act("add, reword or take away a commitment", commitment_store.keep_commitment, _MEMBER),
    Act("say what a slot of a commitment is", commitment_store.keep_slot, _MEMBER),
    Act("choose a target", commitments.choose, _MEMBER),
    Act("take a target back", commitments.take_back, _MEMBER),
    Act("bring in targets", commitments.bring_in_targets, _MEMBER),
    Act("keep a milestone", commitment_store.keep_milestone, _MEMBER),
    Act("propose, agree or withdraw a commitment", commitment_store.change_state, _MEMBER),
    Act("bring in readings", progress.bring_in_readings, _MEMBER),
    Act("take a reading back", progress.take_back_reading, _MEMBER),
    Act("say how a series goes on", progress.keep_course, _MEMBER),
    Act("mark a change of level or take it away", months.mark_step, _MEMBER),
    Act("begin an annual review or keep its draft", reviews.keep_draft, _MEMBER),
    Act("freeze an annual review", freezing.freeze, _OFFICER),
    Act("open a frozen annual review again", reviews.open_again, _OFFICER),
    Act("open a workshop", workshops.open_workshop, _FACILITATOR),
    Act("open a round of a workshop", workshops.open_round, _FACILITATOR),
    Act("lead a workshop a step on", workshops.take_step, _FACILITATOR),
    Act("undo the last step of a workshop", workshops.undo_step, _FACILITATOR),
    Act("join a workshop", workshops.let_in, _PARTICIPANT, often=True),
    Act("send a ballot", workshop.cast, _PARTICIPANT, often=True),
    Act("make a backup", record.make_backup, _OFFICER),
    Act("go back to a backup", record.restore_backup, _OFFICER),
    Act("start with an empty database", record.start_empty, _OFFICER),
)

MAY: Final[Mapping[str, Role]] = {act.name: act.least for act in ACTS}
"""Act -> least role."""

_BY_FUNCTION: Final = {act.function: act for act in ACTS}


_ENDED: Final = "Your sign-in has ended, so nothing was saved. What you typed stays here: sign in again in another tab."


def refusal(function: Callable[..., Any], role: Role, *, by_code: Collection[Role] = ()) -> str:
    """Return why a role may not call a function, as a sentence; "" where it may.

    Parameters
    ----------
    by_code : what a code would make of them.
    """
    act = _BY_FUNCTION.get(function)
    if act is None:
        return "This is on no list of what may be done, so nobody may do it."
    if role.covers(act.least):
        return ""
    if act.least is Role.OFFICER:
        way = " Type the officer's code on the Responses page first." if Role.OFFICER in by_code else ""
        return f"Only the engagement officer may {act.name}.{way}"
    if act.least is Role.FACILITATOR:
        return f"Only a facilitator may {act.name}.{' Type the code for it on this page first.' if by_code else ''}"
    return f"A {role} may not {act.name}."


def perform(
    visit: Visit,
    why: str,
    function: Callable[Concatenate[Database, Stamp, P], R],
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    """Do an act of the list on the database in use, stamped with who, when and why.

    Raises
    ------
    NotAllowed
        Where it is not on the list, needs another role, or is done to what somebody else made. Nothing was changed.
    """
    act = _require(visit, function)
    with database_for_many() if act.often else database() as db:
        if sentence := owners.refusal(visit, lambda read, *of: read(db, *of), function, *args):
            raise NotAllowed(sentence)
        return function(db, visit.stamp(why), *args, **kwargs)


def perform_on_file(visit: Visit, function: Callable[Concatenate[Stamp, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do an act on the database file as a whole, which cannot be open then: `perform` without a connection."""
    _require(visit, function)
    with set_aside():
        return function(visit.stamp(), *args, **kwargs)


def require(visit: Visit, name: str) -> None:
    """Raise `NotAllowed` where a visit may not do the act of this name, whatever does it: a command, or a route."""
    _require(visit, next(act.function for act in ACTS if act.name == name))


def _require(visit: Visit, function: Callable[..., Any]) -> Act:
    """Return the act; raise `NotAllowed` where a visit may not do it, or its sign-in has ended meanwhile."""
    sentence = _ENDED if visit.has_ended() else refusal(function, visit.role, by_code=by_code(visit))
    if sentence:
        raise NotAllowed(sentence)
    return _BY_FUNCTION[function]


def by_code(visit: Visit) -> Collection[Role]:
    """Return what a code would make of a visit: nothing where people sign in, or no code is set."""
    return settings().codes if visit.until is None else ()
