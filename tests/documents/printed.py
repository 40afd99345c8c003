"""PDFs printed for the tests."""

from fpdf import FPDF, XPos, YPos

BOATS = (
    "Norway will give four patrol boats to Fredonia, the defence ministry said on Monday, in a move "
    "that follows a request from the island state. The boats are worth 50 million kroner and sail in May."
)
TALKS = (
    "The minister said that two more boats could follow. He would not say when. Parliament has "
    "to agree first, and it will not meet again before the autumn, when the budget is on the table."
)
TRUCKS = (
    "Sweden, which has given engines and radios, said that it was watching the talks closely, and that its "
    "own offer of training for the crews stood for as long as it was wanted."
)


class Report(FPDF):
    """A report with a running head and numbered pages, unless it is bare."""

    def __init__(self, *, bare: bool = False) -> None:
        super().__init__(format="A4")
        self.bare = bare
        self.set_font("times", size=11)

    def header(self) -> None:
        if not self.bare:
            self.set_font("helvetica", size=8)
            self.set_y(10)
            self.cell(0, 5, "Ministry of Islands - Report", align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            self.ln(10)
            self.set_font("times", size=11)

    def footer(self) -> None:
        if not self.bare:
            self.set_y(-15)
            self.cell(0, 5, f"Page {self.page_no()} of {{nb}}", align="C")

    def paragraph(self, text: str, align: str = "J") -> None:
        self.multi_cell(0, 5.5, text, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(3)

    def lines(self, *lines: str) -> None:
        for line in lines:
            self.cell(0, 6, line, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def bytes(self) -> bytes:
        return bytes(self.output())


def report(*paragraphs: str) -> bytes:
    """One page with the given paragraphs, and nothing else."""
    paper = Report(bare=True)
    paper.add_page()
    for text in paragraphs:
        paper.paragraph(text)
    return paper.bytes()
