"""A run cannot write or go on."""

from pathlib import Path

from pledgebook.errors.base import PledgebookError


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


class BulkFolderError(PledgebookError):
    """A folder cannot take or give the shards of a bulk reading."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(address, reason)
        self.address = address
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.address}: {self.reason}."


class InputLostError(PledgebookError):
    """A store could not be read any further while it was read into shards."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where = where
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}. No shard is lost; the same command goes on."


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
