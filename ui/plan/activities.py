"""Planning an activity, changing it, attaching imports to it, taking it away and putting it back."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from data import bundled
from engagement.plan import KINDS, LONGEST, STATES, TRACKS, Activity, group_names, span
from engagement.plan.store import keep_activity, keep_attachment
from explorer.plan import Plan, rounds
from ui.plan.calendar import plan_in_view
from ui.shell import desk, errors, state
from ui.shell.wording import number, plain

_NEW = "a new one"


def draw() -> None:
    """Draw the forms; nothing of them on a projector."""
    with st.expander("Plan an activity, change one, or attach an import to it"):
        _chosen_activity(plan_in_view())


def _chosen_activity(current: Plan) -> None:
    labels = {"": _NEW, **{entry.number: f"{entry.number} {entry.name}" for entry in current.activities}}
    chosen_number = st.selectbox(
        "Which activity", list(labels), format_func=lambda key: labels.get(key, _NEW), key="planned_activity"
    )
    activity = next((entry for entry in current.activities if entry.number == chosen_number), None)
    _form(activity)
    if activity is not None:
        _imports(current, activity)
        press = desk.Press("Take the activity away", f"take away {activity.number}", after=_say_away)
        desk.act_button(press, keep_activity, replace(activity, in_use=False))
    for entry in current.taken_away:
        press = desk.Press(plain(f"Put back: {entry.name}"), f"put back {entry.number}", after=_say_back)
        desk.act_button(press, keep_activity, replace(entry, in_use=True))


def _form(activity: Activity | None) -> None:
    key = "new" if activity is None else activity.number
    start = activity or Activity("", "", TRACKS[-1], KINDS[0], "", "", 0)
    with st.form(f"activity {key}", border=False):
        left, right = st.columns(2)
        with left:
            st.text_input("What it is called", start.name, max_chars=LONGEST["name"], key=f"name {key}")
            st.text_input("What it is for, in a line", start.aim, max_chars=LONGEST["aim"], key=f"aim {key}")
            st.selectbox("Track", TRACKS, TRACKS.index(start.track), key=f"track {key}")
            st.selectbox("Kind", KINDS, KINDS.index(start.kind), key=f"kind {key}")
            st.text_input(
                "Organisation that leads it", start.partner, max_chars=LONGEST["partner"], key=f"partner {key}"
            )
            st.selectbox("State", STATES, STATES.index(start.state), key=f"state {key}")
        with right:
            days = start.days if activity else (None, None)
            st.date_input("First day", days[0], format="YYYY-MM-DD", key=f"first {key}")
            st.date_input("Last day", days[1], format="YYYY-MM-DD", key=f"last {key}")
            st.number_input("People expected", 0, None, start.expected, 10, key=f"expected {key}")
            st.text_input("For whom, in words", start.audience, max_chars=LONGEST["audience"], key=f"audience {key}")
            boroughs = bundled.boroughs()["borough"].tolist()
            st.multiselect("Boroughs (none: all of London)", boroughs, list(start.boroughs), key=f"boroughs {key}")
            st.multiselect("Groups (none: everybody)", group_names(), list(start.groups), key=f"groups {key}")
        label = "Plan it" if activity is None else "Keep the change"
        press = desk.Press(label, f"keep activity {key}", primary=activity is None, in_form=True, after=state.say)
        desk.work_button(press, keep_activity, lambda: _keep(key, start))


def _keep(key: str, start: Activity) -> str:
    first, last = (state.typed(f"{name} {key}") for name in ("first", "last"))
    if not first or not last:
        raise errors.NotReady("Choose the first and the last day.")
    activity = Activity(
        name=state.typed(f"name {key}"),
        aim=state.typed(f"aim {key}"),
        track=state.typed(f"track {key}"),
        kind=state.typed(f"kind {key}"),
        first=first,
        last=last,
        expected=int(state.number_in(f"expected {key}") or 0),
        audience=state.typed(f"audience {key}"),
        partner=state.typed(f"partner {key}"),
        boroughs=tuple(st.session_state.get(f"boroughs {key}", ())),
        groups=tuple(st.session_state.get(f"groups {key}", ())),
        state=state.typed(f"state {key}"),
        number=start.number,
    )
    kept_number = desk.do(keep_activity, activity)
    return f"Kept as {kept_number}: {span(*activity.days)}, {number(activity.expected)} people expected."


def _imports(current: Plan, activity: Activity) -> None:
    """Attach imports: those in force that belong to no activity, and those that belong to this one."""
    names = desk.now().keep(rounds)
    taken_numbers = {place for places in current.imports.values() for place in places}
    free = [int(place) for place in names.index if place not in taken_numbers]
    heard = f", heard {current.heard(activity.number)}" if activity.number in current.people.index else ""
    st.write(plain(f"Planned {number(activity.expected)}{heard}."))
    for place in current.imports.get(activity.number, ()):
        press = desk.Press(plain(f"Take off: {names[place]}"), f"take off {place}", after=_say_off)
        desk.act_button(press, keep_attachment, place, "")
    if free:
        key = f"import of {activity.number}"
        st.selectbox("An import that came of it", free, format_func=lambda place: str(names.get(place, "")), key=key)

        def attach() -> str:
            desk.do(keep_attachment, int(state.typed(key)), activity.number)
            return "Attached. Its people count for this activity."

        press = desk.Press("Attach it", f"attach to {activity.number}", after=state.say)
        desk.work_button(press, keep_attachment, attach)
    elif not current.imports.get(activity.number):
        none = "Every import belongs to another activity" if len(names) else "Nothing was imported yet"
        st.caption(f"{none}: bring responses in first, then attach them here.")


def _say_away(_number: str) -> None:
    state.say("The activity is taken away. Put it back at any time; it stays on record.")


def _say_back(_number: str) -> None:
    state.say("The activity stands again.")


def _say_off(_nothing: None) -> None:
    state.say("Taken off. Its people count for no activity now.")
