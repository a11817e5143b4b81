"""Finding campaigns: answers that copy one text, word for word or with small edits."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import NamedTuple

from engagement.responses.alike import Words, core_of, groups_of, runs_of, uncovered
from engagement.schema import Campaign

# Not tuned: fewer long equal answers may come from one family or one ward.
LEAST_COPIES = 5
# Short answers repeat by nature ("More parks please"). Not tuned.
LEAST_WORDS = 12
# Words of the question that stand in an answer in a row are the question, not the answer. Not tuned.
_RUN_OF_QUESTION = 4
# Words that copies share where each is filled in by hand: a sentence to complete has fewer, a letter more. Not tuned.
_LETTER = 40
# Words of whole sentences that copies share where each adds its own: two short ones or a long one. Not tuned.
_SHARED_SENTENCES = 20
# Of a group, the part that holds what it shares and nothing else: so a text was sent, not a frame filled. Not tuned.
_PLAIN = 0.1
# Frames within frames that are taken off one after the other; a bound. Not tuned.
_MOST_FRAMES = 3


class _Wording(NamedTuple):
    """A way of saying that one answer or more hold: its words, the answers' positions, its sentences."""

    words: Words
    positions: tuple[int, ...]
    sentences: frozenset[str]


class Copies(NamedTuple):
    """What answers copy: the campaigns, and the positions (from 0) of long answers said before word for word."""

    campaigns: tuple[Campaign, ...]
    repeats: list[int]


def find_copies(answers: Sequence[str], question: str = "") -> Copies:
    """Find texts that many people sent, and long answers that stand word for word before them already.

    Answers belong together by what they share beyond their question and beyond the frame that many of them share, such
    as a sentence to complete: answers that differ in what they ask for are no campaign. Only answers of twelve words
    and more are looked at: short answers repeat by nature; words of the question or of the frame make none long.

    Parameters
    ----------
    answers : texts by position.
    question : what they answer; its words within answers do not make copies of them.

    Returns
    -------
    Copies
        Campaigns with positions counted from 1, largest first; at least five answers each.
    """
    wordings = _wordings(answers, question)
    texts = [*wordings, *_common_sentences(wordings)]
    runs = runs_of([text.words for text in texts])
    groups = _copies(texts, runs, _MOST_FRAMES)
    campaigns = [_campaign(group, answers) for group in groups]
    largest_first = sorted(campaigns, key=lambda campaign: (-len(campaign.rows), campaign.rows))
    return Copies(tuple(largest_first), _repeats(wordings, runs[: len(wordings)]))


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


def _repeats(wordings: list[_Wording], runs_of_each: list[list[int]]) -> list[int]:
    again = [pair for pair in zip(wordings, runs_of_each, strict=True) if len(pair[0].positions) > 1]
    if not again:
        return []
    counts = Counter(chain.from_iterable(map(set, runs_of_each)))
    frame = {run for run, count in counts.items() if count > LEAST_COPIES}
    return sorted(
        position
        for wording, runs in again
        if not frame.intersection(runs) or len(uncovered(wording.words, runs, frame)) >= LEAST_WORDS
        for position in wording.positions[1:]
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower())


def _question_runs(question: str) -> set[tuple[str, ...]]:
    """The runs of words of a question."""
    words = _words(question)
    return {tuple(words[at : at + _RUN_OF_QUESTION]) for at in range(len(words) - _RUN_OF_QUESTION + 1)}


def _own_words(words: list[str], question_runs: set[tuple[str, ...]]) -> list[str]:
    """The words of an answer without those of its question."""
    joined = " ".join(words)
    if not any(" ".join(run) in joined for run in question_runs):
        return words
    inside = [False] * len(words)
    for at in range(len(words) - _RUN_OF_QUESTION + 1):
        if tuple(words[at : at + _RUN_OF_QUESTION]) in question_runs:
            inside[at : at + _RUN_OF_QUESTION] = [True] * _RUN_OF_QUESTION
    return [word for word, is_asked in zip(words, inside, strict=True) if not is_asked]


