"""Addresses: one page fetched, bounded in size and time. httpx is known here and nowhere else."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pledgebook.documents.reasons import UnreadableError, Why, size_said

if TYPE_CHECKING:
    import httpx

_AGENT = "Pledgebook/0.1 (reads one page at a person's request)"
_MOST_REDIRECTS = 8


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: its bytes, the address it came from in the end, the encoding its header states."""

    data: bytes
    url: str
    charset: str | None = None


def fetch(address: str, limit: int, timeout_seconds: float) -> Fetched:
    """Return what stands at an http(s) address, or refuse with the reason."""
    import httpx

    try:
        with (
            httpx.Client(
                follow_redirects=True,
                max_redirects=_MOST_REDIRECTS,
                timeout=timeout_seconds,
                headers={"User-Agent": _AGENT},
            ) as client,
            client.stream("GET", address) as answer,
        ):
            _check_status(answer.status_code, answer.reason_phrase)
            data = _body(answer, limit, time.monotonic() + 3 * timeout_seconds, timeout_seconds)
            bare = answer.url.copy_with(username=None, password=None, fragment=None)
            return Fetched(data, str(bare), answer.charset_encoding)
    except httpx.TimeoutException as problem:
        raise UnreadableError(Why.TIMEOUT, f"{timeout_seconds:g}") from problem
    except httpx.TooManyRedirects as problem:
        raise UnreadableError(Why.REDIRECTS) from problem
    except httpx.ConnectError as problem:
        unsafe = "CERTIFICATE_VERIFY_FAILED" in str(problem)
        raise UnreadableError(Why.UNSAFE_CONNECTION if unsafe else Why.NO_CONNECTION) from problem
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as problem:
        raise UnreadableError(Why.BAD_ADDRESS) from problem
    except httpx.HTTPError as problem:
        raise UnreadableError(Why.TRANSFER, str(problem) or type(problem).__name__) from problem


def _check_status(status: int, phrase: str) -> None:
    if status != 200:
        raise UnreadableError(Why.STATUS, f"{status} {phrase}".strip())


def _body(answer: "httpx.Response", limit: int, deadline: float, timeout_seconds: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in answer.iter_bytes(65_536):
        size += len(part)
        if size > limit:
            raise UnreadableError(Why.TOO_LARGE, size_said(limit))
        if time.monotonic() > deadline:  # a site may send a byte now and then for ever
            raise UnreadableError(Why.TIMEOUT, f"{3 * timeout_seconds:g}")
        parts.append(part)
    return b"".join(parts)
