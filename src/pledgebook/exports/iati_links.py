"""The sources of an activity: addresses with their titles, never their texts."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from pledgebook.commitments import Statement
from pledgebook.exports.iati_values import Codes
from pledgebook.exports.iati_xml import Element, add, clean, narrative

_SAFE = "!#$%&'()*+,/:;=?@[]~"
_PAGE = "text/html"


def document_links(root: Element, said: Sequence[Statement], codes: Codes) -> None:
    """Add each address once."""
    sources = {claim.source.url: claim.source for claim in said if claim.source.url}
    for url, source in sources.items():
        if (address := _address(url)) is None:
            continue
        link = add(root, "document-link", url=address, format=_format(address, codes))
        narrative(add(link, "title"), source.title or address)
        add(link, "category", code=codes.rows["document"])
        if source.published:
            add(link, "document-date").set("iso-date", source.published.isoformat())


def _address(url: str) -> str | None:
    """Return an address as a link may have it, null where it leads to no page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return quote(clean(url), safe=_SAFE) if parts.scheme in ("http", "https") and parts.netloc else None


def _format(address: str, codes: Codes) -> str:
    formats: dict[str, str] = codes.rows["formats"]
    return formats.get(PurePosixPath(urlsplit(address).path).suffix.lower(), _PAGE)
