"""Stored data becomes evidence again, checked: every error says where in the data what stands."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

from framing.errors import ReportError, describe
from framing.evidence import Candidate, Event, Evidence, Mention, ScareQuote, Sentence, Span, TermMatch
from framing.evidence.voices import SPEECH
from framing.metrics import Frame, Threshold

Read: TypeAlias = Callable[[Any], Any]
"""Gives the value, or raises `ReportError` with the place inside it and what stands there."""


def evidence_from_dict(data: Mapping[str, Any]) -> Evidence:
    """The evidence that `evidence_to_dict` was called on; raises `FramingError` for data that no article gave."""
    sentences: tuple[Sentence, ...] = _item(data, "sentences", _SENTENCES)
    parsed: bool = _item(data, "parsed", _reader(bool))
    spans = tuple((s.start, s.end) for s in sentences) if parsed else None
    evidence = Evidence(**{name: _item(data, name, read) for name, read in _EVIDENCE.items()}, sentence_spans=spans)
    text = evidence.article.text
    _check_texts("matches", evidence.matches, text)
    _check_texts("targets", (target for m in evidence.matches for target in m.targets), text)
    _check_texts("scare_quotes", evidence.scare_quotes, text)
    _check_texts("events", evidence.events, text)
    _check_texts("sentences", sentences, text)
    _check_texts("candidates", evidence.candidates, text)
    _check_spans(evidence)
    for i, match in enumerate(evidence.matches):
        if match.weight not in (1, 2, 3) or match.voice not in ("author", "quoted", "reported"):
            raise ReportError(f"matches[{i}] has weight {match.weight} and voice {match.voice!r:.60}")
    return evidence


def sentences_from_dict(data: Mapping[str, Any]) -> tuple[Sentence, ...]:
    """The sentences as they were stored, with their estimates."""
    sentences: tuple[Sentence, ...] = _item(data, "sentences", _SENTENCES)
    for i, sentence in enumerate(sentences):
        if sentence.bias is not None and not 0 <= sentence.bias <= 1:
            raise ReportError(f"sentences[{i}].bias is {describe(sentence.bias)}")
    return sentences


def frames_from_dict(data: Mapping[str, Any]) -> tuple[Frame, ...]:
    """The frames as they were stored."""
    frames: tuple[Frame, ...] = _item(data, "frames", _FRAMES)
    for i, frame in enumerate(frames):
        if not 0 <= frame.low <= frame.high <= sys.float_info.max or not 0 <= frame.salience <= sys.float_info.max:
            raise ReportError(f"frames[{i}] has salience {frame.salience} from {frame.low} to {frame.high}")
    return frames


def thresholds_from_dict(data: Mapping[str, Any]) -> tuple[Threshold, ...]:
    """The thresholds as they were stored; a report stored before there were any has none."""
    thresholds: tuple[Threshold, ...] = _item(data, "thresholds", _THRESHOLDS) if "thresholds" in data else ()
    return thresholds


def numbers_from_dict(data: Mapping[str, Any], name: str) -> dict[str, float]:
    """Metrics or readability as they were stored."""
    numbers = _item(data, name, _mapping)
    for key, value in numbers.items():
        if type(key) is not str or type(value) not in (int, float) or not abs(value) <= sys.float_info.max:
            raise ReportError(f"{name}[{key!r:.60}] is {describe(value)}")
    return dict(numbers)


def text_from_dict(data: Mapping[str, Any], name: str) -> str:
    """A text as it was stored."""
    text: str = _item(data, name, _reader(str))
    return text


def _item(data: Mapping[str, Any], name: str, read: Read) -> Any:
    if name not in data:
        raise ReportError(f"{name} is missing")
    try:
        return read(data[name])
    except ReportError as error:
        raise ReportError(f"{name}{error}") from None


def _reader(kind: Any) -> Read:
    """What reads a value of a type: a record, a tuple of one type, a span, or plain values."""
    if is_dataclass(kind):
        return _record(kind)
    if kind == Span:
        return _span
    if get_origin(kind) is tuple:
        parts = get_args(kind)
        return _many(_reader(parts[0])) if parts[-1] is Ellipsis else _row([_reader(part) for part in parts])
    return _plain(get_args(kind) or (kind,))


def _plain(types: tuple[type, ...]) -> Read:
    def read(value: Any) -> Any:
        if type(value) not in types:
            raise ReportError(f" is {describe(value)}")
        return value

    return read


def _many(read: Read) -> Read:
    def read_all(values: Any) -> Any:
        if not isinstance(values, list | tuple):
            raise ReportError(f" is {describe(values)}")
        found = []
        try:
            for value in values:
                found.append(read(value))
        except ReportError as error:
            raise ReportError(f"[{len(found)}]{error}") from None
        return tuple(found)

    return read_all


def _row(readers: list[Read]) -> Read:
    def read(value: Any) -> Any:
        if not isinstance(value, list | tuple) or len(value) != len(readers):
            raise ReportError(f" is {describe(value)}")
        return tuple(read_part(part) for read_part, part in zip(readers, value, strict=True))

    return read


def _record(kind: Any) -> Read:
    hints = get_type_hints(kind)
    readers = {f.name: _reader(hints[f.name]) for f in fields(kind)}

    def read(value: Any) -> Any:
        data = _mapping(value)
        if data.keys() != readers.keys():
            odd = ", ".join(sorted(map(repr, data.keys() ^ readers.keys())))
            raise ReportError(f" lacks fields or has unknown ones: {odd:.200}")
        values = {}
        for name, field_reader in readers.items():
            try:
                values[name] = field_reader(data[name])
            except ReportError as error:
                raise ReportError(f".{name}{error}") from None
        return kind(**values)

    return read


def _mapping(value: Any) -> Mapping[Any, Any]:
    if not isinstance(value, Mapping):
        raise ReportError(f" is {describe(value)}")
    return value


def _span(value: Any) -> Span:
    if not isinstance(value, list | tuple) or [type(place) for place in value] != [int, int]:
        raise ReportError(f" is {describe(value)}, not start and end")
    return value[0], value[1]


def _check_texts(
    name: str, records: Iterable[TermMatch | Mention | ScareQuote | Event | Sentence | Candidate], text: str
) -> None:
    for i, record in enumerate(records):
        if not 0 <= record.start <= record.end or text[record.start : record.end] != record.text:
            raise ReportError(
                f"{name}[{i}].text is {record.text!r:.60}, which does not stand at {record.start} to {record.end}"
            )


def _check_spans(evidence: Evidence) -> None:
    """Spans lie in the text, and what is said in segments that are counted, since its words are."""
    counted = {s.kind for s in evidence.article.segments if s.counted}
    length = len(evidence.article.text)
    for i, attribution in enumerate(evidence.attributions):
        if not attribution.content:
            raise ReportError(f"attributions[{i}].content is empty")
    for name, (start, end), said in _spans(evidence):
        if not 0 <= start <= end <= length:
            raise ReportError(f"{name} from {start} to {end} is outside the text of {length} characters")
        if said and evidence.kind_at(start) not in counted:
            raise ReportError(f"{name} from {start} to {end} is outside headline, body and block quotes")


def _spans(evidence: Evidence) -> Iterator[tuple[str, Span, bool]]:
    for span in evidence.quotations:
        yield "quotation", span, True
    for attribution in evidence.attributions:
        for span in attribution.content:
            yield "content", span, attribution.kind in SPEECH
        for span in (*attribution.source, *attribution.cue):
            yield "source or cue", span, False


_MADE = ("sentence_spans", "styles")
"""Fields of the evidence that are not stored as they are."""
_SENTENCES = _reader(tuple[Sentence, ...])
_FRAMES = _reader(tuple[Frame, ...])
_THRESHOLDS = _reader(tuple[Threshold, ...])
_EVIDENCE = {name: _reader(kind) for name, kind in get_type_hints(Evidence).items() if name not in _MADE}
