"""Where sentences start and end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.lang.en.tokenizer_exceptions import TOKENIZER_EXCEPTIONS

from framing.article import Segment
from framing.evidence.pipeline import ReadChunk
from framing.evidence.records import Span

_END = re.compile(r"""(?<![.!?…])[.!?…]{1,20}["'”’»)\]]{0,4}(?=\s)""")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+")
_ABBREVIATIONS = frozenset(word for word in TOKENIZER_EXCEPTIONS if len(word) > 2 and word.endswith("."))


def parsed_sentences(chunk: ReadChunk) -> Iterator[tuple[Span, Span]]:
    """The sentences that the pipeline found in a piece of an article: characters of the text as given, and tokens.

    White space around a sentence is left out, and with it a sentence of nothing else.
    """
    text = chunk.clean.text
    for sentence in chunk.doc.sents:
        start, end = _trimmed(text, sentence.start_char, sentence.end_char)
        if start < end:
            yield chunk.clean.original(start, end), (sentence.start, sentence.end)


def sentences_by_punctuation(text: str, segments: Sequence[Segment]) -> Iterator[Span]:
    """Sentences up to final punctuation, for a pipeline that finds none.

    An abbreviation ("Sen.", "U.S.") or an initial ends no sentence, nor does a mark before a small letter.
    """
    for segment in segments:
        start = segment.start
        for mark in _END.finditer(text, segment.start, segment.end):
            if _ends_sentence(text, mark, segment):
                yield _trimmed(text, start, mark.end())
                start = mark.end()
        start, end = _trimmed(text, start, segment.end)
        if start < end:
            yield start, end


def _ends_sentence(text: str, mark: re.Match[str], segment: Segment) -> bool:
    following = text[mark.end() : min(mark.end() + 20, segment.end)].lstrip(" \t\r\n\xa0\"'“‘(«")
    if following[:1].islower():
        return False
    if mark[0] != ".":
        return True
    word = text[max(segment.start, mark.start() - 20) : mark.end()].rsplit(None, 1)[-1].lstrip("(“\"‘'")
    return word not in _ABBREVIATIONS and not _INITIALS.fullmatch(word)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
