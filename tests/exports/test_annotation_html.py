"""The page of annotations, as a file."""

from pledgebook.exports.annotation_html import annotation_page

from .specimen import annotated
from .test_reading_html import Outline


def page() -> str:
    return "".join(annotation_page([annotated()]))


def test_it_nests_and_its_links_lead_somewhere() -> None:
    outline = Outline(page())
    assert outline.open == []
    links = {link[1:] for link in outline.values("href") if link.startswith("#")}
    assert links <= set(outline.values("id"))


def test_each_layer_has_a_switch_and_a_list() -> None:
    text = page()
    for kind in ("amounts", "items", "dates", "parties", "quotes"):
        assert f'id="show-{kind}"' in text
        assert f'class="layer of-{kind}"' in text


def test_equal_words_with_one_meaning_are_one_row_with_two_places() -> None:
    row = next(line for line in page().splitlines() if "Norland (NRL) · state" in line and "<th" in line)
    assert row.count("<a ") == 2


def test_it_needs_no_script() -> None:
    assert "<script" not in page()
    assert any("script-src 'none'" in policy for policy in Outline(page()).values("content"))


def test_hovering_words_says_what_they_mean() -> None:
    assert 'title="GBP 225,000,000">£225m<' in page()
