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
