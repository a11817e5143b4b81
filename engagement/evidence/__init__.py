"""What people said that speaks for matters named elsewhere: the points of answers that mean them, and their quotes."""
