"""PDF: paragraphs as they were before the page was made up."""

import contextlib

import pytest

from pledgebook.documents.pdf import read_pdf
from pledgebook.documents.reasons import UnreadableError, Why
from tests.documents.printed import BOATS, TALKS, TRUCKS, Report, report

LIMIT = 1_000_000


def text_of(data: bytes) -> str:
    return read_pdf(data, LIMIT)[0]


def refusal(data: bytes, limit: int = LIMIT) -> Why:
    with pytest.raises(UnreadableError) as refused:
        read_pdf(data, limit)
    return refused.value.why


@pytest.mark.parametrize("align", ["J", "L"])
def test_paragraphs_are_one_line_each(align: str) -> None:
    paper = Report(bare=True)
    paper.add_page()
    for text in (BOATS, TALKS, TRUCKS):
        paper.paragraph(text, align)
    assert text_of(paper.bytes()) == f"{BOATS}\n\n{TALKS}\n\n{TRUCKS}"


def test_paragraphs_told_only_by_their_last_line_or_first_indent_are_parted() -> None:
    paper = Report(bare=True)
    paper.add_page()
    for text in (BOATS, TALKS):
        paper.multi_cell(0, 5.5, f"      {text}", align="J", new_x="LMARGIN", new_y="NEXT")
    assert text_of(paper.bytes()) == f"{BOATS}\n\n{TALKS}"


def test_a_paragraph_goes_on_over_the_page_and_heads_feet_and_numbers_are_gone() -> None:
    paper = Report()
    paper.add_page()
    for number in range(24):
        paper.paragraph(f"Boat {number}. {BOATS} {TALKS}")
    text = text_of(paper.bytes())
    assert text == "\n\n".join(f"Boat {number}. {BOATS} {TALKS}" for number in range(24))


def test_a_heading_that_counts_like_the_pages_is_no_running_head() -> None:
    paper = Report()
    for number in (1, 2, 3):
        paper.add_page()
        paper.set_font("times", "B", 16)
        paper.lines(f"Part {number}")
        paper.set_font("times", size=11)
        paper.paragraph(f"{number}. {BOATS}")
    assert text_of(paper.bytes()).split("\n\n")[::2] == ["Part 1", "Part 2", "Part 3"]


def test_pages_that_all_say_the_same_still_say_it() -> None:
    paper = Report()
    for _ in range(3):
        paper.add_page()
        paper.paragraph(BOATS)
    assert text_of(paper.bytes()) == f"{BOATS}\n\n{BOATS}\n\n{BOATS}"


def test_a_lone_number_at_the_edge_of_a_single_page_stays() -> None:
    paper = Report(bare=True)
    paper.set_auto_page_break(False)
    paper.add_page()
    paper.paragraph("Boats given so far:")
    paper.set_y(-18)
    paper.lines("38")
    assert text_of(paper.bytes()) == "Boats given so far:\n\n38"


def test_words_divided_at_the_line_end_are_joined_and_compounds_keep_their_hyphen() -> None:
    paper = Report(bare=True)
    paper.set_font("courier", size=11)
    paper.add_page()
    paper.lines(
        "The govern-", "ment gave well-", "known and self-", "propelled guns, F-", "16 jets and Franco-"
    )
    paper.lines("German ammuni-", "tion, a long-term loan and more long-", "term help.")
    assert text_of(paper.bytes()) == (
        "The government gave well-known and self-propelled guns, F-16 jets and Franco-German ammunition, "
        "a long-term loan and more long-term help."
    )


def test_columns_are_read_one_after_the_other() -> None:
    paper = Report(bare=True)
    paper.add_page()
    with paper.text_columns(ncols=2, gutter=8, text_align="J") as columns:
        for number in range(10):
            columns.write(f"{number}. {TALKS}\n\n")
    assert text_of(paper.bytes()) == "\n\n".join(f"{number}. {TALKS}" for number in range(10))


