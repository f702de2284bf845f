"""The built-in families that are treated apart; any other name is a family of frames."""

WORDING = ("loaded", "epistemic", "speech", "partisan")
"""Families about how a thing is worded. Every other family says what it is about, and is read as frames."""

POLICY_FRAMES = "frames"
"""Its terms name an aspect of a matter and are about nobody: no target is looked for."""

NEWS_FRAMES = "news_frames"
"""Its terms tell what happens; what a clause denies ("no agreement") is no evidence."""
