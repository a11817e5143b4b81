"""The Commitments screen."""