def test_items_and_headings_stand_alone() -> None:
    paper = Report(bare=True)
    paper.add_page()
    paper.set_font("times", "B", 16)
    paper.lines("Boats for Fredonia")
    paper.set_font("times", size=11)
    long_item = "- two patrol boats of 20 metres, with the engines, radios and spare parts "
    long_item += "that the crews will need in their first years"
    paper.multi_cell(0, 5.5, "The package holds:", new_x="LMARGIN", new_y="NEXT")
    for item in (long_item, "- twelve engines", "- 4,000 blankets"):
        paper.multi_cell(0, 5.5, item, new_x="LMARGIN", new_y="NEXT")
    parts = ["Boats for Fredonia", "The package holds:", long_item, "- twelve engines", "- 4,000 blankets"]
    assert text_of(paper.bytes()) == "\n\n".join(parts)


def test_the_lines_of_an_item_hang_together_whatever_its_mark_is_set_in() -> None:
    paper = Report(bare=True)
    paper.add_page()
    for number in (1, 2):
        paper.set_font("zapfdingbats", size=7)
        paper.write(5.5, "l ")
        paper.set_font("times", size=11)
        paper.set_left_margin(16)
        paper.write(5.5, f"{number} item: {TALKS}")
        paper.set_left_margin(10)
        paper.ln(6)
    assert [block[-len(TALKS) :] for block in text_of(paper.bytes()).split("\n\n")] == [TALKS, TALKS]


def test_a_head_that_names_the_chapter_beside_the_number_is_gone() -> None:
    paper = Report(bare=True)
    for number, chapter in enumerate(("Boats", "Trucks", "Wheat", "Wheat"), start=1):
        paper.add_page()
        paper.set_y(10)
        paper.cell(0, 5, f"Chapter on {chapter}")
        paper.set_y(10)
        paper.cell(0, 5, str(number), align="R", new_x="LMARGIN", new_y="NEXT")
        paper.ln(12)
        paper.paragraph(f"On {chapter.lower()}: {BOATS}")
    assert [block[:10] for block in text_of(paper.bytes()).split("\n\n")] == [
        "On boats: ",
        "On trucks:",
        "On wheat: ",
        "On wheat: ",
    ]


def test_the_rows_of_a_table_stay_rows() -> None:
    paper = Report(bare=True)
    paper.add_page()
    with paper.table() as table:
        for cells in (("Item", "Number", "Value"), ("Patrol boats", "4", "50 million kroner")):
            row = table.row()
            for cell in cells:
                row.cell(cell)
    assert text_of(paper.bytes()) == "| Item | Number | Value |\n| Patrol boats | 4 | 50 million kroner |"


def test_the_title_is_trusted_only_where_the_first_page_shows_it() -> None:
    def title(given: str) -> str | None:
        paper = Report(bare=True)
        paper.set_title(given)
        paper.add_page()
        paper.lines("BOATS FOR FREDONIA")
        paper.paragraph(BOATS)
        return read_pdf(paper.bytes(), LIMIT)[1].title

    assert title("Boats for Fredonia") == "Boats for Fredonia"
    assert title("Microsoft Word - draft_v3.docx") is None
    assert title("") is None


def test_the_day_the_file_was_made_is_not_used() -> None:
    assert read_pdf(report(BOATS), LIMIT)[1].published is None


def test_a_pdf_that_needs_a_password_is_refused_and_one_that_only_forbids_copying_is_read() -> None:
    paper = Report(bare=True)
    paper.add_page()
    paper.paragraph(BOATS)
    paper.set_encryption(owner_password="a", user_password="b")
    assert refusal(paper.bytes()) is Why.PDF_ENCRYPTED
    paper = Report(bare=True)
    paper.add_page()
    paper.paragraph(BOATS)
    paper.set_encryption(owner_password="a")
    assert text_of(paper.bytes()) == BOATS


def test_a_pdf_without_text_needs_ocr() -> None:
    paper = Report(bare=True)
    paper.add_page()
    paper.rect(20, 20, 100, 100, style="F")
    assert refusal(paper.bytes()) is Why.PDF_NO_TEXT
    assert "OCR" in Why.PDF_NO_TEXT


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4 " + b"\xff" * 500, b""])
def test_a_broken_pdf_is_refused(data: bytes) -> None:
    assert refusal(data) is Why.PDF_BROKEN


def test_more_text_than_the_limit_is_refused() -> None:
    assert refusal(report(BOATS, TALKS), limit=100) is Why.TOO_LARGE


def test_a_pdf_cut_off_anywhere_is_read_or_refused() -> None:
    whole = report(BOATS)
    for length in range(0, len(whole), 97):
        with contextlib.suppress(UnreadableError):
            text_of(whole[:length])
