"""Segments of an article: headline, byline, dateline, body, caption, credit, blockquote, repeat.

Plain text carries no mark-up, so segments are read off its paragraphs by their form, and offsets
always point into the text as given. A paragraph that fits no other kind is body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

KINDS = ("headline", "byline", "dateline", "body", "caption", "credit", "blockquote", "repeat")
COUNTED = frozenset({"headline", "body", "blockquote"})
"""The kinds that metrics count. The rest is kept and marked, and left out of every number."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the article, `text[start:end]`, without the white space around it."""

    kind: str
    """One of `KINDS`. `repeat` is a headline or paragraph that the text has already had."""
    start: int
    end: int

    @property
    def counted(self) -> bool:
        """Whether metrics count it."""
        return self.kind in COUNTED


Span = tuple[int, int]

_WRAP_WIDTH = 120  # a line that was broken to fit a page or mail is not longer than this

_AGENCY = r"(?:AFP|AP|Associated Press|Reuters|REUTERS|Getty(?: Images)?|EPA|Bloomberg|PA|Xinhua|TASS|Alamy|Shutterstock|iStock)"
_PHOTO = r"(?:[Pp]hotos?|PHOTOS?|[Pp]hotographs?|Images?|Pictures?|[Ss]creenshot)"
_CREDIT = re.compile(
    rf"""
    \( (?: {_PHOTO}\b (?:\ credit|\ courtesy|\ by|\ should|\ via|:|\ ©)    # (Photo by ...), (Photo credit should ...)
         | (?:[Cc]redit|CREDIT|[Ss]ource) :                                # (Credit: ...)
         | [^()\n]{{0,80}}? (?:/|\bvia\ ) {_AGENCY}\b                      # (Name/AFP via Getty Images)
         | {_AGENCY} (?:\ {_PHOTO}|/|\ via\b)                              # (AP Photo/Name)
       ) [^()\n]{{0,160}} \)
  | (?<=\s) / \ ? {_AGENCY} \b (?:\ PHOTO|\ Photo)? (?:\ ?/\ ?[\w .'’-]{{1,40}}){{0,3}}   # / AFP PHOTO / POOL / Name
  | [|—–-] \ [^|.()\n]{{2,60}}? / {_AGENCY} \b (?:/[\w ]{{2,30}})?  (?:\ Images|\ Photo)?  # | Name/AFP/Getty Images
  | (?:^|(?<=[.!?]\ )) (?:Photo|Photograph|Image|Picture|Credit) (?:\ credit|\ courtesy\ of)? : \ [^\n]{{2,80}} $
  | ^ (?:Photo(?:graph)?\ by | Getty\ Images | AP\ Photo) [^\n,?!]{{0,60}} $
    """,
    re.VERBOSE,
)
_CREDIT_SIGNS = ("hoto", "PHOTO", "redit", "CREDIT", "Image", "Picture", "creenshot", "Getty", "ource:", "via ", "euters/", "AP/", "AFP/", "EPA/")
_CREDIT_SLASH = re.compile(rf"/ ?{_AGENCY}")
"""One of these stands in every credit: plain searches that spare most paragraphs the pattern."""
_CAPTION_LEAD = re.compile(
    r"(?:Media playback is unsupported|(?:Image|Media|Video) (?:copyright|caption)\b|FILE ?(?:PHOTO)? ?[-–—:] |(?:In this|This) [^.]{0,60}\b(?:file )?(?:photo|image)\b)"
)
_CAPTION_WORDS = 90

