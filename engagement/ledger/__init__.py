"""What became of it: what was decided about each theme, in versions, wherever the theme goes."""

from engagement.ledger.answer import LONGEST, STATES, UNANSWERED, WILL_DO, WILL_NOT, Answer
from engagement.ledger.following import Whereabouts

__all__ = ["LONGEST", "STATES", "UNANSWERED", "WILL_DO", "WILL_NOT", "Answer", "Whereabouts"]
