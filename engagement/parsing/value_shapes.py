"""What single answers look like: an e-mail address, a range of age, a step of a scale, a borough."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from data import bundled
from engagement.parsing.cells import DATE

_SCALE = (
    r"yes|no|maybe|unsure|not sure|true|false|(?:not )?selected|checked|male|female|(?:strongly |slightly |somewhat "
    r"|tend to |definitely )?(?:dis)?agree\b.*|neither\b.*|neutral|(?:very |somewhat |fairly |not at all "
    r"|extremely )?"
    r"(?:un|dis)?(?:satisfied|likely|important|useful|easy|difficult|good|poor|happy|helpful)|always|often|sometimes"
    r"|rarely|never|excellent|good|fair|average|high|medium|low|individual|organisation|consent\b.{0,20}"
)
_HOW_MUCH = (
    r"(?:strongly |slightly |somewhat |tend to |definitely |mostly |completely |totally |partly |fully |very "
    r"|fairly |quite "
    r"|not very |not at all |extremely |moderately |a little |not so |not |neither |really |rather |reasonably "
    r"|highly )*"
)
_STEPS = (
    rf"(?:\d{{1,2}} ?[-–=:.)(]+ ?)?(?:{_HOW_MUCH}(?:(?:dis)?agree|(?:un|dis)?satisfied|(?:un)?likely|(?:un)?important"
    r"|(?:un)?happy|(?:un)?helpful|use(?:ful|less)|easy|difficult|good|bad|poor|well|badly|poorly|confident"
    r"|concerned|worried|safe"
    r"|unsafe|comfortable|effective|(?:un)?clear|relevant|familiar|(?:un)?favou?rabl[ey]|interested|positive"
    r"|negative|supportive"
    r"|often|accessible|convenient)(?: n?or .{1,30})?|neither.{0,40}|neutral|always|usually|sometimes"
    r"|occasionally|rarely|seldom"
    r"|never|excellent|outstanding|fair|average|adequate|satisfactory|unsatisfactory|terrible|strongly (?:support"
    r"|oppose)"
    r"|(?:tend to )?(?:support|oppose)|not at all|a great deal|a lot|a little|to (?:a|some|no)\b.{0,20} extent"
    r"|(?:much |a (?:bit|little|lot) |slightly )?(?:better|worse)|(?:about )?the same"
    r"|(?:totalmente |muy |algo |nada |parcialmente |ni )?(?:de acuerdo|en desacuerdo|(?:in)?satisfech[oa])\b.{0,30}"
    r"|siempre|frecuentemente|a menudo|a veces|casi (?:siempre|nunca)|nunca|(?:tout a fait |tout à fait "
    r"|plut[oô]t |pas du tout )?"
    r"(?:pas )?(?:d['’]accord|satisfaite?|insatisfaite?)|toujours|souvent|parfois|rarement|jamais|(?:stimme"
    r"|trifft) .{0,30}zu"
    r"|(?:sehr |eher |gar )?(?:nicht |un)?zufrieden|immer|oft|manchmal|selten|nie|(?:helemaal |zeer "
    r"|erg )?(?:mee |on)?"
    r"(?:eens|tevreden)|neutraal)\b.{0,12}"
)
_POSTCODE_AREAS = (
    "a[bl]|b[abdhlnrst]?|c[abfhmortvw]|d[adeghlnty]|e[chnx]?|f[ky]|g[luy]?|h[adgprsux]|i[gpv]|k[atwy]|l[adelnsu]?"
    "|m[ekl]?"
    "|n[egnprw]?|o[lx]|p[aehlor]|r[ghm]|s[aegklmnoprstwy]?|t[adfnqrsw]|ub|w[acdfnrsv]?|yo|ze"
)
_STREET = (
    r"(?:(?:flat|apartment|apt|unit|room|suite|block)\.? ?[\w/-]{1,6},? ?"
    r"|[\w .'’-]{3,30}, ?)?\d{1,5} ?[a-z]?(?:[-/]\d{1,4}[a-z]?)?,? ?"
    r"(?:[a-z'’.-]+ ){1,4}(?:street|st|road|rd|avenue|ave?|lane|ln|drive|dr|close|cl|court|ct|gardens?|gdns"
    r"|terrace|terr|place|pl"
    r"|crescent|cres|way|grove|hill|square|sq|walk|mews|row|park|rise|view|parade|green|yard|wharf|boulevard|blvd"
    r"|house|villas?"
    r"|broadway|embankment|quay|circus|vale|end|mount|heights|passage|gate)\b.*"
    r"|\d{1,4},? ?(?:bis |ter )?(?:rue|avenue|boulevard|place|chemin|impasse|all[ée]e|via|calle)\b.*"
    r"|(?:calle|avenida|avda|c/|via|viale|piazza|rua|rue)[ .].{2,40}\d.*"
    r"|[^\W\d_][\w .-]{1,30}(?:stra(?:ß|ss)e|str\.|weg|gasse|platz|allee|straat|laan) ?\d{1,4} ?[a-z]?\b.*"
)
_PATTERNS: Final = {
    "email": re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE),
    "network_address": re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}", re.IGNORECASE),
    "phone": re.compile(
        r"(?!\d+\.\d+$)(?=(?:\D*\d){9})(?:(?:\+|00?|\(0\d{2,5}\))[\d ().-]{8,17}"
        r"|\+?1?[ .-]?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})"
        r"(?:,? ?(?:x|ext\.?|extension|#) ?\d{1,6})?",
        re.IGNORECASE,
    ),
    "browser": re.compile(
        r".{0,40}(?:Mozilla/\d|AppleWebKit|Gecko/|Opera/\d|(?:Chrome|Safari|Firefox|Edg)/\d).*", re.DOTALL
    ),
    "handle": re.compile(r"@[\w.]{2,40}"),
    "street": re.compile(_STREET, re.IGNORECASE | re.DOTALL),
    "place_on_earth": re.compile(r"\(?-?\d{1,3}\.\d{2,},? ?-?\d{1,3}\.\d{2,}\)?(?: [\d.]+)*|///\w+\.\w+\.\w+"),
    "record": re.compile(r"[\[{]\s*[\[{\"].*[\]}]", re.DOTALL),
    "drawing": re.compile(r"data:image/.*", re.DOTALL),
    "postcode": re.compile(
        rf"(?:{_POSTCODE_AREAS})\d[a-z\d]?(?: ?\d[a-z]{{2}})?(?:[ ,(/–-]+[a-z][a-z '’.,&/()-]{{2,50}})?", re.IGNORECASE
    ),
    "date": DATE,
    "number": re.compile(r"[-+£$€]?\s?\d[\d,.]*\s?%?"),
    "web_address": re.compile(r"https?://\S+|/\S*", re.IGNORECASE),
    "age_range": re.compile(
        r"(?:aged? )?(?:under|over|below|above|[<>]=?) ?\d{2}\b.{0,10}|\d{1,2} ?(?:-|–|to) ?\d{2}(?: ?y.{0,12})?"
        r"|\d{2} ?(?:\+|and over|or over|and above|or older|plus)(?: ?y.{0,12})?",
        re.IGNORECASE,
    ),
    "scale": re.compile(_SCALE, re.IGNORECASE),
    "step": re.compile(_STEPS, re.IGNORECASE),
    "yes_or_no": re.compile(
        r"(?:yes|no|maybe|unsure|not sure|don['’]?t know|n/?a|none|true|false|ja|nein|oui|non|s[ií]|[01])\W*",
        re.IGNORECASE,
    ),
    "mark": re.compile(r"(?:\d|10)(?:\.0)?(?: ?[-–=:.)(/]+ ?.{1,60})?"),
    "hundred": re.compile(r"(?:\d{1,2}|100)(?:\.0)?"),
    "code": re.compile(
        r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{16,64}|R_[A-Za-z0-9]{10,20}", re.IGNORECASE
    ),
}


# Characters: no value of a shape is longer, but the strings of browsers. Not tuned.
_LONGEST: Final = 200


def has_shape(value: str, shape: str) -> bool:
    """Return whether a value, without space at its ends, has a shape that is known here.

    Parameters
    ----------
    value : one answer.
    shape : email, network_address, phone, browser, handle, street, place_on_earth, drawing, record (of a program),
        postcode (with or without the name of its place), date, number, web_address, code, age_range, age, borough; of
        answers picked from a few: scale (any), step (of a scale in words), yes_or_no, mark (0 to 10, with or without
        words), hundred (0 to 100).
    """
    test = _KNOWN.get(shape)
    if test:
        return test(value)
    is_short = len(value) <= _LONGEST or shape in _MAY_BE_LONG
    return is_short and _PATTERNS[shape].fullmatch(value) is not None


@cache
def _boroughs() -> frozenset[str]:
    return frozenset(_plain(name) for name in bundled.boroughs()["borough"])


_AROUND_A_NAME = re.compile(r"^(?:the )?(?:london|royal) borough of|^(?:lb|rb) |\b(?:council|borough)$")


def _plain(words: str) -> str:
    small = words.lower().replace("&", "and").replace("-", " ")
    return " ".join(_AROUND_A_NAME.sub("", small).split())


def _is_borough(value: str) -> bool:
    return len(value) < 60 and _plain(value) in _boroughs()


def _is_age(value: str) -> bool:
    in_years = value.isascii() and value.isdecimal() and len(value) <= 3 and 0 < int(value) <= 120
    return in_years or _PATTERNS["age_range"].fullmatch(value) is not None


_MAY_BE_LONG: Final = frozenset({"browser", "drawing", "record", "web_address", "scale", "date"})
_KNOWN: Final[dict[str, Callable[[str], bool]]] = {"borough": _is_borough, "age": _is_age}
