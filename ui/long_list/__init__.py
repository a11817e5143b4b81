"""The Long list screen."""
