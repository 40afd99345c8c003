"""Addresses: fetched from a real server on this machine."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from pledgebook.documents import Document, ReadSettings, read_inputs
from pledgebook.findings import Finding

LEAD = "Norway will give four patrol boats to Fredonia, the defence ministry said on Monday, after a request."
CANONICAL = "<link rel='canonical' href='https://fjord.example/boats'>"
PAGE = f"<html><head>{CANONICAL}</head><body><p>Łódź. {LEAD}</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """A few pages, good and bad."""

    pages: ClassVar[dict[str, tuple[str, bytes]]] = {
        "/boats.txt": ("text/plain; charset=iso-8859-2", "Łódź gives boats.".encode("iso-8859-2")),
        "/boats": ("text/html; charset=iso-8859-2", PAGE.encode("iso-8859-2")),
        "/records.jsonl": ("application/json", b'{"text": "One."}\n{"text": "Two."}\n'),
        "/large": ("text/plain", b"word " * 40_000),
        "/bomb": ("text/plain", gzip.compress(b"word " * 40_000)),
    }

    def do_GET(self) -> None:
        match self.path:
            case "/moved":
                self._redirect("/boats.txt")
            case "/round":
                self._redirect("/round")
            case "/elsewhere":
                self._redirect("ftp://fjord.example/boats")
            case "/slow":
                time.sleep(0.6)
                self._page("text/plain", b"late")
            case "/cut":
                self._page("text/plain", b"cut", length=1_000)
            case path if path in self.pages:
                self._page(*self.pages[path])
            case _:
                self.send_error(404)

    def _redirect(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.end_headers()

    def _page(self, kind: str, data: bytes, length: int | None = None) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(data)))
        if self.path == "/bomb":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server that does not mind who hangs up."""

    def handle_error(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = Server(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def read(address: str, **settings: float) -> list[Document | Finding]:
    return list(read_inputs([address], settings=ReadSettings(**settings)))  # type: ignore[arg-type]


def test_a_text_is_read_with_the_encoding_of_its_header_and_its_final_address(site: str) -> None:
    (found,) = read(f"{site}/moved")
    assert isinstance(found, Document)
    assert (found.text, found.url) == ("Łódź gives boats.", f"{site}/boats.txt")


def test_the_address_given_goes_before_the_one_the_page_names(site: str) -> None:
    (found,) = read(f"{site}/boats#top")
    assert isinstance(found, Document)
    assert (found.text, found.url) == (f"Łódź. {LEAD}", f"{site}/boats")


def test_records_are_read_from_an_address_too(site: str) -> None:
    assert [one.text for one in read(f"{site}/records.jsonl") if isinstance(one, Document)] == [
        "One.",
        "Two.",
    ]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/none", "the site answered 404 Not Found"),
        ("/round", "the site redirects without end"),
        ("/elsewhere", "not a valid address"),
        (
            "/large",
            "larger than the limit of 100 kB for one document; split it or raise PLEDGEBOOK_LIMIT_BYTES",
        ),
        (
            "/bomb",
            "larger than the limit of 100 kB for one document; split it or raise PLEDGEBOOK_LIMIT_BYTES",
        ),
        ("/slow", "no complete answer within 0.3 seconds"),
    ],
)
def test_what_cannot_be_fetched_is_named_with_the_reason(site: str, path: str, reason: str) -> None:
    assert read(f"{site}{path}", limit_bytes=10_000, timeout_seconds=0.3) == [
        Finding(f"{site}{path}", reason)
    ]


def test_an_answer_that_breaks_off_is_refused(site: str) -> None:
    (found,) = read(f"{site}/cut")
    assert str(found).startswith(f"{site}/cut: the answer broke off (")


def test_a_closed_door_and_bad_addresses_are_named() -> None:
    assert read("http://127.0.0.1:9/boats", timeout_seconds=2) == [
        Finding("http://127.0.0.1:9/boats", "could not connect; check the address and the network")
    ]
    for address in ("http://", "http://[::1/boats"):
        assert read(address) == [Finding(address, "not a valid address")]


def test_a_password_in_an_address_is_not_shown() -> None:
    assert read("http://me:secret@127.0.0.1:9/boats")[0].where == "http://127.0.0.1:9/boats"  # type: ignore[union-attr]
