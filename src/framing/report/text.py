"""A report to read: styled on a terminal, plain everywhere else."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from framing.evidence import Evidence, Sentence, TermMatch
from framing.lexicon import WORDING
from framing.metrics import Frame
from framing.report.frames_text import frames_view
from framing.report.tables import entity_table

WIDTH = 110
_STRENGTH = {1: "mild", 2: "clear", 3: "strong"}
_CONTEXT = 34  # characters of context on each side of a term
_SHOWN = 12  # terms shown in a category
_SENTENCES = 4  # sentences shown
_REASONS = 4  # reasons shown for each
_LISTED = 8  # sources and entities shown
_PER_100 = (
    ("loaded_language_density", "loaded terms per 100 words, outlet's own voice"),
    ("loaded_language_score", "sum of their strengths per 100 words"),
    ("quoted_loaded_language_density", "loaded terms per 100 quoted words"),
    ("reported_loaded_language_density", "loaded terms per 100 words of reported speech"),
)
_SHARES = (
    ("strong_sentence_share", "share of sentences with a clear or strong loaded term, own voice"),
    ("loaded_term_concentration", "concentration on single terms, 1 = one term alone"),
    ("lexical_variety", "different words in 50 running words, 1 = all different"),
    ("quoted_share", "share of words inside quotations"),
    ("reported_share", "share of words in reported speech"),
    ("n_sources", "different sources that say something"),
    ("named_source_share", "share of statements whose source is a name"),
    ("largest_source_share", "share of all sources' words that the most heard one has"),
    ("evaluative_cue_share", "share of evaluative cues, as in insisted or ranted"),
    ("cue_side_agreement", "evaluative cues side with the outlet's own terms, -1 to 1"),
    ("agentless_passive_share", "share of passive clauses that do not say who acts"),
    ("agentless_violence_share", "share of nouns of violence that do not say who acts"),
)
_READABILITY = (
    ("flesch_reading_ease", "Flesch reading ease", "higher is easier"),
    ("flesch_kincaid_grade", "Flesch-Kincaid grade", "school years"),
    ("gunning_fog", "Gunning fog", "school years"),
    ("smog_index", "SMOG", "school years"),
    ("automated_readability_index", "Automated readability index", "school years"),
    ("coleman_liau_index", "Coleman-Liau", "school years"),
    ("dale_chall_readability_score", "Dale-Chall", "9 and more: college"),
    ("linsear_write_formula", "Linsear Write", "school years"),
    ("lix", "LIX", "over 60: very hard"),
    ("rix", "RIX", "over 7.2: college"),
)


def report_text(view: RenderableType) -> str:
    """A report's view as plain text."""
    out = io.StringIO()
    Console(file=out, width=WIDTH, color_system=None, force_terminal=False).print(view, crop=False)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def report_view(
    evidence: Evidence,
    sentences: Sequence[Sentence],
    frames: Sequence[Frame],
    metrics: Mapping[str, float],
    readability: Mapping[str, float],
    warnings: Sequence[str],
    signature: str,
) -> RenderableType:
    """The report for a rich console."""
    parts: list[RenderableType] = [*_article(evidence), *_terms(evidence), *_candidates(evidence)]
    parts += [*_likely_biased(evidence, sentences), *frames_view(evidence, frames)]
    parts += [*_scare_quotes(evidence), *_sources(evidence), *_entities(evidence)]
    parts += [_heading("Measures"), *_measures(metrics)]
    if readability:
        parts += [_heading("Readability of the body"), _readability(readability)]
    if warnings:
        parts += [_heading("Warnings"), *(Text(f"  ! {warning}", style="yellow") for warning in warnings)]
    parts += [Text(), Text(signature, style="dim", no_wrap=True, overflow="ignore")]
    return Group(*parts)


def _heading(title: str, remark: str = "") -> Text:
    return Text.assemble("\n", (title, "bold"), (f"  {remark}" if remark else "", "dim"))


