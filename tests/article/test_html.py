import sys

import pytest

from framing import Article, ArticleError, MissingPackageError

PAGE = """<!doctype html><html><head><title>Harbour plan splits town | The Example</title>
<meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2024-01-05T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/news">Corrupt regime news</a></nav>
<article><h1>Harbour plan splits town</h1>
<p>The plan has split the town, two councillors said on Monday. It is the third plan in ten years, and the longest.</p>
<blockquote><p>These thugs will pay, he wrote in a letter.</p><p>They always do.</p></blockquote>
<p>The mayor declined to comment on the letter, which <b>surprised</b> nobody in the
<a href="x">town hall</a>. The vote is on Friday, and the harbour closes for the day.</p>
<ul><li>First item of the plan</li><li>Second item of the plan</li></ul></article>
<div class="comments"><p>The mayor is a thug</p></div><script>alert("regime")</script></body></html>"""


def test_page_becomes_text_with_segments_and_metadata() -> None:
    article = Article.from_html(PAGE, url="https://example.org/harbour")
    shown = [(s.kind, article.text[s.start : s.end]) for s in article.segments]
    assert shown[0] == ("headline", "Harbour plan splits town")
    assert ("blockquote", "These thugs will pay, he wrote in a letter.") in shown
    assert ("blockquote", "They always do.") in shown
    assert any(kind == "body" and "surprised nobody in the town hall" in text for kind, text in shown)
    assert (article.title, article.outlet, article.published) == (
        "Harbour plan splits town",
        "The Example",
        "2024-01-05",
    )
    for unwanted in ("Corrupt", "alert", "mayor is a thug"):
        assert unwanted not in article.text


@pytest.mark.parametrize("page", ["", "   ", "<html><body></body></html>", "<html>\x00</html>"])
def test_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(ArticleError, match="HTML holds no article text"):
        Article.from_html(page)


def test_bytes_are_refused() -> None:
    with pytest.raises(ArticleError, match="HTML is bytes: decode it"):
        Article.from_html(PAGE.encode())  # type: ignore[arg-type]


def test_missing_package_names_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingPackageError, match=r"pip install 'media-framing\[html\]'"):
        Article.from_html(PAGE)
