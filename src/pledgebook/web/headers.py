"""Headers that tell a browser how little a page may do."""

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


def headers_for(path: str) -> dict[str, str]:
    """Return the headers of an answer to a path; pages are never kept, what is the same for all may be."""
    return HEADERS | ({"cache-control": _ASKED_AGAIN} if path.startswith("/static/") else {})
