"""The view beside the text: plain, one block a line, every offset kept."""

from textwrap import fill

from hypothesis import given
from hypothesis import strategies as st

from pledgebook.language.normalise import build_view
from pledgebook.span import Span


def lines(text: str) -> list[str]:
    """The blocks of a text."""
    view, blocks = build_view(text)
    return [block.span.of(view.text) for block in blocks]


def kinds(text: str) -> list[str]:
    """The kinds of the blocks of a text."""
    return [block.kind.value for block in build_view(text)[1]]


def words_behind(text: str, words: str) -> str:
    """The words of the text itself that stand behind words of the view."""
    view, _ = build_view(text)
    at = view.text.index(words)
    return view.original(Span(at, at + len(words))).of(text)


REPORT = (
    "Norway will give Kenya 40 million kroner for wells and pumps in the north, the foreign ministry said in "
    "Oslo on Tuesday, and Denmark will add 10 million kroner for schools along the coast before the rains."
)


def test_hard_wrapped_lines_are_one_block() -> None:
    assert lines(fill(REPORT, 60)) == [REPORT]


def test_lines_of_a_text_that_is_not_wrapped_stay_apart() -> None:
    assert lines(f"Norway gives for wells\n{REPORT}\nMore follows.") == [
        "Norway gives for wells",
        REPORT,
        "More follows.",
    ]


def test_a_blank_line_ends_a_block() -> None:
    assert lines("Oslo pledges aid\n\nThe money is for wells.") == [
        "Oslo pledges aid",
        "The money is for wells.",
    ]


def test_soft_hyphens_and_invisible_signs_are_gone_and_the_words_behind_are_whole() -> None:
    text = "Finland sup\u00adports Mal\u200bawi."
    assert lines(text) == ["Finland supports Malawi."]
    assert words_behind(text, "supports") == "sup\u00adports"


def test_curly_quotes_and_odd_spaces_are_plain() -> None:
    assert lines("“We\u00a0will pay,” he\u2009said; it’s done.") == ['"We will pay," he said; it\'s done.']


def test_dashes_are_kept() -> None:
    assert lines("aid – and arms — for 2024–25") == ["aid – and arms — for 2024–25"]


def test_a_hyphen_at_a_line_end_within_a_word_joins_without_a_space() -> None:
    text = (
        "The ministry promised more air-\ndefence guns for the towns along the whole coast road\nand hills."
    )
    assert "air-defence guns" in lines(text)[0]


def test_markdown_marks_and_link_addresses_are_left_out() -> None:
    text = "The **fund** pays [forty *new* wells](https://example.org/a_(b)) for \\[Kenya\\]."
    assert lines(text) == ["The fund pays forty new wells for [Kenya]."]
    assert words_behind(text, "forty new wells") == "forty *new* wells"


def test_headings_items_and_rows_are_told_apart() -> None:
    text = "## Aid for Chad\n\n- 40 pumps\n  - 3 spare\n2) 10 tents\n\n| pumps | 40 | Oslo |\n\nPlain words follow."
    assert kinds(text) == ["heading", "item", "item", "item", "row", "paragraph"]
    assert lines(text)[:4] == ["Aid for Chad", "40 pumps", "3 spare", "10 tents"]


def test_a_wrapped_list_item_goes_on() -> None:
    text = (
        "The package for Chad has these parts, as the ministry said:\n\n"
        "- forty diesel pumps with spare parts and fuel for the first\n  season\n- ten tents\n"
    )
    assert lines(text)[1:] == [
        "forty diesel pumps with spare parts and fuel for the first season",
        "ten tents",
    ]


def test_tags_and_comments_are_left_out() -> None:
    assert lines("<u>Forty</u> pumps<!-- not shown --> for <b>Chad</b>") == ["Forty pumps for Chad"]


def test_less_than_signs_are_no_tags() -> None:
    assert lines("costs < 5 and > 3") == ["costs < 5 and > 3"]


@given(st.text(max_size=300))
def test_every_offset_of_the_view_leads_into_the_text(text: str) -> None:
    view, blocks = build_view(text)
    assert len(view.origin) == len(view.text) + 1
    assert list(view.origin) == sorted(view.origin)
    assert all(0 <= place <= len(text) for place in view.origin)
    assert "\n".join(block.span.of(view.text) for block in blocks) == view.text


@given(
    st.lists(
        st.sampled_from(["[", "](", "*", "_", "<", "!", "\n", "- ", "| ", "word ", "http://x"]), max_size=200
    )
)
def test_any_pile_of_marks_is_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    view, _ = build_view(text)
    assert view.original(Span(0, len(view.text))).end <= len(text)


def test_ten_thousand_open_brackets_are_read() -> None:
    view, _ = build_view("[" * 10_000)
    assert view.text == "[" * 10_000
