"""`Evidence`: all that was found in one article, and nothing that was not."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from framing.article import Article
from framing.evidence.agency import Entity, Event, find_entities, find_events
from framing.evidence.attribution import find_attributions
from framing.evidence.candidates import find_candidates
from framing.evidence.matching import TermMatcher, find_terms
from framing.evidence.names import find_names
from framing.evidence.pipeline import NO_PARSE, Pipeline, ReadChunk
from framing.evidence.quotations import find_quotations
from framing.evidence.records import Attribution, Candidate, Sentence, Span, TermMatch
from framing.evidence.scare_quotes import ScareQuote, find_scare_quotes
from framing.evidence.sentences import parsed_sentences, sentences_by_punctuation
from framing.evidence.sources import Source, sources_of, with_stances
from framing.evidence.spans import joined, without
from framing.evidence.style import Style, find_styles
from framing.evidence.voices import SPEECH, Voices
from framing.evidence.warnings import article_warnings
from framing.evidence.word_features import Surroundings
from framing.evidence.words import count_words, looks_english
from framing.lexicon import NEWS_FRAMES, WORDING


@dataclass(frozen=True)
class Evidence:
    """The finds in one article. Plain records with character offsets; no spaCy object is kept."""

    article: Article
    matches: tuple[TermMatch, ...]
    """Every lexicon term found, in order of place, in all segments and voices."""
    quotations: tuple[Span, ...]
    """What stands inside quotation marks, and block quotes."""
    attributions: tuple[Attribution, ...]
    sentence_spans: tuple[Span, ...] | None
    """Where the pipeline found sentences; None: they end at punctuation, looked up when first asked for."""
    lexicons: tuple[str, ...]
    """Names of the lexicons that were looked for (`family/category`), found or not."""
    scare_quotes: tuple[ScareQuote, ...] = ()
    """Words held at a distance; empty without a parser, which tells them from statements."""
    entities: tuple[Entity, ...] = ()
    """Named entities, the most mentioned first; empty without a parser."""
    events: tuple[Event, ...] = ()
    """Passive clauses and nouns of violence, with who acts in them; empty without a parser."""
    candidates: tuple[Candidate, ...] = ()
    """Likely loaded words that no lexicon lists, never counted as matches; empty without tagger and parser."""
    pipeline_warnings: tuple[str, ...] = ()
    styles: tuple[Style, ...] | None = field(default=None, repr=False, compare=False)
    """How each sentence is written, in named numbers; None without tagger and parser, and in a stored report."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences of every segment, in order."""
        text, segments = self.article.text, self.article.segments
        spans = self.sentence_spans if self.sentence_spans is not None else sentences_by_punctuation(text, segments)
        spans = tuple(spans)
        return tuple(
            Sentence(text[start:end], start, end, self.kind_at(start), frames=frames)
            for (start, end), frames in zip(spans, self._frames_of(spans), strict=True)
        )

    def _frames_of(self, spans: Sequence[Span]) -> list[tuple[str, ...]]:
        """For each sentence the frames with evidence in it, most first."""
        starts = [start for start, _ in spans]
        found: list[Counter[str]] = [Counter() for _ in spans]
        for match in self.frame_matches:
            i = bisect_right(starts, match.start) - 1
            if i >= 0 and match.start < spans[i][1]:
                found[i][f"{match.family}/{match.category}"] += match.weight
        return [tuple(name for name, _ in counts.most_common()) for counts in found]

    @cached_property
    def frame_matches(self) -> tuple[TermMatch, ...]:
        """Matches that are evidence of a frame: of families other than wording.

        Of news frames, which tell what happens, those that their clause denies ("no agreement") are left out.
        """
        return tuple(m for m in self.matches if m.family not in WORDING and not (m.negated and m.family == NEWS_FRAMES))

    @cached_property
    def counted_matches(self) -> tuple[TermMatch, ...]:
        """Matches in the segments that metrics count: headline once, body, block quotes."""
        kinds = {s.kind for s in self.article.segments if s.counted}
        return tuple(m for m in self.matches if m.segment in kinds)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Who says something, those with the most words first; empty without a parser."""
        return sources_of(self.article.text, self.attributions)

    @cached_property
    def reported(self) -> tuple[Span, ...]:
        """What stands in indirect speech, without the quotations in it."""
        return reported_spans(self.attributions, self.quotations)

    @cached_property
    def words_by_segment(self) -> dict[str, Counter[str]]:
        """Words of each counted kind of segment, by voice: `author`, `quoted`, `reported`."""
        text = self.article.text
        words: dict[str, Counter[str]] = {}
        for segment in self.article.segments:
            if segment.counted:
                counts = words.setdefault(segment.kind, Counter(author=0, quoted=0, reported=0))
                counts["author"] += count_words(text, segment.start, segment.end)
        for voice, spans in (("quoted", self.quotations), ("reported", self.reported)):
            for start, end in spans:
                counts = words[self.kind_at(start)]
                n = count_words(text, start, end)
                counts[voice] += n
                counts["author"] = max(0, counts["author"] - n)
        return words

    def kind_at(self, start: int) -> str:
        """The kind of the segment at a place."""
        segments = self.article.segments
        return segments[max(0, bisect_right(segments, start, key=lambda s: s.start) - 1)].kind

    def n_words(self, *voices: str) -> int:
        """Words in counted segments, in these voices."""
        return sum(counts[voice] for counts in self.words_by_segment.values() for voice in voices)

    @cached_property
    def body(self) -> str:
        """Body and block quotes as plain paragraphs."""
        text = self.article.text
        return "\n".join(
            " ".join(text[s.start : s.end].split()) for s in self.article.segments if s.kind in ("body", "blockquote")
        )

    @cached_property
    def english(self) -> bool:
        """Whether the counted text looks like English; if not, no English formula is applied."""
        return looks_english(self.article.text)

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What a reader of the numbers should know."""
        found = article_warnings(
            self.article,
            english=self.english,
            n_words=self.n_words("author", "quoted", "reported"),
            parsed=self.sentence_spans is not None and NO_PARSE not in self.pipeline_warnings,
        )
        return (*self.pipeline_warnings, *found)


