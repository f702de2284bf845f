"""An article as it was given, and the segments in it."""

from framing.article.record import Article
from framing.article.segments import COUNTED, KINDS, Segment

__all__ = ["COUNTED", "KINDS", "Article", "Segment"]
