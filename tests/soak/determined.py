"""Reads reports in an order, keeps them, and prints all that comes of it: python -m tests.soak.determined BOOK FILE…"""

import json
import sys
from dataclasses import replace
from datetime import UTC, date, datetime

from pledgebook import jobs
from pledgebook.exports import reading_line
from pledgebook.findings import Finding
from pledgebook.jobs import ListRequest, Request, To
from pledgebook.ledger import Ledger

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # when a document was added is not of what it says


def main(book: str, *reports: str) -> None:
    """Print every reading, statement and commitment, and the export, sorted where the order was given."""
    request = Request(reports, published=date(2025, 3, 1))
    read = [reading_line(one) for one in jobs.read(request) if not isinstance(one, Finding)]
    print(*sorted(read), sep="\n")
    for _ in jobs.add(request, book):
        pass
    with Ledger.open(book) as ledger:
        said = (replace(one, source=replace(one.source, added=_EPOCH)) for one in ledger.statements())
        print(*sorted(map(repr, said)), sep="\n")
    print(*sorted(jobs.export(To.JSONL, "-", ListRequest(), book)), sep="")
    print(json.dumps(sorted(one.id for one in jobs.commitments(ListRequest(), book))))


if __name__ == "__main__":
    main(*sys.argv[1:])
