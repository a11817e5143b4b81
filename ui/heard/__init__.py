"""The Heard screen."""
