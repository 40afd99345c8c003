"""What a user set for one run."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pledgebook.settings import Settings
from pledgebook.vocabulary import check_own


@dataclass(frozen=True, slots=True)
class Request:
    """Inputs and the particulars a caller gives them; the record's own come first (contract, cli.md)."""

    sources: tuple[str, ...]
    published: date | None = None
    publisher: str | None = None
    vocabulary: Path | None = None

    def settings(self) -> Settings:
        """Return the environment's settings with this request's own laid over, its vocabulary looked through."""
        settings = Settings()
        if self.vocabulary:
            settings = settings.model_copy(update={"vocabulary": self.vocabulary})
        if settings.vocabulary:
            check_own(settings.vocabulary)
        return settings
