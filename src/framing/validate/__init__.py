"""Validation on a corpus of one's own: a coding sheet is drawn, people code it, the codes are scored.

Every claim about a corpus needs it ("Validate, validate, validate", Grimmer and Stewart 2013). From the command line:
`framing validate draw` and `framing validate score`.
"""

from framing.study.intervals import Estimate
from framing.validate.drawing import Drawing, SheetRow, draw
from framing.validate.key import Key, KeyRow, Stratum
from framing.validate.scoring import score
from framing.validate.sheets import write_drawing
from framing.validate.validation import CategoryScore, TermCost, Validation

__all__ = [
    "CategoryScore",
    "Drawing",
    "Estimate",
    "Key",
    "KeyRow",
    "SheetRow",
    "Stratum",
    "TermCost",
    "Validation",
    "draw",
    "score",
    "write_drawing",
]
