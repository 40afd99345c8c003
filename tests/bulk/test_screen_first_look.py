"""The first look: what names the subject outside menus, scripts and footers, beside words of acts."""

import pytest

from pledgebook.bulk.first_look import FirstLook
from pledgebook.bulk.furniture import without_furniture
from pledgebook.bulk.profile import Profile
from pledgebook.bulk.repeats import Repeats
from pledgebook.bulk.words import Names, Stems
from tests.bulk.crawl import GIFT, GIFT_MORE, SPORT, page


@pytest.fixture(scope="session")
def look(profile: Profile) -> FirstLook:
    return FirstLook(profile)


def passes(look: FirstLook, written: str) -> bool:
    return look.passed(written.encode(), "https://news.example/a", Repeats()) is not None


def test_a_gift_passes_and_a_match_does_not(look: FirstLook) -> None:
    assert passes(look, page(f"{GIFT}\n{GIFT_MORE}"))
    assert not passes(look, page(SPORT))


def test_a_name_without_acts_does_not_pass(look: FirstLook) -> None:
    assert not passes(look, page("The sky over Kyiv was blue on Sunday."))


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><a>{}</a></nav>",
        "<NAV><a>{}</a></NAV>",
        "<footer><p>{}</p></footer>",
        "<aside>{}</aside>",
        "<header><div>{}</div></header>",
        "<script>var a = '{}';</script>",
        "<script>var a = '<nav>{}';</script>",
        "<style>/* {} */</style>",
        "<!-- {} -->",
        "<nav><ul><nav>x</nav>{}</ul></nav>",
        '<a title="{}">more</a>',
        '<meta name="description" content="{}">',
    ],
)
def test_furniture_does_not_count(look: FirstLook, furniture: str) -> None:
    about = "Give Ukraine weapons, money and support"
    sold = page(f"{SPORT} He gives money for aid, weapons and support.")
    assert not passes(look, sold.replace("<article>", f"{furniture.format(about)}<article>"))
    assert passes(look, sold.replace("<article>", f"<article><p>{about}</p>"))


@pytest.mark.parametrize("opened", ["<nav>", "<aside>", "<footer>", "</nav>", "</script>"])
def test_a_mark_that_is_never_closed_hides_nothing(look: FirstLook, opened: str) -> None:
    written = page(f"{GIFT}\n{GIFT_MORE}").replace("</nav>", "</nav>" + opened).replace("<footer>", "<p>")
    assert passes(look, written.replace("</footer>", ""))


BOX = "<div>Our fund: give Ukraine weapons, money and support</div>"


def boxed(words: str, box: str = BOX) -> bytes:
    return page(words).replace("<article>", f"{box}<article>").encode()


def test_what_a_site_repeats_does_not_count(look: FirstLook) -> None:
    repeats = Repeats()
    sites = [look.passed(boxed(f"{SPORT} {n}"), f"https://a.example/{n}", repeats) for n in range(8)]
    assert [found is not None for found in sites] == [True] * 2 + [False] * 6
    assert look.passed(boxed(f"{GIFT}\n{GIFT_MORE}"), "https://a.example/9", repeats)
    assert look.passed(boxed(SPORT), "https://b.example/1", repeats)


def test_what_few_pages_of_a_site_share_counts(look: FirstLook) -> None:
    repeats = Repeats()
    found = [
        look.passed(boxed(f"{SPORT} {n}", "" if n % 3 else BOX), f"https://a.example/{n}", repeats)
        for n in range(90)
    ]
    assert sum(one is not None for one in found) == 30


def test_the_same_page_again_is_no_footer(look: FirstLook) -> None:
    repeats = Repeats()
    written = boxed(SPORT)
    assert all(look.passed(written, f"https://a.example/report?visit={n}", repeats) for n in range(20))
    assert all(look.passed(written, f"https://a.example/{n}", repeats) for n in range(20))
    assert all(look.passed(boxed(f"{SPORT} {n}"), "https://a.example/report", repeats) for n in range(20))


def test_what_many_articles_say_in_the_same_words_counts(look: FirstLook) -> None:
    repeats = Repeats()
    reports = [page(f"{GIFT}\n{GIFT_MORE}\nReport {n}").encode() for n in range(20)]
    assert all(look.passed(one, f"https://a.example/{n}", repeats) for n, one in enumerate(reports))


def test_names_are_words_of_their_own() -> None:
    names = Names(["Oman", "UN", "Türkiye"])
    found = "Oman's Omani woman; Omans; UN aid, UNO, pro-UN; Türkiye".encode()
    assert [found[start:end].decode() for start, end in names.places(found)] == [
        "Oman",
        "Oman",
        "UN",
        "UN",
        "Türkiye",
    ]
    assert Names(["Türkiye"]).places("in Türkiye".encode("cp1252"))


def test_a_name_inside_a_name_is_enough() -> None:
    names = Names(["Ukraine", "Armed Forces of Ukraine", "the Ukraine", "New Zealand", "Zealand Pharma"])
    found = b"The Armed Forces of Ukraine met in New Zealand."
    assert [found[start:end] for start, end in names.places(found)] == [b"Ukraine", b"New Zealand"]


def test_stems_begin_words() -> None:
    found = b"provides improvident aid package raid"
    assert [found[start:end] for start, end in Stems(["provid", "aid", "aid package"]).places(found)] == [
        b"provid",
        b"aid",
    ]


def test_a_hundred_thousand_open_marks_take_no_time() -> None:
    assert len(without_furniture(b"<nav><footer>" * 100_000)) == 1_300_000


def test_the_header_of_an_article_is_its_own() -> None:
    written = b"<header><h1>Aid</h1><p>for Ukraine</p></header><header>Ukraine</header>text"
    assert without_furniture(written).startswith(b"<header><h1>Aid</h1><p>for Ukraine</p></header>")
    assert without_furniture(written).count(b"Ukraine") == 1
