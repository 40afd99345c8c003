"""Addresses: one page fetched, bounded in size and time. httpx is known here and nowhere else."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pledgebook.documents.public import PUBLIC, Door
from pledgebook.documents.reasons import UnreadableError, Why, size_said

if TYPE_CHECKING:
    import httpx

_AGENT = "Pledgebook/0.1 (reads one page at a person's request)"
_MOST_REDIRECTS = 8
_SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: its bytes, the address it came from in the end, the encoding its header states."""

    data: bytes
    url: str
    charset: str | None = None


def fetch(address: str, limit: int, timeout_seconds: float, door: Door | None = PUBLIC) -> Fetched:
    """Return what stands at an http(s) address, or refuse with the reason.

    Each host on the way is looked up once, its addresses are checked at the door, and the connection goes to an
    address that was checked. No door lets everything through, and the proxies of the environment are used.
    """
    with _told(timeout_seconds), ExitStack() as stack:
        client = stack.enter_context(_client(timeout_seconds, door))
        deadline = time.monotonic() + 3 * timeout_seconds
        answer = _answer(client, address, stack)
        _check_status(answer.status_code, answer.reason_phrase)
        data = _body(answer, limit, deadline, timeout_seconds)
        return Fetched(data, str(answer.url.copy_with(fragment=None)), answer.charset_encoding)


def _client(timeout_seconds: float, door: Door | None) -> "httpx.Client":
    import httpx

    return httpx.Client(
        transport=_guarded()(door) if door else None,
        trust_env=door is None,  # a proxy would look hosts up by itself
        timeout=timeout_seconds,
        headers={"User-Agent": _AGENT},
    )


def _answer(client: "httpx.Client", address: str, stack: ExitStack) -> "httpx.Response":
    """Return the first answer that leads no further; what comes with a redirect is not read."""
    request: httpx.Request | None = client.build_request("GET", address)
    for _ in range(_MOST_REDIRECTS + 1):
        assert request is not None
        _check_address(request.url)
        answer = client.send(request, stream=True)
        if not answer.has_redirect_location:
            stack.callback(answer.close)
            return answer
        request = answer.next_request
        answer.close()
    raise UnreadableError(Why.REDIRECTS)


def _check_address(url: "httpx.URL") -> None:
    if url.scheme not in _SCHEMES or not url.host:
        raise UnreadableError(Why.BAD_ADDRESS)
    if url.userinfo:
        raise UnreadableError(Why.CREDENTIALS)


@cache
def _guarded() -> type:
    """Return the transport that connects to addresses let through by a door; httpx is loaded at the first call."""
    import httpx

    class Guarded(httpx.HTTPTransport):
        """Connects to an address that was checked, and asks there for the host by its name."""

        def __init__(self, door: Door) -> None:
            # One connection an answer: two names at one address do not vouch for each other.
            super().__init__(limits=httpx.Limits(max_keepalive_connections=0))
            self._door = door

        def handle_request(self, request: httpx.Request) -> httpx.Response:
            """Try the addresses of the host one after the other."""
            url = request.url
            host = url.raw_host.decode("ascii").strip("[]")
            found = self._door.addresses(host, url.port or (443 if url.scheme == "https" else 80))
            for place, one in enumerate(found, start=1):
                try:
                    return super().handle_request(_sent_to(request, one, host))
                except (httpx.ConnectError, httpx.ConnectTimeout):
                    if place == len(found):
                        raise
            raise UnreadableError(Why.NO_CONNECTION)

    return Guarded


def _sent_to(request: "httpx.Request", address: str, host: str) -> "httpx.Request":
    """Return a request that goes to an address; its header and its certificate still name the host."""
    import httpx

    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions=request.extensions | {"sni_hostname": host},
    )


@contextmanager
def _told(timeout_seconds: float) -> Iterator[None]:
    """Turn what httpx says of a failure into a reason."""
    import httpx

    try:
        yield
    except httpx.TimeoutException as problem:
        raise UnreadableError(Why.TIMEOUT, f"{timeout_seconds:g}") from problem
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
