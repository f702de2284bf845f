"""The codebook of some lexicons: what a coder reads, and what a paper's appendix prints."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from framing.files import safe_cell
from framing.lexicon.families import DEFINITIONS, WORDING
from framing.lexicon.lexicon import Lexicon, digest
from framing.lexicon.term import Term

_EXAMPLES = 6
_COLUMNS = tuple(
    "family category title definition term strength word_class neutral unless note is is_not source license language "
    "edition version".split()
)

WORDING_RUBRIC = (
    "The term stands in a news sentence of the outlet's own, in an article you know nothing about. "
    "Would a careful expert in media bias underline it as loaded? "
    "3: in almost any such sentence (nine in ten). 2: in most (seven in ten or more). 1: in some."
)
FRAME_RUBRIC = (
    "A coder meets the term in a news sentence, about whatever issue. Would they code this category? "
    "3: nearly always. 2: usually. 1: often."
)


def codebook_markdown(lexicons: Sequence[Lexicon], version: str, cite: str) -> str:
    """Definition, unit, inclusion and exclusion, examples, strengths, edition, licence and citation, as Markdown."""
    lines = [
        "# Codebook",
        "",
        f"{len(lexicons)} categories, {sum(map(len, lexicons)):,} terms; "
        f"edition {digest(lexicons)}, framing {version}.",
        "",
        "**Unit.** One occurrence of a term in a headline, a body paragraph or a block quote, in the voice that "
        "speaks it: `author` (the outlet), `quoted` or `reported`.",
        "",
        f"**How to cite.** {cite}",
    ]
    for family in dict.fromkeys(lexicon.family for lexicon in lexicons):
        lines += ["", f"# Family {family}", "", DEFINITIONS.get(family, "A family of this project's own.")]
        lines += ["", f"**Strength.** {rubric(family)}"]
        for lexicon in lexicons:
            if lexicon.family == family:
                lines += ["", *_category(lexicon)]
    return "\n".join(lines) + "\n"


def codebook_csv(lexicons: Iterable[Lexicon], version: str) -> str:
    """One row for each term, with its category's definition; lists in a cell are separated by semicolons."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for lexicon in lexicons:
        edition = digest((lexicon,))
        for term in lexicon:
            category = (lexicon.family, lexicon.category, lexicon.title, " ".join(lexicon.description.split()))
            origin = (lexicon.source, lexicon.license, lexicon.language, edition, version)
            writer.writerow(map(safe_cell, (*category, term.term, term.weight, *_joined(term), *origin)))
    return out.getvalue()


def coding_instructions(label: str, lexicons: Sequence[Lexicon]) -> str:
    """What a human coder reads of a category, or of a family coded as one; without its terms, which would lead them."""
    if "/" not in label:
        parts = [DEFINITIONS.get(label, ""), *(f"- {x.title or x.category}: {_definition(x)}" for x in lexicons)]
        return "\n".join([f"## {label}", "", *filter(None, parts)]) + "\n"
    lexicon = lexicons[0]
    return "\n".join([f"## {label}", "", _definition(lexicon), *_examples(lexicon)]) + "\n"


def rubric(family: str) -> str:
    """What the strengths 1, 2 and 3 mean in a family."""
    return WORDING_RUBRIC if family in WORDING else FRAME_RUBRIC


def _category(lexicon: Lexicon) -> Iterator[str]:
    yield f"## {lexicon.name}: {lexicon.title or lexicon.category}"
    yield ""
    yield _definition(lexicon)
    yield from _examples(lexicon)
    for weight in (3, 2, 1):
        terms = [term.term for term in lexicon if term.weight == weight]
        if terms:
            yield ""
            yield f"**Strength {weight}** ({len(terms)}): {', '.join(terms)}"
    yield ""
    yield f"Source: {lexicon.source}. Licence: {lexicon.license}. Edition {digest((lexicon,))}."
    if lexicon.literature:
        yield ""
        yield f"Literature: {' '.join(lexicon.literature)}"


def _definition(lexicon: Lexicon) -> str:
    return " ".join(lexicon.description.split()) or "No definition is written down yet."


def _examples(lexicon: Lexicon) -> Iterator[str]:
    for title, key in (("Is", "hits"), ("Is not", "misses")):
        found = [sentence for term in lexicon for sentence in getattr(term, key)]
        if found:
            yield ""
            yield f"**{title}:** " + " / ".join(dict.fromkeys(_spread(found)))


def _spread(sentences: list[str]) -> list[str]:
    """Some of the sentences, taken from the whole of the list."""
    step = max(1, len(sentences) // _EXAMPLES)
    return sentences[::step][:_EXAMPLES]


def _joined(term: Term) -> tuple[str, ...]:
    lists = (term.pos, term.neutral, term.unless), (term.hits, term.misses)
    first, second = (tuple("; ".join(items) for items in part) for part in lists)
    return (*first, term.note, *second)
