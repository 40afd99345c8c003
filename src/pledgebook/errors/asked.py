"""What is asked for cannot be understood or read: words, tables, days, inputs."""

from pathlib import Path

from pledgebook.errors.base import PledgebookError


class UnknownKeysError(PledgebookError):
    """A vocabulary row has fields nobody reads."""

    def __init__(self, where: str, keys: tuple[str, ...]) -> None:
        super().__init__(where, keys)
        self.where = where
        self.keys = keys

    def __str__(self) -> str:
        return f"{self.where}: unknown field {', '.join(self.keys)}; correct the spelling or remove it."


class BadSettingError(PledgebookError):
    """A setting of the environment has a value that cannot be used."""

    def __init__(self, setting: str, reason: str) -> None:
        super().__init__(setting, reason)
        self.setting = setting
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.setting} cannot be used: {self.reason}."


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


class UnknownPartyError(PledgebookError):
    """No state or organisation has that id or name."""

    def __init__(self, said: str, near: str | None) -> None:
        super().__init__(said, near)
        self.said = said
        self.near = near

    def __str__(self) -> str:
        hint = f"; is {self.near} meant?" if self.near else ""
        return f"No state or organisation is called {self.said!r}{hint}"


class NoTextsThereError(PledgebookError, ValueError):
    """Whole texts are asked for in an export that has no table of documents."""

    def __init__(self, to: str, out: str) -> None:
        super().__init__(to, out)
        self.to = to
        self.out = out

    def __str__(self) -> str:
        return (
            f"Whole texts go into the table of documents, and {self.out!r} as {self.to} has none; "
            "name a folder, as csv, parquet or jsonl."
        )


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
