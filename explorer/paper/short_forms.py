"""Short forms that a document may use, each with what it stands for, and those that nobody explained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from explorer.paper.model import Paper, Paragraph, Table
from explorer.paper.values import text_of

_MEANINGS: Final = {
    "AHP": "a way to weigh one thing against the next",
    "BHF": "British Heart Foundation, a charity",
    "CAMHS": "mental health services for children and young people",
    "CCG": "clinical commissioning group, which bought care for an area in 2019",
    "COPD": "chronic obstructive pulmonary disease, an illness of the lungs",
    "CVD": "cardiovascular disease: illness of the heart and of the blood vessels",
    "GLA": "Greater London Authority",
    "GP": "general practitioner, a family doctor",
    "HIV": "human immunodeficiency virus",
    "HLP": "Healthy London Partnership",
    "ICS": "integrated care system",
    "LAS": "London Ambulance Service",
    "LDN": "London, as in Thrive LDN, which works for mental health",
    "MMR": "measles, mumps and rubella",
    "MOPAC": "Mayor’s Office for Policing and Crime",
    "MoU": "memorandum of understanding, a written deal",
    "NHS": "National Health Service",
    "ONS": "Office for National Statistics",
    "PHE": "Public Health England",
    "SPB": "Strategic Partnership Board",
    "STP": "sustainability and transformation partnership: the NHS and councils of a part of London",
    "TB": "tuberculosis",
    "TfL": "Transport for London",
    "UNAIDS": "the United Nations’ programme on HIV",
    "VCSE": "voluntary groups, charities and social enterprises",
}
_FORM: Final = re.compile(r"\b(?:[A-Z]{2,}|[A-Z][a-z]?[A-Z][A-Za-z]*[A-Z]?|[A-Z]\.(?:[A-Z]\.)+)(?:s\b)?")
# What looks like a short form and is a word written large, a grade, or part of a name.
_PLAIN: Final = frozenset({"UK", "START", "LIVE", "AGE", "WELL", "AGREE", "NOTE", "DRAFT", "OK", "PM", "II"})


def _used_in(paper: Paper) -> list[str]:
    """Return the short forms of a document, in the order of their first use."""
    forms = (form.rstrip("s") for text in _texts(paper) for form in _FORM.findall(text))
    return [form for form in dict.fromkeys(forms) if form not in _PLAIN]


def explanations(paper: Paper) -> dict[str, str]:
    """Return what the short forms of a document stand for, as far as that is known, by the alphabet."""
    return {form: _MEANINGS[form] for form in sorted(_used_in(paper)) if form in _MEANINGS}


def unexplained(paper: Paper) -> list[str]:
    """Return the short forms that a document uses and does not explain, in the order of their first use."""
    texts = list(_texts(paper))
    brackets = {form for text in texts for form in re.findall(r"\(([A-Za-z]*[A-Z]{2,}s?)\)", text)}
    lines = {block.lead for part in paper.parts for block in part.blocks if isinstance(block, Paragraph)}
    return [form for form in _used_in(paper) if form not in brackets | lines]


def _texts(paper: Paper) -> Iterator[str]:
    """Every line of a document as it is read."""
    yield paper.title
    for part in paper.parts:
        yield part.title
        for block in part.blocks:
            yield block.text if isinstance(block, Paragraph) else text_of(block.caption)
            if isinstance(block, Table):
                yield from (text_of(cell) for row in (block.heads, *block.rows) for cell in row)
