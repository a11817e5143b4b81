"""The Responses screen."""
