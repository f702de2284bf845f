"""The frames of a report to read: for each family how salient the strongest are, in whose voice, and by which terms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from framing.evidence import Evidence
from framing.evidence.pipeline import NO_PARSE
from framing.metrics import Frame, primary_frames

_FRAMES = 5  # frames shown of a family
_TERMS = 5  # terms shown of a frame
_REMARK = "evidence per 100 words, 95% interval"


def frames_view(evidence: Evidence, frames: Sequence[Frame]) -> Iterator[RenderableType]:
    """A heading, then a table for each family with evidence."""
    terms: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for match in evidence.frame_matches:
        shown = match.text.lower() if "{" in match.term else match.term
        terms[match.family, match.category][shown] += 1
    if not any(frame.salience for frame in frames):
        return
    how = "words alone, no parser; " if NO_PARSE in evidence.pipeline_warnings else ""
    yield Text.assemble("\n", ("Frames: which aspects the body dwells on", "bold"), (f"  {how}{_REMARK}", "dim"))
    for family, primary in primary_frames(frames).items():
        strongest = [frame for frame in frames if frame.family == family and frame.salience][:_FRAMES]
        yield Text.assemble("  ", (family.replace("_", " "), "cyan"), f"  primary: {primary.replace('_', ' ')}")
        if strongest:
            yield _table(strongest, terms)


def _table(frames: Sequence[Frame], terms: dict[tuple[str, str], Counter[str]]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
    table.add_column(justify="right", min_width=8, no_wrap=True)
    table.add_column(min_width=13, no_wrap=True)
    table.add_column(min_width=27, no_wrap=True)
    table.add_column(min_width=10, no_wrap=True, style="dim")
    table.add_column(ratio=1)
    for frame in frames:
        said = (frame.quoted + frame.reported) / frame.salience
        found = terms[frame.family, frame.name].most_common(_TERMS)
        most = ", ".join(f"{term} {n}×" if n > 1 else term for term, n in found)
        interval = f"[{frame.low:.1f}, {frame.high:.1f}]"
        table.add_row(f"{frame.salience:.1f}", interval, frame.name.replace("_", " "), f"{said:.0%} said", most)
    return table
