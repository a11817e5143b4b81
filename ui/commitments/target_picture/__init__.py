"""The picture of a slot: its history, the boroughs, the candidates as lines, and the target as a handle to move."""

from ui.commitments.target_picture.component import target_picture

__all__ = ["target_picture"]
