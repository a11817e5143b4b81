"""Words of a text: tokens, stems, and which words carry no meaning of their own."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from nltk.stem.snowball import SnowballStemmer
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

_TOKEN = re.compile(r"[a-z][a-z']+")
_MASK = re.compile(r"\[[A-Za-z ]{2,20}\]")

_FILLERS = frozenset(
    ["also", "always", "am", "another", "any", "anything", "around", "ask", "asked", "away", "back", "bad", "best", "better", "big", "bit", "bring", "came", "can", "cannot", "cant", "come", "comes", "could", "day", "days", "did", "didn", "didnt", "do", "does", "doesn", "doesnt", "doing", "don", "done", "dont", "etc", "even", "ever", "every", "everyone", "everything", "feel", "felt", "get", "gets", "getting", "give", "given", "go", "goes", "going", "gone", "good", "got", "great", "ha", "happen", "happens", "has", "hasn", "have", "haven", "having", "help", "hi", "how", "isn", "issue", "issues", "itself", "ive", "just", "keep", "kept", "kind", "know", "let", "like", "little", "look", "lot", "lots", "made", "make", "makes", "making", "many", "may", "maybe", "mean", "means", "might", "more", "most", "much", "must", "my", "need", "needed", "needs", "never", "new", "next", "nice", "nothing", "now", "off", "ok", "old", "one", "ones", "only", "open", "other", "our", "own", "people", "person", "place", "please", "point", "put", "really", "right", "said", "same", "saw", "say", "see", "seem", "seems", "seen", "send", "sent", "set", "should", "shouldn", "since", "some", "somebody", "someone", "something", "still", "stop", "sure", "take", "taken", "takes", "taking", "tell", "thank", "thanks", "that", "their", "them", "then", "there", "they", "thing", "things", "think", "this", "those", "though", "three", "told", "too", "took", "tried", "try", "trying", "two", "under", "until", "up", "us", "use", "used", "using", "very", "via", "want", "wanted", "wants", "was", "wasn", "way", "we", "well", "went", "were", "what", "when", "where", "which", "while", "who", "whole", "why", "will", "with", "without", "won", "work", "works", "would", "yes", "yet", "you", "your", "hours", "week", "weeks", "month", "months", "year", "years", "today", "important", "matter", "matters", "change", "changes", "really", "currently", "already", "less", "wont", "ll", "ve", "re", "em", "im", "id", "youre", "theyre", "theres", "thats", "friendly", "excellent", "amazing", "lovely", "helpful", "polite", "brilliant", "fantastic", "wonderful", "perfect", "happy", "pleasant", "kind", "rude", "terrible", "awful", "poor", "worse", "worst", "hard", "easy", "properly", "actually", "simply", "enough", "long", "short", "high", "low", "small", "large", "half", "end", "start", "turn", "talk", "talking", "hear", "heard", "live", "living", "lives", "life", "nobody", "everybody", "anybody", "long"]
)  # fmt: skip


@cache
def stop_words() -> frozenset[str]:
    """Return words that never name a theme: grammar, fillers and tone."""
    return frozenset(ENGLISH_STOP_WORDS) | _FILLERS


def tokens(text: str) -> list[str]:
    """Return the lower-case words of a text, masks left out."""
    return [
        word.removesuffix("'s").replace("'", "")
        for word in _TOKEN.findall(_MASK.sub(" ", text).lower().replace("’", "'"))
    ]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return a word's stem (Porter2; the Snowball stemmer of nltk)."""
    return str(_stemmer().stem(word))


@cache
def _stemmer() -> SnowballStemmer:
    return SnowballStemmer("english")
