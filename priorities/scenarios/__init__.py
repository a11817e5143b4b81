"""Named weights that people saved: every version of each, and what was done with them since."""
