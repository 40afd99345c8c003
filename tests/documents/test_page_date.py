"""The day a page says it was published: said outright, or unknown."""

from datetime import date

import pytest

from pledgebook.documents.webpage import read_page

LEAD = (
    "Norway will give four patrol boats to Fredonia, the defence ministry said on Monday, "
    "in a move that follows a request from the island state on 2 May 2024."
)
DAY = date(2024, 5, 6)


def day_of(head: str = "", above: str = "", below: str = "", url: str | None = None) -> date | None:
    body = f"<main><h1>Boats for Fredonia</h1>{above}<p>{LEAD}</p>{below}</main>"
    return read_page(f"<html><head>{head}</head><body>{body}</body></html>".encode(), None, url)[1].published


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-05-06T23:30:00+05:00">',
        '<meta name="DC.date.issued" content="2024-05-06">',
        '<meta name="date" content="6 May 2024">',
        '<meta itemprop="datePublished" content="2024-05-06">',
        '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2024-05-06"}</script>',
    ],
)
def test_the_head_says_it(head: str) -> None:
    assert day_of(head) == DAY


@pytest.mark.parametrize(
    "above",
    [
        '<time datetime="2024-05-06T10:00">last Monday</time>',
        "<time>6 May 2024</time>",
        '<p class="meta">Published <time>6 May 2024</time>, last updated <time>9 May 2024</time></p>',
        '<span itemprop="datePublished" content="2024-05-06">Monday</span>',
        '<div class="post-date">Monday, 6 May 2024</div>',
        '<p class="byline">By Kari Nord, Oslo, 6 May 2024</p>',
        "<p>Published: 6 May 2024</p>",
        "<dl><dt>Published</dt><dd>6 May 2024</dd></dl>",
        '<p class="updated">Updated 9 May 2024</p><p class="date">6 May 2024</p>',
    ],
)
def test_a_line_above_the_text_says_it(above: str) -> None:
    assert day_of(above=above) == DAY


@pytest.mark.parametrize(
    "url",
    [
        "https://fjord.example/2024/05/06/boats",
        "https://fjord.example/news/2024/may/06/boats",
        "https://fjord.example/news/2024-05-06-boats",
    ],
)
def test_the_address_says_it(url: str) -> None:
    assert day_of(url=url) == DAY


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", ""),
        ("<time>6 May 2024</time> <time>7 May 2024</time>", ""),
        ('<p class="updated">Updated <time>6 May 2024</time></p>', ""),
        ("<p>Last modified: 6 May 2024</p>", ""),
        ('<div class="date">Today is Monday, 6 May 2024</div>', ""),
        ("<h2>Remarks on the events of 6 May 2024</h2>", ""),
        ('<p class="date">05/06/2024</p>', ""),
        ('<p class="date">May 2024</p>', ""),
        ('<ul><li><a href="/x">Trucks</a> <time>6 May 2024</time></li></ul>', ""),
        ("", '<div class="comment"><time datetime="2024-05-06">Monday</time> I like boats.</div>'),
        ("", "<footer>6 May 2024</footer>"),
    ],
)
def test_what_is_not_said_for_sure_stays_unknown(above: str, below: str) -> None:
    assert day_of(above=above, below=below) is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2024-05-06">',
        '<meta name="date" content="1970-01-01T00:00:00Z">',
        '<meta name="date" content="05/06/2024">',
        '<meta name="last-modified" content="2024-05-06">',
        '<script type="application/ld+json">[{"@type": "Article", "datePublished": "2024-05-06"},'
        '{"@type": "Article", "datePublished": "2023-01-02"}]</script>',
    ],
)
def test_days_of_change_unset_and_doubtful_days_do_not_count(head: str) -> None:
    assert day_of(head) is None


def test_an_address_with_a_month_only_is_no_day() -> None:
    assert day_of(url="https://fjord.example/2024/05/boats") is None
    assert day_of(url="https://fjord.example/2024/13/45/boats") is None
