"""Themes checked by people: a sample of a theme's points, what each person says of them, and how far they agree."""
