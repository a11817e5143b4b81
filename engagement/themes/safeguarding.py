"""Remarks to read whatever their number: words of harm, however rare the theme they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

_WORDS = Path(__file__).with_name("safeguarding.txt")


def safeguarding(texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Return for each text whether it holds a word of harm; `safeguarding.txt` lists them, to be read and changed.

    It finds words, not meaning: "nobody died" is found too, and harm told in other words is missed.
    """
    return np.array([bool(_pattern().search(text)) for text in texts], dtype=bool)


@cache
def _pattern() -> re.Pattern[str]:
    lines = _WORDS.read_text(encoding="utf-8").splitlines()
    words = [re.escape(line.strip()) for line in lines if line.strip() and not line.startswith("#")]
    return re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)