_NAME = r"(?:[A-Z][\w.'’-]*\.?)"
_BYLINE = re.compile(
    rf"""^(?: (?:By|BY|by) \ {_NAME} (?:\ (?:{_NAME}|de|van|von|der|al|bin|and|AND|&))* (?:,? \ {_NAME})*  (?:[,|•·–—-]\ ?[^.!?]{{0,60}})?
           | (?:Posted|Written|Reported|Story|Opinion) \ by \ {_NAME} [^.!?]{{0,60}}
           | [—–(-]* (?:Additional\ )? (?:Reporting|Editing|Writing|Compiled) \ by \ [A-Z][^!?]{{0,300}}
           | [—–-]* \ ?[A-Z][^!?:“"]{{2,160}} \ (?:contributed\ (?:to\ this\ (?:report|article|story)|reporting)) .{{0,30}}
           | (?:Write|Email|Contact|Follow) \ (?:to\ )? [^!?\n]{{2,120}} (?:@|\bTwitter) [^!?\n]{{0,80}}
         )$""",
    re.VERBOSE,
)
_DATE_LINE = re.compile(
    r"""^(?:(?:Published|Updated|Posted|Last\ updated|First\ published)\b[^.!?]{0,80}
          | (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\ )?
            (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\ \d{1,2}(?:,?\ \d{4})?(?:,?[\ |-]+\d{1,2}:\d\d.{0,20})?
          | \d{1,2}\ (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\ \d{4}(?:.{0,20})?
          | \d{4}-\d\d-\d\d(?:[T ][\d:.+Z-]*)?)$""",
    re.VERBOSE,
)
_DATELINE = re.compile(
    r"""(?: [A-Z][A-Z.'’-]+ (?:[\ /-][A-Z][A-Z.'’-]+){0,4} (?:,\ [A-Z][\w.'’\ ]{1,25}?)? (?:,\ [A-Z][a-z]{2,8}\.?\ \d{1,2})?
            (?:\ \([^()\n]{2,30}\))?
          | [A-Z][\w.'’-]+ (?:[\ ][A-Z][\w.'’-]+){0,3} (?:,\ [A-Z][\w.'’\ ]{1,25}?)? \ \((?:AP|AFP|Reuters|CNN|UPI|Xinhua|TASS|CBS\ News|NBC)\)
        ) (?:\s*(?:—|–|--)|\ -)\ ?(?=[\w“"‘'])""",
    re.VERBOSE,
)
_MAY_BE_OTHER = re.compile(  # a quick look before the patterns above
    r"\W*(?:by|posted|written|reported|story|opinion|additional|reporting|editing|writing|compiled|write|email|contact|follow"
    r"|published|updated|last|first|[a-z]+day,?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|\d+"
    r"|image|media|video|file|in|this)\b",
    re.IGNORECASE,
)
_EARLY = 5  # headline, repeated headline and dateline stand among the first paragraphs
_SENTENCE_END = re.compile(r"""[.!?…:;]["'”’»)\]]{0,4}$""")
_TITLE_LIKE = re.compile(r"\b[^\W\d_]{4,}")
_LETTERS = re.compile(r"\w+")


def find_segments(text: str, title: str | None = None) -> tuple[Segment, ...]:
    """The segments of plain text, in order; `title`, if given, tells which paragraph is the headline."""
    return label((("body", span) for span in paragraphs(text)), text, title)


def label(blocks: Iterable[tuple[str, Span]], text: str, title: str | None = None) -> tuple[Segment, ...]:
    """Segments from paragraphs that come with what mark-up says of them (`body` where it says nothing)."""
    marked = list(blocks)
    headline = _headline(text, marked, title)
    headline_words = None if headline is None else _fold(text[slice(*marked[headline][1])])
    has_credits = _has_credit(text)
    found: list[Segment] = []
    seen: set[str] = set()
    for i, (kind, (start, end)) in enumerate(marked):
        paragraph = text[start:end]
        if (paragraph in seen and len(paragraph) > 40) or _repeats(paragraph, i, headline, headline_words):
            found.append(Segment("repeat", start, end))
        elif i == headline:
            found.append(Segment("headline", start, end))
        elif kind != "body":
            found.append(Segment(kind, start, end))
        elif i < _EARLY or _may_be_other(paragraph) or (has_credits and _has_credit(paragraph)):
            found.extend(_split_paragraph(text, start, end, early=i < _EARLY))
        else:
            found.append(Segment("body", start, end))
        seen.add(paragraph)
    return tuple(found)


def _repeats(paragraph: str, i: int, headline: int | None, headline_words: str | None) -> bool:
    """Whether one of the first paragraphs prints the headline once more."""
    return headline is not None and headline < i < _EARLY and _fold(paragraph) == headline_words


def paragraphs(text: str) -> Iterator[Span]:
    """Paragraphs of plain text: parted by blank lines, or by single line ends that no page width explains."""
    block: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if content := line.strip():
            start = at + len(line) - len(line.lstrip())
            block.append((start, start + len(content)))
        elif block:
            yield from _unwrapped(text, block)
            block = []
        at += len(line)
    if block:
        yield from _unwrapped(text, block)


