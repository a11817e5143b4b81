"""Sets of themes at rest: which question, or questions together, each belongs to."""
