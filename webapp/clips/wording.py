"""Sizes and times as people read them, for who looks for them among the clips."""

from webapp.wording import clip_length, in_bytes, in_time

__all__ = ["clip_length", "in_bytes", "in_time"]
