"""Adds documents, and sums up on standard error what became of them."""

from collections import Counter
from collections.abc import Iterator

from pledgebook import jobs
from pledgebook.cli.options import Run
from pledgebook.cli.run import run_job
from pledgebook.cli.run_report import note
from pledgebook.cli.saying import many, say
from pledgebook.ledger import Kept, Outcome


def add_and_tell(run: Run, ledger: str | None) -> None:
    """Keep the inputs; standard output stays empty, for there is no result but the ledger."""
    summary = _Summary()
    run_job(run, lambda request: jobs.add(request, ledger), summary.lines, summary.tell)


class _Summary:
    """Counts documents by what became of them, and the claims of those that were read."""

    def __init__(self) -> None:
        self._documents: Counter[Outcome] = Counter()
        self._claims = 0

    def lines(self, kept: Iterator[Kept]) -> Iterator[str]:
        """Count what was kept; yield nothing."""
        for one in kept:
            self._documents[one.outcome] += 1
            self._claims += one.claims if one.outcome is not Outcome.KNOWN else 0
        yield from ()

    def tell(self, missed: int) -> None:
        """Say on standard error what was added."""
        new, again, known = (self._documents[one] for one in Outcome)
        note(added=new, already_there=known, read_again=again, claims=self._claims)
        parts = [f"{many(new, 'document')} added, {many(self._claims, 'claim')}", f"{known} already there"]
        parts += [f"{again} read again by newer rules or with a day"] if again else []
        parts += [f"{missed} not read"] if missed else []
        say(", ".join(parts))
