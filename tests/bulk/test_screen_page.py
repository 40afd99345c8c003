"""The second look: the main text of a page with its lists, title, day and publisher, in any encoding."""

import pytest

from pledgebook.bulk.first_look import FirstLook
from pledgebook.bulk.furniture import without_furniture
from pledgebook.bulk.page import Page, read_page
from pledgebook.bulk.profile import Profile
from pledgebook.bulk.second_look import score
from tests.bulk.crawl import GIFT, GIFT_MORE, SPORT, page
from tests.hostile.clock import in_any_look, seconds


def read(written: str, encoding: str = "utf-8", charset: str | None = None, url: str | None = None) -> Page:
    data = written.encode(encoding)
    return read_page(without_furniture(data), data, charset, url)


def test_the_text_is_the_article() -> None:
    found = read(page(f"{GIFT}\n{GIFT_MORE}"))
    assert found.text == f"A report\n\n{GIFT}\n\n{GIFT_MORE}"
    assert found.title == "A report"


def test_lists_of_goods_are_text_and_menus_are_not() -> None:
    goods = "<ul><li>30 howitzers</li><li>Shells<ul><li>155mm shells</li></ul></li></ul>"
    menu = "<ul><li><a href='/a'>World news</a></li><li><a href='/b'>Weather today</a></li></ul>"
    found = read(
        page(GIFT)
        .replace("<article>", f"{menu}<article>")
        .replace("</article>", f"{goods}<p>So far.</p></article>")
    )
    assert "30 howitzers" in found.text
    assert "155mm shells" in found.text
    assert "Weather" not in found.text


def test_quotation_marks_are_written() -> None:
    assert "He said “we will pay” and left." in read(page("He said <q>we will pay</q> and left.")).text


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("utf-8", None),
        ("utf-8", "iso-8859-1"),
        ("cp1252", "windows-1252"),
        ("cp1252", "utf-8"),
        ("cp1252", None),
    ],
)
def test_what_the_server_says_of_the_encoding_may_be_wrong(encoding: str, charset: str | None) -> None:
    words = "Türkiye’s gift – £20 million – reached Ukraine, the minister’s office said."
    assert words in read(page(words), encoding, charset).text


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-05-02T10:00:00Z">',
        '<meta name="DATE" content="2 May 2024">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-02"}</script>',
    ],
)
def test_the_day_is_the_one_the_page_states(head: str) -> None:
    assert read(page(GIFT, head=head)).published == "2024-05-02"


def test_the_day_may_stand_in_the_address() -> None:
    assert read(page(GIFT), url="https://news.example/2024/05/02/gift").published == "2024-05-02"
    assert read(page(GIFT), url="https://news.example/gift").published is None


def test_the_day_may_stand_below_the_heading() -> None:
    dated = page(GIFT).replace("</h1>", '</h1><span class="date">2 May 2024</span>')
    assert read(dated).published == "2024-05-02"


def test_publisher_and_title_come_from_the_head() -> None:
    head = '<meta property="og:site_name" content="The  Example"><meta property="og:title" content="A gift">'
    found = read(page(GIFT, head=head))
    assert (found.publisher, found.title) == ("The Example", "A gift")


@pytest.mark.parametrize(
    "opened",
    [
        "<div>",
        "<ul><li>",
        "<b>",
        "<table><tr><td>",
        "<ul><li><a href=x>y",
        "<q ",
        "<meta name=a content=b>",
        "<",
        "&",
    ],
)
def test_no_page_of_broken_marks_takes_long(opened: str) -> None:
    broken = page(GIFT).replace("<article>", opened * 5_000 + "<article>")
    assert in_any_look(lambda: seconds(lambda: read(broken), 5) < 5)


def test_a_text_about_gifts_scores_high_and_one_that_names_in_passing_low(profile: Profile) -> None:
    look = FirstLook(profile)
    assert score(SPORT, look) == 0
    passing = f"{SPORT} His mother was born in Kyiv. " + "The stands were full. " * 40
    assert 0 < score(passing, look) < profile.least < score(f"{GIFT} {GIFT_MORE}", look) <= 1


def test_a_longer_text_never_scores_lower(profile: Profile) -> None:
    look = FirstLook(profile)
    scores = [score(f"{GIFT} {GIFT_MORE} " * times, look) for times in range(1, 30)]
    assert scores == sorted(scores)
    assert scores[-1] <= 1