def _article(evidence: Evidence) -> Iterator[RenderableType]:
    article = evidence.article
    first = next((s for s in article.segments if s.kind == "headline"), article.segments[0])
    title = article.text[first.start : first.end] if first.kind == "headline" or not article.title else article.title
    yield Text(_shown(title, 200), style="bold underline")
    if facts := [fact for fact in (article.outlet, article.published, article.url) if fact]:
        yield Text(_shown(" · ".join(map(str, facts)), 200))
    own, quoted, reported = (evidence.n_words(voice) for voice in ("author", "quoted", "reported"))
    kinds = Counter(s.kind for s in article.segments)
    counted = {s.kind for s in article.segments if s.counted}
    n_sentences = sum(s.segment in counted for s in evidence.sentences)
    yield Text(
        f"{own + quoted + reported} words ({own} the outlet's own, {quoted} in quotation marks, "
        f"{reported} in reported speech), {n_sentences} sentences"
    )
    yield Text("counted:  " + ", ".join(f"{n} {kind}" for kind, n in kinds.items() if kind in counted))
    if left_out := ", ".join(f"{n} {kind}" for kind, n in kinds.items() if kind not in counted):
        yield Text("left out: " + left_out)


def _terms(evidence: Evidence) -> Iterator[RenderableType]:
    """Loaded terms in full, then the other families of wording in a line each category."""
    text = evidence.article.text
    families: defaultdict[str, list[TermMatch]] = defaultdict(list)
    for match in evidence.counted_matches:
        if match.family in WORDING:
            families[match.family].append(match)
    loaded = families.pop("loaded", [])
    own = [m for m in loaded if m.voice == "author"]
    said = [m for m in loaded if m.voice != "author"]
    yield _heading("Loaded terms in the outlet's own voice", f"{len(own)} matches")
    yield from _by_category(own, text)
    if said:
        yield _heading("Loaded terms quoted or reported", f"{len(said)} matches; the speaker's, not the outlet's")
        yield from _by_category(said, text)
    for family, matches in families.items():
        yield _heading(f"Family {family}", "outlet's own voice")
        own = [m for m in matches if m.voice == "author"]
        yield from (Padding(line, (0, 0, 0, 2)) for line in _summary(own))


def _candidates(evidence: Evidence) -> Iterator[RenderableType]:
    counted = {s.kind for s in evidence.article.segments if s.counted}
    own = [c for c in evidence.candidates if c.voice == "author" and c.segment in counted]
    if own:
        yield _heading("Likely loaded words in no lexicon", "outlet's own voice; probability; not counted")
        first: dict[str, float] = {}
        for candidate in sorted(own, key=lambda c: -c.probability):
            first.setdefault(candidate.text.lower(), candidate.probability)
        shown = [f"{_shown(text, 40)} {probability:.2f}" for text, probability in list(first.items())[:_SHOWN]]
        yield Text("  " + ", ".join(shown) + (f", and {len(first) - _SHOWN} more" if len(first) > _SHOWN else ""))


def _likely_biased(evidence: Evidence, sentences: Sequence[Sentence]) -> Iterator[RenderableType]:
    counted = {s.kind for s in evidence.article.segments if s.counted}
    estimated = [(s.bias, s) for s in sentences if s.bias is not None and s.segment in counted]
    likely = sorted((item for item in estimated if item[0] >= 0.5), key=lambda item: -item[0])
    if not estimated:
        return
    yield _heading(
        "Sentences that experts would likely call biased",
        f"{len(likely)} of {len(estimated)}; an estimate, not a verdict",
    )
    for bias, sentence in likely[:_SENTENCES]:
        yield Text(f"  {bias:.2f}  {_shown(sentence.text, WIDTH - 8)}")
        reasons = [f"{c.feature} {c.contribution:+.2f}" for c in sentence.why[1:] if c.contribution > 0][:_REASONS]
        if reasons:
            yield Text("        " + "; ".join(reasons), style="dim")


def _scare_quotes(evidence: Evidence) -> Iterator[RenderableType]:
    if evidence.scare_quotes:
        yield _heading("In scare quotes")
        yield Text("  " + ", ".join(f"“{_shown(quote.text, 60)}”" for quote in evidence.scare_quotes))


def _sources(evidence: Evidence) -> Iterator[RenderableType]:
    if not evidence.sources:
        return
    yield _heading("Sources", "who is heard, with how many words and which cues")
    for source in evidence.sources[:_LISTED]:
        cues = ", ".join(f"{n} {stance}" for stance, n in source.cues.items() if stance != "neutral")
        name = _shown(source.name, 50) if source.named else f"unnamed: {_shown(source.name, 41)}"
        times = f"{source.statements} statement{'s' * (source.statements != 1)}"
        yield Text(f"  {name:50}  {source.words:5} words  {times}" + (f"  ({cues})" if cues else ""))


