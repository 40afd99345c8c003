"""What made a claim: the program, its vocabulary with a user's rows, and the parser's pipeline."""

from dataclasses import dataclass

from pledgebook import __version__
from pledgebook.ids import digest
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one reading; equal rules read equal texts alike."""

    program: str
    vocabulary: str
    pipeline: str

    @property
    def version(self) -> str:
        """The hash of all three."""
        return digest(self.program, self.vocabulary, self.pipeline)

    @classmethod
    def of(cls, settings: Settings) -> "Rules":
        """Return the rules that this program reads by, under these settings."""
        return cls(__version__, Vocabulary(settings.vocabulary).version(), settings.pipeline)
