"""Serving the pages until told to stop."""

import gc
import socket
import sys
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from fastapi import FastAPI

from pledgebook.errors import CannotListenError, NobodyMayEnterError
from pledgebook.jobs import Desk
from pledgebook.settings import Settings
from pledgebook.web.app import application
from pledgebook.web.guard import is_loopback
from pledgebook.web.overview import warm

_SWITCH_SECONDS = 0.001  # a page soon gets its turn beside what is being made
_GRACE_SECONDS = 5  # for answers under way when told to stop


def serve(address: str | None, host: str, port: int, tell: Callable[[str], None]) -> None:
    """Serve a ledger; other machines are let in only where it has users."""
    with Desk.open(address) as desk:
        if not is_loopback(host) and not desk.people.any():
            raise NobodyMayEnterError(host)
        listening = _listen(host, port)
        tell(f"http://{host if ':' not in host else f'[{host}]'}:{listening.getsockname()[1]}/")
        app = application(desk, open_to_all=is_loopback(host), hosts=_names(host))
        desk.board()
        sys.setswitchinterval(_SWITCH_SECONDS)
        desk.later(lambda: warm(app))
        desk.later(desk.ledger.prepare)
        desk.later(gc.freeze)
        with suppress(KeyboardInterrupt):  # it has ended by then, and passes on why
            uvicorn.Server(_config(app)).run(sockets=[listening])


def _names(host: str) -> frozenset[str]:
    return frozenset({host, *Settings().hosts.replace(",", " ").split()})


def _config(app: FastAPI) -> uvicorn.Config:
    """Return how to serve: without a log of addresses, and believing only the proxies that were named."""
    proxies = Settings().proxies
    return uvicorn.Config(
        app,
        log_config=None,  # what it has to tell goes where the program's own log goes
        log_level="warning",
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies or None,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except (OSError, OverflowError) as problem:
        listening.close()
        raise CannotListenError(host, port, getattr(problem, "strerror", None) or str(problem)) from problem
    return listening