def _unwrapped(text: str, lines: list[Span]) -> Iterator[Span]:
    """The paragraphs in a run of lines: one that was filled to a page width goes on in the next."""
    if len(lines) == 1:
        yield lines[0]
        return
    width = max(end - start for start, end in lines)
    sentence_ends = sum(bool(_SENTENCE_END.search(text, start, end)) for start, end in lines[:-1])
    if width > _WRAP_WIDTH or 2 * sentence_ends >= len(lines) - 1:
        yield from lines
        return
    first = lines[0][0]
    for (start, end), (following, following_end) in pairwise(lines):
        next_word = text[following:following_end].split(maxsplit=1)[0]
        if end - start + 1 + len(next_word) <= width:  # the next word had room on this line: a real break
            yield first, end
            first = following
    yield first, lines[-1][1]


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _headline(text: str, blocks: list[tuple[str, Span]], title: str | None) -> int | None:
    """Which of the first paragraphs is the headline, if any."""
    for i, (kind, (start, end)) in enumerate(blocks[:4]):
        if kind == "headline" or (title and _fold(text[start:end]) == _fold(title)):
            return i
    if len(blocks) < 2 or blocks[0][0] != "body":
        return None
    start, end = blocks[0][1]
    first = text[start:end]
    words = first.split()
    other = _DATELINE.match(first) or _BYLINE.match(first) or _DATE_LINE.match(first) or _CREDIT.search(first)
    if not 3 <= len(words) <= 25 or other or _CAPTION_LEAD.match(first) or first[0] in "“\"‘'(":
        return None
    if not _SENTENCE_END.search(first):
        return 0
    content = _TITLE_LIKE.findall(first)
    in_title_case = len(content) >= 3 and sum(w[0].isupper() for w in content) >= 0.8 * len(content)
    return 0 if in_title_case else None


def _has_credit(text: str) -> bool:
    return any(sign in text for sign in _CREDIT_SIGNS) or _CREDIT_SLASH.search(text) is not None


def _may_be_other(paragraph: str) -> bool:
    """Whether a paragraph begins like a byline, date or caption; most do not."""
    return _MAY_BE_OTHER.match(paragraph) is not None or paragraph.find("contribut", -80) >= 0


def _split_paragraph(text: str, start: int, end: int, *, early: bool) -> Iterator[Segment]:
    paragraph = text[start:end]
    credits = list(_CREDIT.finditer(paragraph)) if _has_credit(paragraph) else []
    short = len(paragraph) < 12 * _CAPTION_WORDS and len(paragraph.split()) <= _CAPTION_WORDS
    if len(paragraph) < 400 and _BYLINE.match(paragraph):
        yield Segment("byline", start, end)
    elif len(paragraph) < 100 and _DATE_LINE.match(paragraph):
        yield Segment("dateline", start, end)
    elif credits and (short or _opens_story(paragraph, credits)):
        yield from _caption(text, start, end, credits)
    elif short and _CAPTION_LEAD.match(paragraph):
        yield Segment("caption", start, end)
    elif early and (dateline := _DATELINE.match(paragraph)):
        yield Segment("dateline", start, start + len(dateline[0].rstrip()))
        yield Segment("body", start + dateline.end(), end)
    else:
        yield Segment("body", start, end)


def _opens_story(paragraph: str, credits: list[re.Match[str]]) -> bool:
    """Whether a long paragraph begins with a caption that scraping has glued to the story."""
    caption = paragraph[: credits[0].start()]
    return len(caption) < 0.4 * len(paragraph) and len(caption.split()) <= _CAPTION_WORDS


def _caption(text: str, start: int, end: int, credits: list[re.Match[str]]) -> Iterator[Segment]:
    """Caption, its credits, and whatever text was glued behind them."""
    at = start
    for credit in credits:
        begin = start + credit.start()
        if _LETTERS.search(text, at, begin):
            yield from (Segment("caption", s, e) for s, e in _trimmed(text, at, begin))
        else:
            begin = at
        yield from (Segment("credit", s, e) for s, e in _trimmed(text, begin, start + credit.end()))
        at = start + credit.end()
    for s, e in _trimmed(text, at, end):
        yield Segment("credit" if len(text[s:e].split()) < 4 else "body", s, e)


def _fold(text: str) -> str:
    """Letters and digits alone, lower case: equal for two printings of one headline."""
    return " ".join(_LETTERS.findall(text)).casefold()
