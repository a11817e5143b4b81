"""The Themes screen."""
