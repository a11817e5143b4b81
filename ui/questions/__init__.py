"""The questions page: what each question of a survey found."""
