"""The live ranking: three weights, the ranked list and the triangle in one component of our own.

Moving a weight is answered in the browser, in the frame it happens; the server hears of it on release.
The arithmetic is that of `priorities.rank`, in whole numbers (``arithmetic.js``), and is tested against it.
"""

from ui.ranking.live_ranking.component import live_ranking

__all__ = ["live_ranking"]
