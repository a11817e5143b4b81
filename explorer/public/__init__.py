"""The public view: one page for everybody, written from what was frozen, and told beforehand."""
