"""Overlapping marks become pieces that nest, and no word of the text is lost."""

from hypothesis import given
from hypothesis import strategies as st

from pledgebook.exports.segments import Mark, Paragraph, paragraphs, printable, without_title
from pledgebook.language import Block, BlockKind
from pledgebook.span import Span

ORDER = ("outer", "middle", "inner")
LINE = BlockKind.PARAGRAPH


def cut(text: str, marks: list[Mark], blocks: list[Block] | None = None) -> list[Paragraph]:
    whole = [Block(Span(0, len(text)), LINE)] if blocks is None else blocks
    return list(paragraphs(text, whole, marks, ORDER))


def shape(paragraph: Paragraph) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(piece.text, [tuple(layer) for layer in piece.layers]) for piece in paragraph.pieces]


def test_crossing_marks_are_cut_where_they_cross() -> None:
    (paragraph,) = cut("one two three", [Mark(Span(0, 7), "inner", "a"), Mark(Span(4, 13), "outer", "b")])
    assert shape(paragraph) == [
        ("one ", [("inner", "a")]),
        ("two", [("outer", "b"), ("inner", "a")]),
        (" three", [("outer", "b")]),
    ]


def test_marks_of_one_kind_share_a_layer() -> None:
    marks = [Mark(Span(0, 3), "outer", "a"), Mark(Span(0, 3), "outer", "b"), Mark(Span(0, 3), "outer", "a")]
    (paragraph,) = cut("one", marks)
    assert shape(paragraph) == [("one", [("outer", "a b")])]


def test_a_mark_over_two_blocks_is_in_both() -> None:
    blocks = [Block(Span(0, 3), LINE), Block(Span(4, 7), BlockKind.ITEM, 1)]
    first, second = cut("one\ntwo", [Mark(Span(2, 5), "outer", "a")], blocks)
    assert shape(first) == [("on", []), ("e", [("outer", "a")])]
    assert shape(second) == [("t", [("outer", "a")]), ("wo", [])]
    assert (second.kind, second.level) == (BlockKind.ITEM, 1)


def test_words_that_no_block_holds_are_shown_all_the_same() -> None:
    found = cut("stray\n\n## kept\nlast", [], [Block(Span(10, 14), BlockKind.HEADING)])
    assert [(paragraph.kind.value, shape(paragraph)[0][0]) for paragraph in found] == [
        ("paragraph", "stray"),
        ("heading", "kept"),
        ("paragraph", "last"),
    ]


def test_without_blocks_each_line_is_a_paragraph() -> None:
    assert [shape(line)[0][0] for line in cut("one\n\ntwo  \r\nthree", [], [])] == ["one", "two", "three"]


def test_a_first_paragraph_that_repeats_the_title_is_left_out_unless_marked() -> None:
    plain, marked = cut("A title", []), cut("A title", [Mark(Span(0, 1), "outer", "a")])
    assert without_title(tuple(plain), "A  title") == ()
    assert without_title(tuple(plain), "Another") == tuple(plain)
    assert without_title(tuple(marked), "A title") == tuple(marked)


def test_control_signs_and_overrides_are_replaced_one_for_one() -> None:
    assert printable("a\0b\x1bc\ud800d\u202ee\tf\n") == "a\ufffdb\ufffdc\ufffdd\ufffde\tf\n"


SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(min(ends), max(ends)))
MARKS = st.lists(st.builds(Mark, SPANS, st.sampled_from(ORDER), st.sampled_from("abc")), max_size=12)


@given(st.text(min_size=40, max_size=60), MARKS)
def test_the_pieces_are_the_text_under_exactly_its_marks(text: str, marks: list[Mark]) -> None:
    (paragraph,) = cut(text, marks)
    assert "".join(piece.text for piece in paragraph.pieces) == printable(text)
    for piece in paragraph.pieces:
        shown = {(layer.kind, owner) for layer in piece.layers for owner in layer.owners.split()}
        over = {(mark.kind, mark.owner) for mark in marks if mark.span.holds(piece.span)}
        assert shown == over


@given(st.text(max_size=80), st.lists(SPANS, max_size=6), MARKS)
def test_any_blocks_at_all_keep_every_word(text: str, spans: list[Span], marks: list[Mark]) -> None:
    within = [Block(Span(min(span.start, len(text)), min(span.end, len(text))), LINE) for span in spans]
    shown = "".join(piece.text for line in cut(text, marks, within) for piece in line.pieces)
    assert [sign for sign in shown if sign.isalnum()] == [sign for sign in printable(text) if sign.isalnum()]
