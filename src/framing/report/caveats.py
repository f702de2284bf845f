"""What a reader of the numbers should know."""

from __future__ import annotations

import re
from itertools import islice

from framing.evidence import Evidence
from framing.evidence.pipeline import NO_PARSE

_LONG = 1_000_000
_TAGS = 4
_TAG = re.compile(
    r"</?(?:(?:article|blockquote|body|br|div|h[1-6]|head|html|img|li|ol|p|section|span|table|td|tr|ul)(?:\s[^<>]{0,300})?"
    r"|a\s[^<>]{0,100}href=[^<>]{0,300}|a)\s*/?>",
    re.IGNORECASE,
)


def warnings_of(evidence: Evidence) -> tuple[str, ...]:
    """The evidence's own warnings, and those about a text that was handed in in the wrong form."""
    text = evidence.article.text
    found = []
    if looks_like_html(text):
        found.append(
            "the text looks like HTML, and terms were looked for in its mark-up too: "
            "read it with Article.from_html (on the command line: --html)"
        )
    parsed = evidence.sentence_spans is not None and NO_PARSE not in evidence.pipeline_warnings
    if len(text) > _LONG and parsed:
        found.append(
            "a parser needs minutes for a text of this length: cut it into articles, "
            'or leave the parser out with pipeline=spacy.blank("en")'
        )
    return (*evidence.warnings, *found)


def looks_like_html(text: str) -> bool:
    """Whether a text holds several tags of a web page; one that only mentions a tag or two does not.

    >>> looks_like_html('<p>The <a href="/x">regime</a> fell.</p>'), looks_like_html("Use <p> and <div>, if 1 < 2.")
    (True, False)
    """
    return text.count("<") >= _TAGS and sum(1 for _ in islice(_TAG.finditer(text), _TAGS)) == _TAGS
