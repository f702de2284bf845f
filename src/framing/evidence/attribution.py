"""Who speaks: quotations and parsed relations, joined into attributions.

A quotation belongs to the cue whose content it is part of or that stands beside it; one that
follows in the same paragraph, or goes on from the last, has the same source. Without a parser
there are quotations alone, without sources.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from framing.article import Article
from framing.evidence.names import Names
from framing.evidence.pipeline import ReadChunk
from framing.evidence.quotatives import quotative_after, quotative_before
from framing.evidence.records import Attribution, Span
from framing.evidence.relations import Relation, find_relations
from framing.evidence.spans import is_inside, joined
from framing.evidence.speakers import Speakers, find_speakers
from framing.evidence.words import WORD

_BESIDE = 40
"""A cue at most this many characters from a quotation, in the same sentence, stands beside it."""
_MARKS = 4
"""Marks and spaces that a content of one quotation may have outside of it."""
_FAR = 2000
"""A cue further away than this has nothing to do with a quotation."""
_PHRASE = 5
"""A quotation of at most so many words, without the end of a sentence, is a phrase or a title."""
_SHORT = 3
"""A quotation of so many words is a phrase of the sentence that it stands in."""
_STOPS = frozenset(",.;:–—-")
_SENTENCE_END = re.compile(r"[.!?]['\")”’]*\s|\n\s*\n")


@dataclass
class _Draft:
    """An attribution in the making, in characters of the text as given."""

    cue: tuple[Span, ...]
    """Empty for a quotation that stands alone."""
    content: list[Span]
    source: tuple[Span, ...]
    speech: bool
    speaker: str | None
    via: str | None = None
    quotes: list[Span] = field(default_factory=list)


def find_attributions(
    article: Article, chunks: Sequence[ReadChunk], quotes: Sequence[Span], names: Names | None
) -> tuple[Attribution, ...]:
    """All attributions of an article, in order of their content.

    `quotes` are its quotations, `names` those in it, or None where there is no parse to read.
    """
    if names is None:
        return tuple(Attribution("direct", (quote,)) for quote in quotes)
    speakers = find_speakers(chunks, quotes, names)
    drafts = [draft for chunk in chunks for draft in _drafts(chunk, speakers)]
    drafts = [d for d in drafts if d.content or not is_inside(d.cue[0][0], quotes)]
    drafts += _give_quotations(article, chunks, quotes, drafts, speakers)
    return tuple(sorted((_finished(d) for d in drafts if d.content), key=lambda a: a.content))


def _drafts(chunk: ReadChunk, speakers: Speakers) -> Iterator[_Draft]:
    doc, clean = chunk.doc, chunk.clean
    for relation in find_relations(doc):
        cue = doc[relation.cue[0][0]]
        if clean.segments[max(0, bisect_right(clean.starts, cue.idx) - 1)].counted:
            yield _draft(chunk, relation, speakers)


def _draft(chunk: ReadChunk, relation: Relation, speakers: Speakers) -> _Draft:
    doc, head = chunk.doc, relation.head
    return _Draft(
        cue=tuple(_characters(chunk, span) for span in relation.cue),
        content=[
            _characters(chunk, span) for span in relation.content if any(t.is_alpha for t in doc[span[0] : span[1]])
        ],
        source=(_characters(chunk, relation.source),) if relation.source else (),
        speech=relation.speech,
        speaker=speakers.of(head, chunk.clean.original(head.idx, head.idx + 1)[0]) if head is not None else None,
        via=relation.via,
    )


def _characters(chunk: ReadChunk, span: Span) -> Span:
    """A span of tokens in characters of the text as given, without punctuation around it."""
    doc, (start, end) = chunk.doc, span
    while end - start > 1 and (doc[start].text in _STOPS or doc[start].is_space):
        start += 1
    while end - start > 1 and (doc[end - 1].text in _STOPS or doc[end - 1].is_space):
        end -= 1
    return chunk.clean.original(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def _give_quotations(
    article: Article, chunks: Sequence[ReadChunk], quotes: Sequence[Span], drafts: Sequence[_Draft], speakers: Speakers
) -> list[_Draft]:
    """Give each quotation to the attribution it belongs to; new ones for those that stand alone are returned."""
    starts = [segment.start for segment in article.segments]
    drafts = sorted(drafts, key=_cue_start)
    alone: list[_Draft] = []
    last: tuple[int, _Draft | None] = (-1, None)
    for quote in quotes:
        segment = bisect_right(starts, quote[0]) - 1
        first = bisect_left(drafts, quote[0] - 2 * _FAR, key=_cue_start)
        near = drafts[first : bisect_left(drafts, quote[1] + _FAR + 1, key=_cue_start)]
        owner = _owner(article.text, quote, near)
        if owner is None and (owner := _introduced(article.text, quote, chunks, speakers)) is not None:
            alone.append(owner)
        if owner is None and not _is_statement(article.text, quote):
            if article.segments[segment].kind == "blockquote":
                alone.append(_Draft((), [quote], (), True, None, quotes=[quote]))
            continue
        if owner is None and last[1] is not None:
            goes_on = segment == last[0] + 1 and _opens_paragraph(article, segment, quote) and _left_open(article, last)
            if segment == last[0] or goes_on:
                owner = last[1]
        if owner is None:
            owner = _standing_alone(article, quote, segment, last, speakers)
            alone.append(owner)
        else:
            owner.quotes.append(quote)
            owner.content = joined([*owner.content, quote])
        last = (segment, owner)
    return alone


def _cue_start(draft: _Draft) -> int:
    return draft.cue[0][0]


def _is_statement(text: str, quote: Span) -> bool:
    """Whether a quotation nobody introduces says something: a clause or more, no single words, title or phrase."""
    words = WORD.findall(text, *quote)
    if len(words) > _PHRASE:
        return True
    ends = text[quote[1] - 1] in ".!?…" or text[quote[1] : quote[1] + 1] in (".", "!", "?")
    opens = not text[max(0, quote[0] - 3) : quote[0] - 1].strip(" \n\t").isalnum()
    return len(words) > 1 and ends and opens and text[quote[0]].isupper() and not all(w[0].isupper() for w in words)


def _standing_alone(
    article: Article, quote: Span, segment: int, last: tuple[int, _Draft | None], speakers: Speakers
) -> _Draft:
    """A quotation without a cue: of the speaker in the paragraph before, or of who acts in the sentence before."""
    text, previous = article.text, last[1]
    new = _Draft((), [quote], (), True, None, quotes=[quote])
    if _opens_paragraph(article, segment, quote) and segment == last[0] + 1 and previous is not None:
        if previous.quotes and previous.source:
            new.source, new.speaker = previous.source, previous.speaker
        return new
    before = speakers.before(quote[0])
    if before is not None and _starts_sentence(text, quote):
        new.source, new.speaker = (before.span,), before.name
    return new


def _starts_sentence(text: str, quote: Span) -> bool:
    before = text[max(0, quote[0] - 5) : quote[0]].rstrip("“\"'‘«„ \n\t")
    return not before or before[-1] in ".!?:”"


def _owner(text: str, quote: Span, drafts: Sequence[_Draft]) -> _Draft | None:
    """The attribution whose content a quotation is part of, or else whose cue of speech stands beside it."""
    best: tuple[int, _Draft] | None = None
    for draft in drafts:
        cue = draft.cue[0]
        if cue[0] - quote[1] > _FAR or quote[0] - cue[1] > _FAR or quote[0] <= cue[0] < quote[1]:
            continue
        if draft.source and quote[0] <= draft.source[0][0] < quote[1]:
            continue
        overlap = sum(max(0, min(e, quote[1]) - max(s, quote[0])) for s, e in draft.content)
        score = 2 * overlap + draft.speech if overlap else int(draft.speech and _beside(text, quote, draft))
        if score and (best is None or score > best[0]):
            best = (score, draft)
    return best[1] if best else None


def _introduced(text: str, quote: Span, chunks: Sequence[ReadChunk], speakers: Speakers) -> _Draft | None:
    """The attribution that the words next to a quotation make: with any verb, behind it or before a colon or comma."""
    start, end = quote
    behind, before = text[end - 1] + text[end : end + 2], text[max(0, start - 4) : start].rstrip("“\"'‘«„ \n\t")
    chunk = chunks[max(0, bisect_right(chunks, start, key=lambda c: c.clean.segments[0].start) - 1)]
    relation = None
    statement = _is_statement(text, quote) or _starts_sentence(text, quote)
    if statement and any(mark in behind for mark in ",!?"):
        relation = quotative_after(chunk.doc, _token_at(chunk, end))
    if relation is None and before[-1:] in (":", ",") and len(WORD.findall(text, start, end)) > _SHORT:
        relation = quotative_before(chunk.doc, _token_at(chunk, start - 1))
    return _draft(chunk, relation, speakers) if relation else None


def _token_at(chunk: ReadChunk, place: int) -> int:
    """The first token that starts at or behind a place of the text as given."""
    doc, original = chunk.doc, chunk.clean.original
    return bisect_left(range(len(doc)), place, key=lambda i: original(doc[i].idx, doc[i].idx + 1)[0])


def _beside(text: str, quote: Span, draft: _Draft) -> bool:
    """Whether a cue, or the source before it, stands next to a quotation with no end of a sentence between them."""
    cue = draft.cue[0]
    if cue[1] <= quote[0]:
        return quote[0] - cue[1] <= _BESIDE and not _SENTENCE_END.search(text, cue[1], quote[0])
    if text[quote[1] - 1] == ".":  # a quotation that ends with a full stop has no cue behind it
        return False
    near = min(cue[0], draft.source[0][0]) if draft.source else cue[0]
    return 0 <= near - quote[1] <= _BESIDE and not _SENTENCE_END.search(text, quote[1], cue[0])


def _opens_paragraph(article: Article, segment: int, quote: Span) -> bool:
    return quote[0] - article.segments[segment].start <= 2


def _left_open(article: Article, last: tuple[int, _Draft | None]) -> bool:
    """Whether the last paragraph ended inside a quotation, its mark not closed."""
    segment, draft = article.segments[last[0]], last[1]
    return draft is not None and bool(draft.quotes) and draft.quotes[-1][1] == segment.end


def _finished(draft: _Draft) -> Attribution:
    outside = sum(e - s for s, e in draft.content) - sum(e - s for s, e in draft.quotes)
    if draft.quotes and outside <= _MARKS * len(draft.quotes):
        kind = "direct"
    elif draft.speech:
        kind = "mixed" if draft.quotes else "indirect"
    else:
        kind = "belief"
    return Attribution(kind, tuple(draft.content), draft.source, draft.cue, draft.speaker, via=draft.via)
