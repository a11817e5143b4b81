"""The page of the seats: taking one, its weights, and where the seats part."""
