"""Errors that carry facts and tell their own story."""

from pathlib import Path


class PledgebookError(Exception):
    """Base of every error this package raises on purpose."""


class UnknownKeysError(PledgebookError):
    """A vocabulary row has fields nobody reads."""

    def __init__(self, where: str, keys: tuple[str, ...]) -> None:
        super().__init__(where, keys)
        self.where = where
        self.keys = keys

    def __str__(self) -> str:
        return f"{self.where}: unknown field {', '.join(self.keys)}; correct the spelling or remove it."


class VocabularyError(PledgebookError):
    """A vocabulary file or row cannot be used."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where = where
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


class NoSuchVocabularyError(PledgebookError):
    """The folder given as a vocabulary does not exist."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path}: no such vocabulary folder."


class NoSuchPipelineError(PledgebookError):
    """The spaCy pipeline named in the settings is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"The spaCy pipeline {self.name!r} is not installed; install it or unset PLEDGEBOOK_PIPELINE."


class TableError(PledgebookError):
    """A table the user named cannot be used."""

    def __init__(self, path: Path, line: int | None, reason: str) -> None:
        super().__init__(path, line, reason)
        self.path = path
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        place = f"{self.path}, line {self.line}" if self.line else f"{self.path}"
        return f"{place}: {self.reason}."


class UnknownCurrencyError(PledgebookError):
    """Totals were asked for in a currency that has no rates."""

    def __init__(self, currency: str) -> None:
        super().__init__(currency)
        self.currency = currency

    def __str__(self) -> str:
        return (
            f"No rates for the currency {self.currency!r}; name another, or add its rates with --rates FILE."
        )


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


class UnknownPartyError(PledgebookError):
    """No state or organisation has that id or name."""

    def __init__(self, said: str, near: str | None) -> None:
        super().__init__(said, near)
        self.said = said
        self.near = near

    def __str__(self) -> str:
        hint = f"; is {self.near} meant?" if self.near else ""
        return f"No state or organisation is called {self.said!r}{hint}"


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


class NoSuchClaimError(PledgebookError):
    """A decision is about a claim that no reading makes."""

    def __init__(self, document: str, claim: str) -> None:
        super().__init__(document, claim)
        self.document = document
        self.claim = claim

    def __str__(self) -> str:
        return f"No claim {self.claim} stands in document {self.document}; it may have been read anew."


class ChangedClaimError(PledgebookError):
    """A claim is not as it was when a person decided on it; the decision is refused."""

    def __init__(self, document: str, claim: str, same_words: bool, by: str | None) -> None:
        super().__init__(document, claim, same_words, by)
        self.document = document
        self.claim = claim
        self.same_words = same_words
        self.by = by

    def __str__(self) -> str:
        if self.same_words:
            return f"{self.by or 'Somebody'} has decided on claim {self.claim} meanwhile; look again before you do."
        return (
            f"The words of claim {self.claim} have changed since you saw them; look again before you decide."
        )


class BadFieldsError(PledgebookError):
    """What a person entered cannot stand in a claim."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(reasons)
        self.reasons = reasons

    def __str__(self) -> str:
        return "; ".join(self.reasons) + "."


class NothingToUndoError(PledgebookError):
    """There is no decision to take back."""

    def __init__(self, decision: str | None) -> None:
        super().__init__(decision)
        self.decision = decision

    def __str__(self) -> str:
        if self.decision is None:
            return "There is nothing of yours to undo."
        return f"Decision {self.decision} does not exist or has been taken back already."


class SignInError(PledgebookError):
    """A name and a password do not belong together."""

    def __str__(self) -> str:
        return "That name and password do not belong together."


class TooManyAttemptsError(PledgebookError):
    """Somebody tried to sign in too often."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds

    def __str__(self) -> str:
        return f"Too many attempts to sign in; wait {self.seconds // 60} minutes."


class NameTakenError(PledgebookError):
    """A user has this name already."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"There is a user {self.name!r} already."


class NoSuchUserError(PledgebookError):
    """No user has, or can have, this name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"There is no user {self.name!r}; `pledgebook user list` names them."


class NoAdminLeftError(PledgebookError):
    """Nobody would be left who may add users and change them."""

    def __str__(self) -> str:
        return "Somebody must be admin; make another user admin first."


class WeakPasswordError(PledgebookError):
    """A password is too easily guessed."""

    def __init__(self, shortest: int) -> None:
        super().__init__(shortest)
        self.shortest = shortest

    def __str__(self) -> str:
        return f"A password has at least {self.shortest} signs and is not the name."


class NobodyMayEnterError(PledgebookError):
    """Other machines would be let into a ledger that has no users."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host

    def __str__(self) -> str:
        return (
            f"On {self.host} other machines could reach the ledger, and it has no users; "
            "make one first: pledgebook user add NAME --role admin"
        )


class CannotListenError(PledgebookError):
    """The pages cannot be served there."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(host, port, reason)
        self.host = host
        self.port = port
        self.reason = reason

    def __str__(self) -> str:
        return f"Cannot listen on {self.host}, port {self.port}: {self.reason}; choose another with --port."


class NoSuchTaskError(PledgebookError):
    """Nothing that can be decided has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"{self.name!r} names nothing to decide; `pledgebook review` lists the names."


class NotInstalledError(PledgebookError):
    """A library that only some need is not there."""

    def __init__(self, library: str) -> None:
        super().__init__(library)
        self.library = library

    def __str__(self) -> str:
        return f"{self.library} is not installed; install it with: pip install {self.library}"


class NotOneOfError(PledgebookError, ValueError):
    """A word in a call names nothing that can be asked for."""

    def __init__(self, name: str, said: str, known: tuple[str, ...]) -> None:
        super().__init__(name, said, known)
        self.name = name
        self.said = said
        self.known = known

    def __str__(self) -> str:
        return f"{self.name} cannot be {self.said!r}; it is one of {', '.join(self.known)}."


class NotADayError(PledgebookError, ValueError):
    """What was given as a day is none."""

    def __init__(self, name: str, said: str) -> None:
        super().__init__(name, said)
        self.name = name
        self.said = said

    def __str__(self) -> str:
        return f"{self.name}: {self.said!r} is not a day; write it as 2024-12-19."


class InputsNotReadError(PledgebookError):
    """Nothing that was asked for could be read."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(reasons)
        self.reasons = reasons

    def __str__(self) -> str:
        return "; ".join(self.reasons)


class CannotWriteError(PledgebookError):
    """A file cannot be written where it was asked for."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path} cannot be written: {self.reason}"


class FileExistsAlreadyError(PledgebookError):
    """A file that would be overwritten is there, and nobody said it may go."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path} is there already; name another file, or write over it with --replace."


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


class BulkFolderError(PledgebookError):
    """A folder cannot take or give the shards of a bulk reading."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(address, reason)
        self.address = address
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.address}: {self.reason}."


class RunnerMissingError(PledgebookError):
    """A runner needs a package that is not installed."""

    def __init__(self, runner: str, extra: str) -> None:
        super().__init__(runner, extra)
        self.runner = runner
        self.extra = extra

    def __str__(self) -> str:
        return f"The runner {self.runner!r} is not installed; pip install 'pledgebook[{self.extra}]'."


class WorkerLostError(PledgebookError):
    """A process that should read ended before it began."""

    def __init__(self, status: int | None) -> None:
        super().__init__(status)
        self.status = status

    def __str__(self) -> str:
        return f"A process that should read ended before it began (status {self.status}); nothing is lost, try again."
