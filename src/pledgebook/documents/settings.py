"""What a caller may set about reading."""

from dataclasses import dataclass

# A page or a PDF carries much that is not text: marks, scripts, fonts, pictures.
PAGE_FACTOR = 2
PDF_FACTOR = 10


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """How much is read of one document, whether its bytes are kept, how long an address may take, whether it
    may lead into a private network, and whether addresses of stores (also file://) are opened.

    `limit_bytes` bounds the text of one document; a file of records may be larger, each record may not.
    """

    limit_bytes: int = 5_000_000
    keep_raw: bool = False
    timeout_seconds: float = 20.0
    fetch_private: bool = False
    open_stores: bool = False

    @property
    def page_bytes(self) -> int:
        """The largest HTML page that is read."""
        return self.limit_bytes * PAGE_FACTOR

    @property
    def file_bytes(self) -> int:
        """The largest PDF, and the largest answer from an address, that is read."""
        return self.limit_bytes * PDF_FACTOR
