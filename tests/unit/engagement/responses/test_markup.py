"""Answers with the marks of web pages become what the person saw."""

from __future__ import annotations

import pytest

from engagement.responses.markup import readable


@pytest.mark.parametrize(
    ("answer", "seen"),
    [
        ("More parks", "More parks"),
        ("Tom &amp; Jerry &ldquo;wait&rdquo;", "Tom & Jerry “wait”"),
        ("Parks &amp;amp; trees", "Parks & trees"),
        ("One<br/><br />Two", "One\n\nTwo"),
        ("<p>Hello</p><p>again</p>", "Hello\nagain"),
        ("<span style='padding-left: 30px'></span>Thanks", "Thanks"),
        ("I <3 my GP & nurse", "I <3 my GP & nurse"),
        ("a < b and c > d", "a < b and c > d"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("", ""),
    ],
)
def test_marks_of_web_pages_go_and_words_stay(answer: str, seen: str) -> None:
    """Line breaks, tags of web forms and codes for letters are turned; everything else stays as typed."""
    assert readable(answer) == seen
