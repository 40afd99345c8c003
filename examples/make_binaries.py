"""Make the examples that are not plain text: `python examples/make_binaries.py`.

The PDF has two pages with running heads and words hyphenated at the ends of lines, as a printed
report has. Its date of making is fixed, so that making it again gives the same bytes.
"""

from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

HERE = Path(__file__).parent / "reports"
RUNNING_HEAD = "INDUS RECOVERY MONITOR / No. 7 / 9 March 2023"
LINE_HEIGHT = 6.5

TITLE = "World Bank lends Pakistan $350 million for flood-proof schools"

# Each inner tuple is a paragraph and each string a printed line: a hyphen at its end divides a word.
PAGES: tuple[tuple[tuple[str, ...], ...], ...] = (
    (
        (
            "ISLAMABAD, 9 March 2023. The World Bank has approved a loan of $350 million",
            "to Pakistan for schools and clinics in Sindh. The money is meant for the reconstruc-",
            "tion of buildings that were washed out by the floods of 2022. The Bank's board voted",
            "on 7 March 2023 in Washington.",
        ),
        (
            "The loan has three parts. Schools will get $210 million, clinics $90 million and an",
            "early warning system for the lower Indus $50 million. Interest is 2 per cent; repay-",
            "ment begins in 2029.",
        ),
        (
            "Germany will add a grant of 40 million euros for midwives' houses, the Federal Min-",
            "istry for Economic Cooperation said in Berlin on 8 March 2023. It had pledged 25",
            "million euros for the same programme in January 2023.",
        ),
        (
            "Since September 2022 the World Bank has disbursed $1.1 billion to Pakistan for",
            "flood recovery, according to its office in Islamabad. A further $160 million is held",
            "back until the province names a head for its building authority.",
        ),
    ),
    (
        (
            'In the village of Goth Bahadur the old school is a row of door frames. "The water',
            'took the walls and left us the doors," said Rukhsana Mirbahar, who teaches 61 child-',
            "ren under a neem tree. She has been promised a roof four times, by her own count.",
        ),
        (
            "The provincial government has asked the Asian Development Bank for another",
            "$120 million. The bank is weighing the request and may decide in May 2023.",
        ),
        (
            "An engineer with the programme, who was not allowed to speak to the press, said",
            'that the $530 million approved in Washington would build about 900 schools "if the',
            'bricks come down in price, and they never do".',
        ),
        ("This report is invented for the examples of Pledgebook.",),
    ),
)


class Report(FPDF):
    """A page with a running head above and its number below."""

    def header(self) -> None:
        """Print the running head."""
        self.set_font("Helvetica", size=8)
        self.cell(0, 8, RUNNING_HEAD, align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(4)

    def footer(self) -> None:
        """Print the page's number."""
        self.set_y(-15)
        self.set_font("Helvetica", size=8)
        self.cell(0, 8, f"Page {self.page_no()} of {len(PAGES)}", align="C")


def write_report(path: Path) -> None:
    """Write the two-page report as a PDF."""
    report = Report(format="A4")
    report.set_creation_date(datetime(2023, 3, 9, tzinfo=UTC))
    report.set_title(TITLE)
    report.set_auto_page_break(auto=False)
    for number, paragraphs in enumerate(PAGES):
        report.add_page()
        if number == 0:
            report.set_font("Helvetica", style="B", size=14)
            report.cell(0, 12, TITLE, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        report.set_font("Helvetica", size=11)
        for lines in paragraphs:
            for line in lines:
                report.cell(0, LINE_HEIGHT, line, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            report.ln(4)
    report.output(str(path))


if __name__ == "__main__":
    write_report(HERE / "report-world-bank-pakistan.pdf")
