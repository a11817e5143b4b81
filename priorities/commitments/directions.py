"""Which way is better, as a sign."""

from priorities.errors import CommitmentError

LOWER, HIGHER = "lower", "higher"


def sign_of(better: str) -> int:
    """Return -1 where lower is better, +1 where higher is.

    Raises
    ------
    CommitmentError
        Where better is neither "lower" nor "higher".
    """
    if better not in (LOWER, HIGHER):
        raise CommitmentError('Say whether "lower" or "higher" is better.')
    return -1 if better == LOWER else 1