def reported_spans(attributions: Iterable[Attribution], quotations: Sequence[Span]) -> tuple[Span, ...]:
    """What stands in indirect speech, without the quotations in it."""
    said = [span for a in attributions if a.kind in SPEECH for span in a.content]
    return tuple(without(joined(said), quotations))


def gather_evidence(
    article: Article, chunks: Sequence[ReadChunk], matcher: TermMatcher, pipeline: Pipeline, lexicons: tuple[str, ...]
) -> Evidence:
    """All finds in an article that the pipeline has read."""
    docs = [chunk.doc for chunk in chunks]
    quotations = find_quotations(article)
    names = find_names(docs) if pipeline.parses else None
    attributions = find_attributions(article, chunks, quotations, names)
    scare_quotes = tuple(find_scare_quotes(article.text, quotations, attributions)) if names else None
    voices = Voices(quotations, attributions if names else (), scare_quotes)
    matches = tuple(
        match
        for chunk in chunks
        for match in find_terms(chunk, matcher, article.text, voices, names, tagged=pipeline.tags)
    )
    spans = tuple(span for chunk in chunks for span, _ in parsed_sentences(chunk)) if pipeline.sentences else None
    candidates: tuple[Candidate, ...] = ()
    styles: tuple[Style, ...] | None = None
    if names and spans and pipeline.tags:
        reported = reported_spans(attributions, quotations)
        candidates, words = find_candidates(chunks, Surroundings(article.text, matches, spans, quotations, reported))
        written = find_styles(chunks, article.text, quotations, reported)
        styles = tuple({**style, **word} for style, word in zip(written, words, strict=True))
    return Evidence(
        article=article,
        matches=matches,
        quotations=tuple(quotations),
        attributions=with_stances(attributions, matches),
        sentence_spans=spans,
        lexicons=lexicons,
        scare_quotes=scare_quotes or (),
        entities=find_entities(docs, names) if names else (),
        events=find_events(chunks, article.text) if names else (),
        candidates=candidates,
        styles=styles,
        pipeline_warnings=pipeline.warnings,
    )
