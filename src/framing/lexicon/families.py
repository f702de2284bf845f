"""The built-in families that are treated apart; any other name is a family of frames."""

WORDING = ("loaded", "epistemic", "speech", "partisan")
"""Families about how a thing is worded. Every other family says what it is about, and is read as frames."""

POLICY_FRAMES = "frames"
"""Its terms name an aspect of a matter and are about nobody: no target is looked for."""

NEWS_FRAMES = "news_frames"
"""Its terms tell what happens; what a clause denies ("no agreement") is no evidence."""

DEFINITIONS = {
    "loaded": "Framing bias: wording that evaluates its subject where a neutral writer would name it "
    "(Recasens, Danescu-Niculescu-Mizil and Jurafsky 2013).",
    "epistemic": "Epistemological bias: wording that raises or lowers how true a claim sounds (Recasens et al. 2013).",
    "speech": "Words that report what somebody says, neutral and evaluative (Geis 1987).",
    "partisan": "One side's plain word for a disputed matter (Gentzkow and Shapiro 2010).",
    "frames": "Policy frames: the aspect under which a matter is discussed (Boydstun et al. 2014).",
    "news_frames": "Conflict, human interest, morality, economic consequences, responsibility, resolution "
    "(Semetko and Valkenburg 2000; Frermann et al. 2023).",
    "morals": "Moral foundations, the virtue and the vice of each (Graham et al. 2009).",
}
"""What each built-in family holds."""
