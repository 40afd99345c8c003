"""A ledger cannot be opened, or does not hold what is asked for."""

from pathlib import Path

from pledgebook.errors.base import PledgebookError


class LedgerFailedError(PledgebookError):
    """The database of a ledger could not do what was asked."""

    def __init__(self, ledger: str, reason: str) -> None:
        super().__init__(ledger, reason)
        self.ledger = ledger
        self.reason = reason

    def __str__(self) -> str:
        return f"The ledger {self.ledger} cannot be used: {self.reason}"


class NoSuchLedgerError(PledgebookError):
    """There is no ledger at an address."""

    def __init__(self, ledger: str) -> None:
        super().__init__(ledger)
        self.ledger = ledger

    def __str__(self) -> str:
        return f"There is no ledger at {self.ledger}; `pledgebook add` makes one, --ledger names another."


class NotALedgerError(PledgebookError):
    """A database holds something else than a ledger."""

    def __init__(self, ledger: str) -> None:
        super().__init__(ledger)
        self.ledger = ledger

    def __str__(self) -> str:
        return f"{self.ledger} is a database, but not a ledger; name another with --ledger."


class LedgerTooNewError(PledgebookError):
    """A ledger was written by a newer program."""

    def __init__(self, ledger: str, found: str, known: str) -> None:
        super().__init__(ledger, found, known)
        self.ledger = ledger
        self.found = found
        self.known = known

    def __str__(self) -> str:
        return (
            f"The ledger {self.ledger} has schema {self.found}, and this program knows {self.known} "
            "at most; install the newer program."
        )


class UnkeepableTextError(PledgebookError):
    """A text holds signs that no database keeps."""

    def __init__(self, document: str) -> None:
        super().__init__(document)
        self.document = document

    def __str__(self) -> str:
        return f"{self.document}: the text holds null characters or broken signs, so it cannot be kept."


class NoSuchDocumentError(PledgebookError):
    """The ledger holds no document of that id or label."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"The ledger holds no document {self.name!r}; give its id, its label, or where it came from."


class AmbiguousDocumentError(PledgebookError):
    """Several documents carry one label."""

    def __init__(self, name: str, ids: tuple[str, ...]) -> None:
        super().__init__(name, ids)
        self.name = name
        self.ids = ids

    def __str__(self) -> str:
        return f"{len(self.ids)} documents answer to {self.name!r}; give one id: {', '.join(self.ids)}."


class ReleaseNameError(PledgebookError):
    """No release can have this name: it is empty, too long, a way through folders, or cannot be printed."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"A release cannot be called {self.name[:100]!r}; choose one line of at most 100 signs without slashes."


class ReleaseExistsError(PledgebookError):
    """A release of that name exists, or the name stands for the present."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"The name {self.name!r} is taken, and a release is never overwritten; choose another."


class NoSuchReleaseError(PledgebookError):
    """There is no release of that name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name, known)
        self.name = name
        self.known = known

    def __str__(self) -> str:
        return f"There is no release {self.name!r}; there are: {', '.join(self.known) or 'none'}, and now."


class NoSuchCommitmentError(PledgebookError):
    """No commitment answers to an id."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def __str__(self) -> str:
        return f"No commitment answers to {self.said!r}; pledgebook list --format csv names the ids."


class AmbiguousCommitmentError(PledgebookError):
    """Several commitments answer to the beginning of an id."""

    def __init__(self, said: str, ids: tuple[str, ...]) -> None:
        super().__init__(said, ids)
        self.said = said
        self.ids = ids

    def __str__(self) -> str:
        return f"{len(self.ids)} commitments answer to {self.said!r}; give more of one id: {', '.join(self.ids)}."


class NotABackupError(PledgebookError):
    """A file to be restored is no ledger."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path} is not a backup of a ledger: {self.reason}"


class LedgerHoldsError(PledgebookError):
    """A ledger that a backup would replace holds something."""

    def __init__(self, ledger: str, documents: int, decisions: int) -> None:
        super().__init__(ledger, documents, decisions)
        self.ledger = ledger
        self.documents = documents
        self.decisions = decisions

    def __str__(self) -> str:
        return (
            f"The ledger {self.ledger} holds something: documents {self.documents:,}, decisions {self.decisions:,}; "
            "name another with --ledger, or let the backup take their place with --replace."
        )


class BrokenLedgerError(PledgebookError):
    """A ledger or backup is not sound, so nothing is made of it."""

    def __init__(self, ledger: str, problems: int, first: str) -> None:
        super().__init__(ledger, problems, first)
        self.ledger = ledger
        self.problems = problems
        self.first = first

    def __str__(self) -> str:
        return (
            f"{self.ledger} is broken, so nothing was copied: {self.first}. "
            f"`pledgebook check --ledger {self.ledger}` names every problem."
        )
