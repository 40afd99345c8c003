"""Addresses: fetched from a real server on this machine."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from pledgebook.documents import Document, ReadSettings, read_inputs
from pledgebook.documents.fetch import fetch
from pledgebook.documents.public import PUBLIC, Door, is_public
from pledgebook.documents.reasons import UnreadableError
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

    redirects: ClassVar[dict[str, str]] = {
        "/moved": "/boats.txt",
        "/round": "/round",
        "/elsewhere": "ftp://fjord.example/boats",
        "/inside": "http://169.254.169.254/latest",
        "/named": "http://me:secret@fjord.example/boats",
    }

    def do_GET(self) -> None:
        match self.path:
            case path if path in self.redirects:
                self._redirect(self.redirects[path])
            case "/host":
                self._page("text/plain", self.headers["Host"].encode())
            case "/flood":
                self.send_response(302)
                self.send_header("Location", "/boats.txt")
                self.send_header("Content-Length", str(10**12))
                self.end_headers()
                self.wfile.write(b"flood")
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
    return list(read_inputs([address], settings=ReadSettings(fetch_private=True, **settings)))  # type: ignore[arg-type]


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
    assert read("http://me:secret@127.0.0.1:9/boats") == [
        Finding("http://127.0.0.1:9/boats", "the address holds a name or a password; give it without")
    ]


def fetched(address: str, door: Door = PUBLIC) -> str:
    """What was fetched through a door, or why nothing was."""
    try:
        return fetch(address, 1_000, 2.0, door).data.decode("iso-8859-2")
    except UnreadableError as problem:
        return problem.why.name


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "2130706433", "017700000001", "0x7f000001", "0x7f.0.0.1", "0", "0.0.0.0"),
        *("10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "240.0.0.1"),
        *("[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[fec0::1]", "[ff02::1]", "[::ffff:127.0.0.1]"),
        *("[::ffff:10.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::127.0.0.1]", "[2001:db8::1]"),
        *("192.0.0.192", "192.88.99.1", "168.63.129.16", "[::ffff:192.0.0.192]"),
    ],
)
def test_what_is_not_public_is_refused_however_it_is_written(host: str) -> None:
    assert fetched(f"http://{host}/boats.txt") == "PRIVATE"


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_what_is_public_is_not(address: str) -> None:
    assert is_public(address)


def test_a_name_with_one_private_address_is_refused() -> None:
    door = Door(lambda host, port: ["93.184.216.34", "127.0.0.1"], is_public)
    assert fetched("http://fjord.example/", door) == "PRIVATE"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://x/", "http://"])
def test_only_web_addresses_are_fetched(address: str) -> None:
    assert fetched(address) == "BAD_ADDRESS"


class Names:
    """A name server whose answers change from one question to the next."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        return [self.answers.pop(0)]


def here(address: str) -> bool:
    return address == "127.0.0.1"


def test_the_connection_goes_to_the_address_that_was_checked(site: str) -> None:
    names = Names("127.0.0.1", "10.0.0.1")
    port = site.rpartition(":")[2]
    assert fetched(f"http://fjord.example:{port}/boats.txt", Door(names, here)) == "Łódź gives boats."
    assert names.asked == ["fjord.example"]


def test_the_site_is_asked_by_its_name(site: str) -> None:
    port = site.rpartition(":")[2]
    assert (
        fetched(f"http://fjord.example:{port}/host", Door(Names("127.0.0.1"), here))
        == f"fjord.example:{port}"
    )


def test_each_redirect_is_looked_up_and_checked_anew(site: str) -> None:
    names = Names("127.0.0.1", "10.0.0.1")
    port = site.rpartition(":")[2]
    assert fetched(f"http://fjord.example:{port}/moved", Door(names, here)) == "PRIVATE"
    assert names.asked == ["fjord.example", "fjord.example"]


@pytest.mark.parametrize(
    ("path", "why"), [("/inside", "PRIVATE"), ("/elsewhere", "BAD_ADDRESS"), ("/named", "CREDENTIALS")]
)
def test_a_redirect_leads_nowhere_that_an_address_may_not(site: str, path: str, why: str) -> None:
    port = site.rpartition(":")[2]
    door = Door(lambda host, _: [host if host[0].isdigit() else "127.0.0.1"], here)
    assert fetched(f"http://fjord.example:{port}{path}", door) == why


def test_what_comes_with_a_redirect_is_not_read(site: str) -> None:
    (found,) = read(f"{site}/flood", limit_bytes=10_000)
    assert isinstance(found, Document)


def test_without_the_setting_nothing_private_is_read(site: str) -> None:
    (found,) = read_inputs([f"{site}/boats.txt"])
    assert found == Finding(
        f"{site}/boats.txt",
        "it leads into a private network, or to this machine; PLEDGEBOOK_FETCH_PRIVATE=1 allows that",
    )
