"""The annual strategic review: what it says of a day, how it is written as Word, and how it is frozen."""
