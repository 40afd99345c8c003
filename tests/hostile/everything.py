"""Everything that the package does with a text, done once: so that what is only made when needed is made."""

import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from pledgebook.cli import main
from pledgebook.documents import Entry, Stories, signature
from pledgebook.documents.reasons import UnreadableError
from pledgebook.documents.stores import told
from pledgebook.ledger import Ledger
from pledgebook.ledger.search import Wanted

ROOT = Path(__file__).parents[2]
PAGE = """<html><head><title>Aid sent - Gazette</title><meta property="og:site_name" content="Gazette">
</head><body><article><h1>Aid sent</h1><p>Mon, Mar 3. Norway will give Kenya $5 million for schools.</p>
<p>The ministry said at home and worldwide it would send 40 boats worth 3 million euros.</p>
<p>Norway gave Chad, Mali and other partners 5 million euros.</p>
<p>The Norwegian Agency for Northern Wells (NANW) gave Kenya 3 million kroner, and NANW will send pumps.</p>
<p>The Kingdom of Norway (hereinafter called "the Donor") and Kenya have agreed. The Donor shall give 40 boats.</p>
</article></body>"""

PAPER = """<html><head><title>Decision on Chad</title><meta property="og:site_name" content="African Union">
</head><body><article><h1>Decision on Chad</h1><p>Mon, Mar 3. The Assembly decides to send 40 observers to Chad.</p>
<p>Summit approves 5 million dollars for schools in Chad, and the members shall pay it.</p>
</article></body>"""


def run_all() -> None:
    """Read, keep, list, seek and export what the examples say, by the commands themselves."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(PAGE, "utf-8")
        paper = Path(folder, "paper.html")
        paper.write_text(PAPER, "utf-8")
        ledger = ("--ledger", str(Path(folder, "book.db")))
        for words in (
            ("add", str(ROOT / "examples/reports"), str(page), str(paper), *ledger),
            ("list", *ledger),
            ("export", "csv", "--out", folder, *ledger),
        ):
            CliRunner().invoke(main, words)
        with Ledger.open(ledger[1]) as book:
            book.search(Wanted("Norway"))
    _copies()
    for problem in (OSError("AWS Error no answer"), ValueError("no such store")):
        with suppress(UnreadableError), told("s3://shelf/page.html"):
            raise problem


def _copies() -> None:
    text = "UPDATE 2-Norway gives Kenya money. " + "The ministry said that it would send boats soon. " * 20
    signed = signature(text)
    Stories(
        Entry(name, signed, "UPDATE 2-Norway gives money", "Gazette", None, date(2031, 1, 1)) for name in "ab"
    )
