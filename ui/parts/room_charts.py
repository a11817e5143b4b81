"""Charts as a room reads them: writing that was made for a laptop grows for a projector."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import altair as alt

# Half as large again as on a laptop, as the page around it, and still within lines made for 13 pixels.
_LETTERS: Final = 19
_SIZES: Final = ("fontSize", "labelFontSize", "titleFontSize")
# Names beside an axis are cut at 180 pixels by themselves, which is for letters of 10.
_NAMES: Final = 360


def for_a_room(drawing: alt.LayerChart) -> alt.LayerChart:
    """Return a chart with no writing smaller than a room can read; what is larger stays."""
    spec = _grown(drawing.to_dict())
    config = spec.setdefault("config", {})
    config["text"] = {"fontSize": _LETTERS, **config.get("text", {})}
    for guide in ("axis", "legend", "header"):
        sizes = {"labelFontSize": _LETTERS, "titleFontSize": _LETTERS, "labelLimit": _NAMES}
        config[guide] = {**sizes, **config.get(guide, {})}
    grown: alt.LayerChart = type(drawing).from_dict(spec)
    return grown


def _grown(part: Any) -> Any:
    if isinstance(part, list):
        return [_grown(piece) for piece in part]
    if not isinstance(part, dict):
        return part
    return {
        name: max(piece, _LETTERS) if name in _SIZES and isinstance(piece, int | float) else _grown(piece)
        for name, piece in part.items()
    }