def _entities(evidence: Evidence) -> Iterator[RenderableType]:
    table = [(name, row) for name, row in entity_table(evidence).items() if row["terms"]]
    if not table:
        return
    yield _heading("Whom loaded terms are about", "all voices")
    for name, row in sorted(table, key=lambda item: -sum(item[1]["terms"].values()))[:_LISTED]:
        terms = ", ".join(f"{category.replace('_', ' ')} {n}" for category, n in row["terms"].items())
        roles = f"{row['mentions']} mentions, acts {row['agent']}×, acted on {row['patient']}×"
        yield Text(f"  {_shown(name, 40):40}  {roles}: {terms}")


def _by_category(matches: Sequence[TermMatch], text: str) -> Iterator[RenderableType]:
    categories: defaultdict[str, list[TermMatch]] = defaultdict(list)
    for match in matches:
        categories[match.category].append(match)
    for category, found in sorted(categories.items(), key=lambda item: -len(item[1])):
        yield Text.assemble("  ", (category.replace("_", " "), "cyan"), f"  {len(found)}")
        yield Padding(_term_table(found, text), (0, 0, 0, 2))


def _term_table(matches: Iterable[TermMatch], text: str) -> Table:
    by_term: defaultdict[str, list[TermMatch]] = defaultdict(list)
    for match in matches:
        by_term[match.term].append(match)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
    table.add_column(justify="right", min_width=3, no_wrap=True)
    table.add_column(width=6)
    table.add_column(ratio=3)
    table.add_column(ratio=1, style="green")
    rows = sorted(by_term.values(), key=lambda ms: (-ms[0].weight, -len(ms), ms[0].start))
    for found in rows[:_SHOWN]:
        first = found[0]
        neutral = "→ " + ", ".join(first.neutral[:3]) if first.neutral else ""
        table.add_row(f"{len(found)}×", _STRENGTH[first.weight], _in_context(first, text), neutral)
    if len(rows) > _SHOWN:
        table.add_row("", "", f"and {len(rows) - _SHOWN} more terms", "")
    return table


def _in_context(match: TermMatch, text: str) -> Text:
    before = text[max(0, match.start - _CONTEXT) : match.start]
    after = text[match.end : match.end + _CONTEXT]
    if match.start > _CONTEXT and " " in before:
        before = "…" + before.partition(" ")[2]
    if match.end + _CONTEXT < len(text) and " " in after:
        after = after.rpartition(" ")[0] + "…"
    before, found, after = (_shown(part, 200, strip=False) for part in (before, match.text, after))
    return Text.assemble(before, (f"[{found}]", "bold red"), after)


def _summary(matches: Iterable[TermMatch]) -> Iterator[Text]:
    categories: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for match in matches:
        categories[match.category][match.term] += 1
    for category, terms in sorted(categories.items(), key=lambda item: -item[1].total()):
        most = ", ".join(f"{term} {n}×" if n > 1 else term for term, n in terms.most_common(6))
        more = ", …" if len(terms) > 6 else ""
        yield Text.assemble((category.replace("_", " "), "cyan"), f"  {terms.total()}: {most}{more}")
    if not categories:
        yield Text("none")


def _measures(metrics: Mapping[str, float]) -> Iterator[RenderableType]:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
    table.add_column(justify="right", width=8)
    table.add_column()
    shown = {name for name, _ in (*_PER_100, *_SHARES)} | {"n_words", "n_author_words", "n_sentences"}
    for name, meaning in (*_PER_100, *_SHARES):
        if name in metrics:
            table.add_row(f"{metrics[name]:.2f}", meaning)
    for name, value in metrics.items():
        prefix, dot, key = name.partition(".")
        if prefix == "category_density" and value:
            table.add_row(f"{value:.2f}", f"{key} per 100 words")
        elif not dot and name not in shown:
            table.add_row(f"{value:.2f}", name)
    yield table


def _readability(scores: Mapping[str, float]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
    for _ in range(2):
        table.add_column(justify="right", width=8)
        table.add_column()
        table.add_column(style="dim")
    cells = [(f"{scores[name]:.1f}", title, remark) for name, title, remark in _READABILITY if name in scores]
    half = (len(cells) + 1) // 2
    for left, right in zip(cells[:half], [*cells[half:], ("", "", "")][:half], strict=True):
        table.add_row(*left, *right)
    return table


def _shown(text: str, limit: int, *, strip: bool = True) -> str:
    """Article text made safe for a terminal: one line, no control characters, not too long."""
    line = "".join(c if c.isprintable() else " " for c in text)
    line = " ".join(line.split()) if strip else line
    return line if len(line) <= limit else line[: limit - 1] + "…"
