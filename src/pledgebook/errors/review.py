"""A person may not do something, or it can no longer be done."""

from pledgebook.errors.base import PledgebookError


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


class NoSuchTaskError(PledgebookError):
    """Nothing that can be decided has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"{self.name!r} names nothing to decide; `pledgebook review` lists the names."


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
