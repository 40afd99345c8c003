"""Headers that tell a browser how little a page may do."""

from collections.abc import Mapping
from typing import Any

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
_ASKED_AGAIN = "no-cache"  # kept by the browser, but asked for whether it has changed
_ALWAYS_SECRET = "max-age=31536000"  # who came by https once comes by https for a year


def headers_for(asked: Mapping[str, Any]) -> dict[str, str]:
    """Return the headers of the answer to what was asked; pages are never kept, what is the same for all may be."""
    kept = {"cache-control": _ASKED_AGAIN} if asked["path"].startswith("/static/") else {}
    secret = {"strict-transport-security": _ALWAYS_SECRET} if asked["scheme"] == "https" else {}
    return HEADERS | kept | secret
