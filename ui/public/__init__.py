"""The Public view screen."""