def _wordings(answers: Sequence[str], question: str) -> list[_Wording]:
    """The distinct wordings of answers that are long enough, by their words."""
    question_runs = _question_runs(question)
    places: dict[str, list[int]] = defaultdict(list)
    for position, answer in enumerate(answers):
        own = _own_words(_words(answer), question_runs)
        if len(own) >= LEAST_WORDS:
            places[" ".join(own)].append(position)
    return [
        _Wording(wording.split(" "), tuple(positions), _sentences(answers[positions[0]]))
        for wording, positions in sorted(places.items())
    ]


def _sentences(answer: str) -> frozenset[str]:
    """The long sentences of an answer, in small letters and without marks."""
    # A letter and a mark are the shortest word: shorter parts cannot be long enough.
    split = re.split(r"[.!?\n]+(?:\s|$)|<br */?>", answer)
    parts = (_words(part) for part in split if len(part) >= 2 * LEAST_WORDS - 1)
    return frozenset(" ".join(part) for part in parts if len(part) >= LEAST_WORDS)


def _common_sentences(wordings: list[_Wording]) -> list[_Wording]:
    """Long sentences that several wordings share, as texts nobody sent: who sent them may add more than they copy."""
    counts = Counter(sentence for wording in wordings for sentence in wording.sentences)
    return [
        _Wording(sentence.split(" "), (), frozenset((sentence,)))
        for sentence, count in counts.items()
        if count >= LEAST_COPIES and sentence.count(" ") + 1 >= _SHARED_SENTENCES
    ]


def _copies(wordings: list[_Wording], runs: list[list[int]], frames: int) -> list[list[_Wording]]:
    """Groups of wordings that copy one text; where a group shares but a frame, what stands in the frame is compared."""
    groups = []
    leading = [len(wording.positions) or LEAST_COPIES for wording in wordings]
    for numbers in groups_of(runs, leading):
        group = [number for number in numbers if wordings[number].positions]
        members = [wordings[number] for number in group]
        if sum(len(wording.positions) for wording in members) < LEAST_COPIES:
            continue
        core = core_of([set(runs[number]) for number in group])
        rests = [uncovered(wordings[number].words, runs[number], core) for number in group]
        if _is_text(members, rests):
            groups.append(members)
        elif frames:
            inner = [
                wording._replace(words=rest)
                for wording, rest in zip(members, rests, strict=True)
                if len(rest) >= LEAST_WORDS
            ]
            groups += _copies(inner, runs_of([wording.words for wording in inner]), frames - 1)
    return groups


def _is_text(members: list[_Wording], rests: list[list[str]]) -> bool:
    """Whether wordings copy a text, rather than fill a frame each in its own way."""
    if len(members) <= 2:
        return True
    sizes = [len(wording.positions) for wording in members]
    plain = sum(size for size, rest in zip(sizes, rests, strict=True) if not rest)
    if plain >= max(2, _PLAIN * sum(sizes)):
        return True
    shared = sorted(len(wording.words) - len(rest) for wording, rest in zip(members, rests, strict=True))
    sentences = Counter(sentence for wording in members for sentence in wording.sentences)
    whole = sum(len(sentence.split()) for sentence, count in sentences.items() if 2 * count >= len(members))
    return shared[len(shared) // 2] >= _LETTER or whole >= _SHARED_SENTENCES


def _campaign(group: list[_Wording], answers: Sequence[str]) -> Campaign:
    usual = max(group, key=lambda wording: (len(wording.positions), wording.words))
    positions = sorted(position for wording in group for position in wording.positions)
    exact = set(usual.positions)
    return Campaign(
        text=answers[min(exact)],
        rows=tuple(position + 1 for position in positions),
        edited=tuple(position + 1 for position in positions if position not in exact),
    )
