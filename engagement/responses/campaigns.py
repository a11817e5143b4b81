"""Finding campaigns: answers that copy one text, word for word or with small edits."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from engagement.schema import Campaign

# Not tuned: fewer long equal answers may come from one family or one ward.
LEAST_COPIES = 5
# Short answers repeat by nature ("More parks please"). Not tuned.
LEAST_WORDS = 12
# Broder (1997) takes runs of a few words; six words in a row are seldom said twice by chance. Not tuned.
_RUN_OF_WORDS = 6
# Half of the shorter text: a template with a paragraph of one's own stays a copy. Not tuned.
_LEAST_CONTAINMENT = 0.5
# Texts looked at for each run: keeps the work linear where thousands sent the same letter; they join by other runs.
_MOST_HOLDERS = 400


def find_campaigns(answers: Sequence[str]) -> tuple[Campaign, ...]:
    """Find texts that many people sent.

    Answers belong together when at least half of the shorter one's runs of six words stand in the other (containment;
    Broder 1997). Only answers of twelve words and more are looked at: short answers repeat by nature.

    Parameters
    ----------
    answers : texts by position.

    Returns
    -------
    tuple of Campaign
        With positions counted from 1, largest first; at least five answers each.
    """
    words = [re.findall(r"[\w']+", answer.lower()) for answer in answers]
    wordings: dict[str, list[int]] = defaultdict(list)
    for position, own in enumerate(words):
        if len(own) >= LEAST_WORDS:
            wordings[" ".join(own)].append(position)
    groups = _joined(sorted(wordings))
    campaigns = []
    for group in groups:
        positions = sorted(position for wording in group for position in wordings[wording])
        if len(positions) >= LEAST_COPIES:
            campaigns.append(_campaign(group, wordings, positions, answers))
    return tuple(sorted(campaigns, key=lambda campaign: (-len(campaign.rows), campaign.rows)))


class Edits(NamedTuple):
    """What a copy of a campaign changed: spans (start, end) of words it added, and the words it left out."""

    added: tuple[tuple[int, int], ...]
    left_out: tuple[str, ...]


def edits(common: str, copy: str) -> Edits:
    """Compare a copy with the common text, word by word.

    Parameters
    ----------
    common, copy : texts; spans count the characters of `copy`.
    """
    usual, own = list(re.finditer(r"\S+", common)), list(re.finditer(r"\S+", copy))
    matcher = SequenceMatcher(None, [w.group() for w in usual], [w.group() for w in own], autojunk=False)
    added, left_out = [], []
    for what, first, last, start, end in matcher.get_opcodes():
        if what != "equal" and end > start:
            added.append((own[start].start(), own[end - 1].end()))
        if what != "equal" and last > first:
            left_out.append(common[usual[first].start() : usual[last - 1].end()])
    return Edits(tuple(added), tuple(left_out))


def repeats(answers: Sequence[str]) -> list[int]:
    """Return positions (from 0) of long answers that stand word for word before them already."""
    wordings: set[str] = set()
    again = []
    for position, answer in enumerate(answers):
        words = re.findall(r"[\w']+", answer.lower())
        wording = " ".join(words)
        if len(words) >= LEAST_WORDS and wording in wordings:
            again.append(position)
        wordings.add(wording)
    return again


def _campaign(
    group: list[str], wordings: dict[str, list[int]], positions: list[int], answers: Sequence[str]
) -> Campaign:
    usual = max(group, key=lambda wording: (len(wordings[wording]), wording))
    exact = set(wordings[usual])
    return Campaign(
        text=answers[min(exact)],
        rows=tuple(position + 1 for position in positions),
        edited=tuple(position + 1 for position in positions if position not in exact),
    )


def _joined(wordings: list[str]) -> list[list[str]]:
    """Groups of distinct wordings that copy each other."""
    runs = [_runs(wording) for wording in wordings]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(runs):
        for run in own:
            holders[run].append(number)
    leader = list(range(len(wordings)))
    for number, own in enumerate(runs):
        shared = Counter(earlier for run in own for earlier in holders[run][:_MOST_HOLDERS] if earlier < number)
        for earlier, alike in sorted(shared.items()):
            if alike >= _LEAST_CONTAINMENT * min(len(own), len(runs[earlier])):
                _unite(leader, number, earlier)
    groups: dict[int, list[str]] = defaultdict(list)
    for number, wording in enumerate(wordings):
        groups[_leader(leader, number)].append(wording)
    return list(groups.values())


def _runs(wording: str) -> set[str]:
    words = wording.split()
    return {" ".join(words[start : start + _RUN_OF_WORDS]) for start in range(len(words) - _RUN_OF_WORDS + 1)}


def _leader(leader: list[int], number: int) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number


def _unite(leader: list[int], first: int, second: int) -> None:
    a, b = _leader(leader, first), _leader(leader, second)
    leader[max(a, b)] = min(a, b)
