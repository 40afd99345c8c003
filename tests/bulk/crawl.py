"""Small web archives, made as crawlers make them, for the tests of screening."""

import gzip
from collections.abc import Sequence

GIFT = "Norway will give Ukraine 40 armoured vehicles and $20 million for ammunition, the minister said on Monday."
GIFT_MORE = "The weapons will be delivered in May. Norway also pledged to train Ukrainian troops."
SPORT = "Bergen won the cup on Sunday. The second half was played in rain, and the trainer praised his team."


def page(text: str, title: str = "A report", *, around: str = "", head: str = "") -> str:
    """Return a page as sites write them; `around` stands in its menu."""
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return (
        f"<html><head><title>{title}</title>{head}</head><body><nav><ul><li>Home</li>{around}</ul></nav>"
        f"<article><h1>{title}</h1>{body}</article><footer>All rights reserved</footer></body></html>"
    )


def answer(
    body: bytes, content_type: str = "text/html; charset=utf-8", more: str = "", status: str = "200 OK"
) -> bytes:
    """Return what a server sends."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{more}\r\n".encode() + body


def record(
    content: bytes,
    url: str = "https://news.example/report",
    kind: str = "response",
    *,
    length: int | None = None,
    without: Sequence[str] = (),
    content_type: str = "application/http; msgtype=response",
) -> bytes:
    """Return one record; `length` is what it says of itself, `without` the headers it lacks."""
    headers = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000000>",
        "WARC-Date": "2024-05-02T00:00:00Z",
        "WARC-Target-URI": url,
        "Content-Type": content_type,
        "Content-Length": str(len(content) if length is None else length),
    }
    said = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if name not in without)
    return f"WARC/1.0\r\n{said}\r\n".encode() + content + b"\r\n\r\n"


def gift(number: int) -> bytes:
    """Return a record of a page that is worth reading."""
    return record(answer(page(f"{GIFT}\n{GIFT_MORE}").encode()), f"https://news.example/{number}")


def packed(records: Sequence[bytes]) -> bytes:
    """Return an archive in which each record is packed by itself."""
    return b"".join(gzip.compress(one) for one in records)
