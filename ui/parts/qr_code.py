"""A QR code, drawn here as a picture of lines: nobody else hears of the address."""

from __future__ import annotations

from typing import Final

import segno

# Phones read a code that is partly covered or seen at an angle; half the modules more than the least.
_REDUNDANCY: Final = "m"
_QUIET: Final = 4
"""Light modules around it, as the standard asks (ISO/IEC 18004)."""


def svg(address: str, name: str) -> str:
    """Return a QR code as SVG that grows with its frame.

    Parameters
    ----------
    address : what it holds.
    name : what a screen reader says instead.
    """
    code = segno.make(address, error=_REDUNDANCY, micro=False)
    drawing = code.svg_inline(
        border=_QUIET, omitsize=True, title=name, dark="#212B32", light="#FFFFFF", svgclass="qr", lineclass=None
    )
    return str(drawing)
