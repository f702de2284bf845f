import pytest

from framing import Article
from framing.evidence.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [text[s:e] for s, e in find_quotations(Article(text))]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“We won,” she said.", ["We won,"]),
        ('"We won," she said. "They lost."', ["We won,", "They lost."]),
        ("«We won», she said.", ["We won"]),
        ('“We won," she said.', ["We won,"]),
        ("‘We won,’ she said.", ["We won,"]),
        ("'We won,' she said.", ["We won,"]),
        ("''We won,'' she said. ``They lost.''", ["We won,", "They lost."]),
        ("It's the workers' plan, and they'll say it's theirs.", []),
        ("the ’90s and the '80s; rock ’n’ roll", []),
        ('He is 6\'2" tall and drove a 4" nail.', []),
        ("“He called it ‘a sham’ twice,” she said.", ["He called it ‘a sham’ twice,"]),
        ("„We won“, she said.", ["We won"]),
        ("„We won”, she said.", ["We won"]),
        ("»We won«, she said.", ["We won"]),
        ("‹We won›, she said, ›they lost‹.", ["We won", "they lost"]),
        ("‚We won‘, she said.", ["We won"]),
        ("＂We won,＂ she said.", ["We won,"]),
        ("“Did we win?“ she asked.", ["Did we win?"]),
        ("Read more »", []),
        ("» Next page", []),
        ("‘The workers’ regime isn’t ours,’ she said.", ["The workers’ regime isn’t ours,"]),
        ("the ‘workers’ state and the ‘people’s’ army", ["workers", "people’s"]),
        ("No quotation here.", []),
        ('""', []),
    ],
)
def test_quotation_marks_of_all_kinds(text: str, content: list[str]) -> None:
    assert quoted(text) == content


def test_quotation_over_paragraphs_with_a_reopened_mark() -> None:
    text = "She wrote: “We won.\n\n“They lost.” It was over."
    assert quoted(text) == ["We won.", "They lost."]


def test_forgotten_mark_ends_with_its_sentence() -> None:
    assert quoted("“We won. It was late, and the regime fell.\n\nThe next day was quiet.") == ["We won."]
    assert quoted('He said "we won and left') == ["we won and left"]


def test_captions_do_not_speak() -> None:
    text = "The leader says “we won” in Leeds. (AP Photo/Jo Example)\n\nThe leader spoke on Monday."
    assert quoted(text) == []


def test_voice_of_a_match_is_the_speakers_inside_a_quotation(blank: object) -> None:
    report = blank.analyze("The regime fell. “The regime lied,” she said of the regime.")  # type: ignore[attr-defined]
    assert [m.voice for m in report.loaded_terms if m.text == "regime"] == ["author", "quoted", "author"]
