"""A store that speaks S3 on loopback, over a folder of files, for tests of what is read from stores."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path

from localbucket import S3Error, S3Handler

SECRET = "Hunter2Hunter2"
CLOSED = "closed"


class Store:
    """The store: each folder below `root` is a bucket; `asked` are the pieces of files that were asked for."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.port = 0
        self.expired = False
        self.asked: list[str] = []

    def address(self, path: str) -> str:
        """Return the address of a path in the store."""
        return (
            f"s3://key:{SECRET}@{path}?endpoint_override=127.0.0.1:{self.port}&scheme=http&region=eu-west-1"
        )


class _Handler(S3Handler):
    """Refuses one bucket as S3 does who has no right to it, and everything once what opens it has expired."""

    store: Store

    def log_message(self, *_: object) -> None:
        """Stay silent, but for the pieces of files."""
        if self.command == "GET" and "Range" in self.headers:
            self.store.asked.append(self.headers["Range"])

    def _bucket_dir(self, bucket: str) -> Path:
        if bucket == CLOSED:
            raise S3Error(HTTPStatus.FORBIDDEN, "AccessDenied", "Access Denied")
        if self.store.expired:
            raise S3Error(HTTPStatus.BAD_REQUEST, "ExpiredToken", "The provided token has expired.")
        found: Path = super()._bucket_dir(bucket)
        return found


@contextmanager
def serving(root: Path) -> Iterator[Store]:
    """Serve a folder until the end of the context."""
    store = Store(root)
    handler = type("Handler", (_Handler,), {"data_root": root, "store": store})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    store.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield store
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
