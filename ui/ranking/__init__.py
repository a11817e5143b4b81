"""The Ranking screen."""
