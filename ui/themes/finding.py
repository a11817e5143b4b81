"""Finding themes in the answers to a question, placing what came in later, and the start from a list of one's own."""

from __future__ import annotations

import time

import streamlit as st

from engagement import ThemedResponses, read_list
from engagement.themes.sets.store import QuestionSet
from engagement.themes.store import NO_TOPICS, Topics
from explorer import themes
from explorer.topics import own, shipped
from ui.shell import desk, errors, state
from ui.shell.progress import time_left
from ui.shell.wording import count, number, plain
from ui.themes import overview

_ENGINES = {"careful": "Careful", "fast": "Quick"}
# Seconds up to which they are counted, and no minutes.
_A_MINUTE_AND_A_HALF = 90


def first(of: QuestionSet) -> None:
    """Draw the first finding of themes in a question, or the start from a team's own list."""
    with st.container(border=True):
        wish = _wish(of, "Find themes", primary=True)
    if wish is not None:
        run(of, wish)
    with st.expander("Start from a list of themes of your own"), errors.boundary():
        _from_list(of)


def again(of: QuestionSet, themed: ThemedResponses) -> themes.Wish | None:
    """Draw the finding of themes anew; return how, where it was pressed."""
    with st.popover("Find again", key="find_again"):
        st.caption(plain(f"{themed.themes.reason} What you named, merged, moved or kept stays as it is."))
        return _wish(of, "Find themes again", primary=False)


def known_topics(themed: ThemedResponses) -> themes.Wish | None:
    """Draw which list of known topics is used, and the choice of another; return how to find with it, where pressed."""
    present = themed.themes.topics
    with st.popover("Topics", key="topics"), errors.boundary():
        st.write(plain(overview.topics(themed)))
        st.caption("What a topic of the list explains goes there; what none explains is found as a new theme.")
        refused = desk.refusal(themes.find)
        choices = [topics for topics in (*shipped(), NO_TOPICS) if topics != present]
        pressed = [_use(topics, refused) for topics in choices]
        typed = st.text_area(
            "A list of your own, one topic a line: its name, a colon, what people say of it",
            value=present.typed,
            key="own_topics",
            placeholder="Night buses: no bus home | the last bus goes at eleven\nDamp homes",
        )
        if st.button("Use this list", key="topics own", disabled=bool(refused) or not typed.strip()):
            return themes.Wish(topics=own(typed))
        desk.explain(themes.find)
    return next((themes.Wish(topics=topics) for topics, on in zip(choices, pressed, strict=True) if on), None)


def _use(topics: Topics, refused: str) -> bool:
    label = f"Use {plain(topics.name)}" if topics.name else "Use no list"
    return st.button(
        label, key=f"topics {topics.name}", disabled=bool(refused), help=plain(refused) if refused else None
    )


def place(of: QuestionSet, themed: ThemedResponses) -> None:
    """Draw the placing of answers that came in after the finding, where there are any."""
    if not themed.themes.stale or state.projector():
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(f"{count(themed.themes.stale, 'answer')} came in later and stand in no theme yet.")
        press = desk.Press("Place them into these themes", "place", primary=True, after=_say_placed)
        desk.act_button(press, themes.place_later, of.set_id)


def _wish(of: QuestionSet, label: str, *, primary: bool) -> themes.Wish | None:
    """Draw how themes are found, what will happen, and the button."""
    engine = st.segmented_control(
        "How",
        list(_ENGINES),
        format_func=_ENGINES.__getitem__,
        default="careful",
        key="engine",
        required=True,
    )
    n_themes = st.select_slider(
        "Fewer or more themes",
        options=["suggested", *range(4, 31)],
        key="n_themes",
        help="Few themes are broad, many are fine. There is no single right number.",
    )
    st.caption(plain(what_will_happen(of, str(engine))))
    sentence = desk.refusal(themes.find)
    pressed = st.button(
        plain(label),
        type="primary" if primary else "secondary",
        disabled=bool(sentence) or not of.answers,
        help=plain(sentence) if sentence else None,
        key="find_themes",
    )
    desk.explain(themes.find)
    number_wished = None if n_themes == "suggested" else int(n_themes)
    return themes.Wish(number_wished, str(engine)) if pressed else None


def what_will_happen(of: QuestionSet, wish: str) -> str:
    """Return in a sentence what finding will do and how long it may take, before it is pressed."""
    reads = f"Reads {count(of.answers, 'answer')}"
    engine, reason, seconds = desk.now().keep(themes.outlook, of.set_id, wish)
    if reason:
        return f"{reads}. {reason}"
    if engine == "fast":
        return f"{reads} by their words alone, which is quicker and rougher: fair for a first look."
    long = f"{number(max(seconds, 1))} seconds" if seconds < _A_MINUTE_AND_A_HALF else f"{number(seconds / 60)} minutes"
    return f"{reads} sentence by sentence with the model on this computer: about {long}, less where it was read before."


def run(of: QuestionSet, wish: themes.Wish) -> None:
    """Find themes, telling what is being done; any click elsewhere stops it and leaves the old themes."""
    with errors.boundary():
        _run(of, wish)


def _run(of: QuestionSet, wish: themes.Wish) -> None:
    bar = st.progress(0.0, text="Reading the answers")
    st.button("Stop", key="stop_finding")
    began = time.monotonic()

    def tell(doing: str, share: float) -> None:
        bar.progress(min(share, 1.0), text=plain(doing + time_left(time.monotonic() - began, share)))

    desk.do(themes.find, of.set_id, wish, tell)
    state.say("Themes found. Open one to read everything in it.")
    st.rerun()


def _say_placed(counts: tuple[int, int]) -> None:
    n_placed, n_without = counts
    sentence = f"{count(n_placed, 'answer')} placed"
    state.say(f"{sentence}, {count(n_without, 'answer')} in no theme. See History for what changed.")


def _from_list(of: QuestionSet) -> None:
    """Draw the start from a team's own list of themes."""
    typed = st.text_area(
        "One theme a line: its name, a colon, and what it is about",
        key="codebook",
        placeholder="Waiting times: how long people wait\nHealthy streets: air, walking, cycling and parks",
    )
    lines = read_list(typed)
    if lines:
        st.caption(f"{count(len(lines), 'theme')}. Answers near to a line are placed; the others wait in no theme.")
    press = desk.Press(
        "Begin with these themes",
        "begin_list",
        disabled=not lines,
        after=lambda n: state.say(f"{count(len(lines), 'theme')} begun, {count(n, 'answer')} placed."),
    )
    desk.act_button(press, themes.begin_from_list, of.set_id, lines)
