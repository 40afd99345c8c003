"""HTML: the article and what the page says of it."""

from datetime import date

import pytest

from pledgebook.documents.reasons import UnreadableError, Why
from pledgebook.documents.webpage import read_page

LEAD = (
    "Norway will give four patrol boats to Fredonia, the defence ministry said on Monday, "
    "in a move that follows a request from the island state."
)
PAGE = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Boats for Fredonia | Fjord News</title>
<meta property="og:title" content="Boats for Fredonia | Fjord News">
<meta property="og:site_name" content="Fjord News">
<meta name="author" content="Kari Nord">
<meta property="article:published_time" content="2024-05-06T10:00:00+02:00">
<meta property="article:modified_time" content="2024-06-01T10:00:00+02:00">
<link rel="canonical" href="https://fjord.example/world/boats">
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Boats for Fredonia</h1>
<p>{LEAD}</p>
<h2>What is in it</h2>
<ul><li>two boats of <b>20 metres</b></li><li>two boats of 12 metres<ul><li>with radar</li></ul></li></ul>
<table><tr><th>Item</th><th>Number</th></tr><tr><td>Boats</td><td>4</td></tr></table>
<p>The minister said: <q>More will come.</q> She did not say when the next boats would sail.</p>
</article>
<aside><p>Also read: Sweden gives trucks to Sylvania, and Denmark gives wheat to Freedonia.</p></aside>
<footer>Copyright 2021 Fjord News. All rights reserved.</footer></body></html>"""


def test_the_article_is_laid_out_in_paragraphs_items_and_rows() -> None:
    text, _ = read_page(PAGE.encode())
    assert text == "\n\n".join(
        [
            "Boats for Fredonia",
            LEAD,
            "What is in it",
            "- two boats of 20 metres\n- two boats of 12 metres\n  - with radar",
            "| Item | Number |\n| Boats | 4 |",
            "The minister said: “More will come.” She did not say when the next boats would sail.",
        ]
    )


def test_the_page_says_who_when_and_where() -> None:
    _, said = read_page(PAGE.encode())
    assert said.title == "Boats for Fredonia"
    assert said.publisher == "Fjord News"
    assert said.author == "Kari Nord"
    assert said.url == "https://fjord.example/world/boats"
    assert said.published == date(2024, 5, 6)


def test_linked_data_say_the_same() -> None:
    head = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "Home", "datePublished": "2001-01-01"},
        {"@type": "NewsArticle", "datePublished": "2024-05-06", "dateModified": "2024-06-01",
         "author": [{"@type": "Person", "name": "Kari Nord"}, {"name": "Ola Fjell"}],
         "publisher": {"@type": "Organization", "name": "Fjord News"}}]}</script>"""
    _, said = read_page(
        f"<html><head>{head}</head><body><article><p>{LEAD}</p></article></body></html>".encode()
    )
    assert (said.publisher, said.author, said.published) == (
        "Fjord News",
        "Kari Nord; Ola Fjell",
        date(2024, 5, 6),
    )


def test_what_a_page_does_not_say_stays_unknown() -> None:
    _, said = read_page(f"<html><body><p>{LEAD}</p><footer>Copyright 2021</footer></body></html>".encode())
    assert (said.publisher, said.author, said.url, said.published) == (None, None, None, None)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "iso-8859-2"),
        ("", "utf-8"),
        ("", "utf-16"),
        ('<meta charset="utf-8">', "cp1252"),
    ],
)
def test_the_declared_encoding_is_honoured_where_it_fits(declared: str, encoding: str) -> None:
    page = f"<html><head>{declared}</head><body><p>Malé: {LEAD}</p></body></html>"
    assert read_page(page.encode(encoding))[0] == f"Malé: {LEAD}"


def test_the_encoding_of_the_server_goes_first() -> None:
    page = f"<html><head><meta charset='utf-8'></head><body><p>Łódź: {LEAD}</p></body></html>"
    assert read_page(page.encode("iso-8859-2"), "iso-8859-2")[0].startswith("Łódź: ")


def test_two_line_breaks_part_paragraphs_and_one_a_line() -> None:
    page = f"<html><body><article><p>{LEAD}<br><br>{LEAD}<br />{LEAD}</p></article></body></html>"
    text, _ = read_page(page.encode())
    assert text == f"{LEAD}\n\n{LEAD}\n{LEAD}"


def test_marks_and_signs_of_html_are_read() -> None:
    words = "Caf&eacute; &pound;225m &amp; &#8220;more&#8221;&nbsp;to come, they said."
    text, _ = read_page(f"<html><body><p>{words}</p></body></html>".encode())
    assert text == "Café £225m & “more” to come, they said."


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<nav><ul><li><a href='/'>Home</a></li></ul></nav>",
        "<div id='root'></div><noscript>Please enable JavaScript to use this site.</noscript>",
        "<form><label>User name</label><input><label>Password</label><button>Sign in</button></form>",
        "<div class='cookie-bar'><p>We use cookies to make this site better for you. Accept?</p></div>",
        "".join(f"<div><a href='/{n}'>Minister says ship {n} will sail soon</a></div>" for n in range(30)),
        "<div>" * 5_000 + "x",
    ],
)
def test_a_page_without_an_article_is_refused_with_the_reason(body: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_page(f"<html><head><title>Home</title></head><body>{body}</body></html>".encode())
    assert refused.value.why is Why.NO_ARTICLE


def test_a_mark_stuffed_with_attributes_does_not_choke_the_reader() -> None:
    stuffed = " ".join(f'a{number}="x"' for number in range(60_000))
    text, _ = read_page(f"<html><body><div {stuffed}><p>{LEAD}</p></div></body></html>".encode())
    assert text == LEAD


def test_deep_linked_data_are_passed_over() -> None:
    head = f"<script type='application/ld+json'>{'[' * 200_000}</script>"
    text, said = read_page(f"<html><head>{head}</head><body><p>{LEAD}</p></body></html>".encode())
    assert (text, said.published) == (LEAD, None)
