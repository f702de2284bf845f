"""Who speaks: quotations and parsed relations, joined into attributions.

A quotation belongs to the cue whose content it is part of or that stands beside it; one that
follows in the same paragraph, or goes on from the last, has the same source. Without a parser
there are quotations alone, without sources.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.article import Article
from framing.evidence.names import Names
from framing.evidence.pipeline import ReadChunk
from framing.evidence.records import Attribution, Span
from framing.evidence.relations import find_relations
from framing.evidence.scare_quotes import ScareQuote
from framing.evidence.spans import joined

_BESIDE = 40
"""A cue at most this many characters from a quotation, in the same sentence, stands beside it."""
_MARKS = 4
"""Marks and spaces that a content of one quotation may have outside of it."""
_FAR = 2000
"""A cue further away than this has nothing to do with a quotation."""
_STOPS = frozenset(",.;:–—-")
_SENTENCE_END = re.compile(r"[.!?]['\")”’]*\s")


SPEECH = frozenset(("direct", "indirect", "mixed"))
"""Kinds of attribution in which something is said; in a `belief` it is thought, wanted or judged."""


@dataclass(frozen=True)
class Voices:
    """Whose voice each place of an article is in."""

    quotations: Sequence[Span]
    """In order."""
    attributions: Sequence[Attribution]
    scare_quotes: Sequence[ScareQuote] | None = None
    """None where they were not looked for."""

    def held(self, start: int) -> bool | None:
        """Whether a place stands in scare quotes; None where this was not determined."""
        return None if self.scare_quotes is None else any(q.start <= start < q.end for q in self.scare_quotes)

    def at(self, start: int) -> tuple[str, str | None]:
        """Voice and, where known, speaker: `quoted` in a quotation, `reported` in indirect speech, else `author`."""
        quoted = _inside((start, start), self.quotations)
        innermost: tuple[int, Attribution] | None = None
        for attribution in self.attributions:
            if attribution.kind in SPEECH:
                for begin, end in attribution.content:
                    if begin <= start < end and (innermost is None or end - begin < innermost[0]):
                        innermost = (end - begin, attribution)
        if innermost:
            return "quoted" if quoted else "reported", innermost[1].speaker
        return ("quoted" if quoted else "author"), None


@dataclass
class _Draft:
    """An attribution in the making, in characters of the text as given."""

    cue: tuple[Span, ...]
    content: list[Span]
    source: tuple[Span, ...]
    speech: bool
    speaker: str | None
    quotes: list[Span] = field(default_factory=list)


def find_attributions(
    article: Article, chunks: Sequence[ReadChunk], quotes: Sequence[Span], names: Names | None
) -> tuple[Attribution, ...]:
    """All attributions of an article, in order of their content.

    `quotes` are its quotations, `names` those in it, or None where there is no parse to read.
    """
    if names is None:
        return tuple(Attribution("direct", (quote,)) for quote in quotes)
    drafts = [draft for chunk in chunks for draft in _drafts(chunk, names)]
    drafts = [d for d in drafts if d.content or not _inside(d.cue[0], quotes)]
    orphans = _give_quotations(article, quotes, drafts)
    found = [_finished(d) for d in drafts if d.content]
    found += [Attribution("direct", (quote,)) for quote in orphans]
    return tuple(sorted(found, key=lambda a: a.content))


def _drafts(chunk: ReadChunk, names: Names) -> list[_Draft]:
    doc, clean = chunk.doc, chunk.clean

    def characters(span: Span) -> Span:
        start, end = span
        while end - start > 1 and (doc[start].text in _STOPS or doc[start].is_space):
            start += 1
        while end - start > 1 and (doc[end - 1].text in _STOPS or doc[end - 1].is_space):
            end -= 1
        return clean.original(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))

    counted = [(start, segment.counted) for start, segment in zip(clean.starts, clean.segments, strict=True)]
    starts = [start for start, _ in counted]
    drafts = []
    for relation in find_relations(doc):
        cue = doc[relation.cue[0][0]]
        if not counted[max(0, bisect_right(starts, cue.idx) - 1)][1]:
            continue
        drafts.append(
            _Draft(
                cue=tuple(characters(span) for span in relation.cue),
                content=[
                    characters(span) for span in relation.content if any(t.is_alpha for t in doc[span[0] : span[1]])
                ],
                source=(characters(relation.source),) if relation.source else (),
                speech=relation.speech,
                speaker=names.of(relation.head),
            )
        )
    return drafts


def _give_quotations(article: Article, quotes: Sequence[Span], drafts: list[_Draft]) -> list[Span]:
    """Give each quotation to its attribution; those that have none are returned."""
    starts = [segment.start for segment in article.segments]
    orphans: list[Span] = []
    last: tuple[int, _Draft | None] = (-1, None)
    for quote in quotes:
        segment = bisect_right(starts, quote[0]) - 1
        owner = _owner(article.text, quote, drafts)
        if owner is None and last[1] is not None:
            same_paragraph = segment == last[0]
            goes_on = segment == last[0] + 1 and _opens_paragraph(article, segment, quote) and _left_open(article, last)
            owner = last[1] if same_paragraph or goes_on else None
        if owner is None:
            orphans.append(quote)
        else:
            owner.quotes.append(quote)
            owner.content = joined([*owner.content, quote])
        last = (segment, owner)
    return orphans


def _owner(text: str, quote: Span, drafts: list[_Draft]) -> _Draft | None:
    """The attribution whose content a quotation is part of, or else whose cue of speech stands beside it."""
    best: tuple[int, _Draft] | None = None
    for draft in drafts:
        cue = draft.cue[0]
        if cue[0] - quote[1] > _FAR or quote[0] - cue[1] > _FAR or quote[0] <= cue[0] < quote[1]:
            continue
        if draft.source and quote[0] <= draft.source[0][0] < quote[1]:
            continue
        overlap = sum(max(0, min(e, quote[1]) - max(s, quote[0])) for s, e in draft.content)
        score = 2 * overlap + draft.speech if overlap else int(_beside(text, quote, cue) and draft.speech)
        if score and (best is None or score > best[0]):
            best = (score, draft)
    return best[1] if best else None


def _beside(text: str, quote: Span, cue: Span) -> bool:
    """Whether a cue stands next to a quotation with no end of a sentence between them."""
    if cue[1] <= quote[0]:
        start, end = cue[1], quote[0]
    elif text[quote[1] - 1] == ".":  # a quotation that ends with a full stop has no cue behind it
        return False
    else:
        start, end = quote[1], cue[0]
    return end - start <= _BESIDE and not _SENTENCE_END.search(text, start, end)


def _opens_paragraph(article: Article, segment: int, quote: Span) -> bool:
    return quote[0] - article.segments[segment].start <= 2


def _left_open(article: Article, last: tuple[int, _Draft | None]) -> bool:
    """Whether the last paragraph ended inside a quotation, its mark not closed."""
    segment, draft = article.segments[last[0]], last[1]
    return draft is not None and bool(draft.quotes) and draft.quotes[-1][1] == segment.end


def _inside(span: Span, quotes: Sequence[Span]) -> bool:
    i = bisect_right(quotes, (span[0], 1 << 60)) - 1
    return i >= 0 and span[0] < quotes[i][1]


def _finished(draft: _Draft) -> Attribution:
    outside = sum(e - s for s, e in draft.content) - sum(e - s for s, e in draft.quotes)
    if draft.quotes and outside <= _MARKS * len(draft.quotes):
        kind = "direct"
    elif draft.speech:
        kind = "mixed" if draft.quotes else "indirect"
    else:
        kind = "belief"
    return Attribution(kind, tuple(draft.content), draft.source, draft.cue, draft.speaker)
