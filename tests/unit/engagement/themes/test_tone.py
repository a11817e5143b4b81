"""The tone of a point in numbers: what is denied is turned round."""

from __future__ import annotations

import numpy as np

from engagement.themes.tone import N_NUMBERS, blames, faultless, has_tone, plain, tones, words_and_pairs


def test_denials_are_written_in_full():
    """However people spell it, "could not" is one thing."""
    assert plain("Couldn’t, CANT and cannot") == "could not, can not and can not"


def test_pairs_hold_the_denial():
    """ "not good" is a sign of its own."""
    assert words_and_pairs("not good!") == ["not", "good", "!", "not good", "good !"]


def test_praise_and_blame_are_summed_and_turned():
    """VADER gives good 1.9 and bad -2.5: over two words each is divided by the square root of two; denied, it moves."""
    good, bad, not_good = tones(["good day", "bad day", "not good"])

    assert good[0] == 1.9 / np.sqrt(2)
    assert good[1] == 0
    assert bad[1] == 2.5 / np.sqrt(2)
    assert not_good[0] == 0
    assert not_good[2] == 1.9 / np.sqrt(2)
    assert not_good[4] < 0 < good[4]
    assert tones([]).shape == (0, N_NUMBERS)


def test_a_turn_takes_the_rest_aside():
    """The balance before "but" and behind it stand by themselves."""
    row = tones(["lovely staff but terrible food"])[0]

    assert row[5] > 0 > row[6]


def test_faultless_blame_and_bare_facts():
    """ "No complaints" is faultless, unless a "but" follows; a bus is a fact."""
    assert faultless("no complaints")
    assert not faultless("no complaints but the food")
    assert blames("an awful ward")
    assert not blames("the ward")
    assert has_tone("lovely")
    assert not has_tone("i came by bus")
