"""Figures for those who watch over the pages, as Prometheus reads them: what was asked, how long it took, what is held.

Addresses stand as the application knows them (`/commitments/{id}`): nobody's search or name becomes a figure.
"""

from time import perf_counter
from typing import Annotated, TypeAlias

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pledgebook.jobs import Desk
from pledgebook.log import logger
from pledgebook.web.who import Role, User, needs

PATH = "/metrics"
router = APIRouter()
Reader: TypeAlias = Annotated[User, Depends(needs(Role.READER))]
_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_ELSEWHERE = "other"


@router.get(PATH, tags=["health"])
def metrics(request: Request, user: Reader) -> Response:  # noqa: ARG001 - who may ask
    """Return the figures of the program and its ledger; a token of the role reader may ask."""
    figures: Figures = request.app.state.figures
    return Response(generate_latest(figures.registry), media_type=CONTENT_TYPE_LATEST)


class Figures:
    """What is counted of one application."""

    def __init__(self, desk: Desk) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self.registry.register(_Held(desk))
        names = ["method", "route", "status"]
        self.asked = Counter("pledgebook_requests", "Requests answered", names, registry=self.registry)
        self.took = Histogram(
            "pledgebook_request_seconds",
            "Time until a request was answered",
            ["route"],
            buckets=_BOUNDS,
            registry=self.registry,
        )

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an answer, and write it into the log."""
        self.asked.labels(method, route, str(status)).inc()
        self.took.labels(route).observe(seconds)
        facts = {"method": method, "route": route, "status": status, "seconds": round(seconds, 4)}
        logger.info("answered", extra={"facts": facts})


class _Held:
    """How much the ledger holds at the moment of asking, and how much waits to be decided."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def describe(self) -> list[GaugeMetricFamily]:
        """Return nothing: what is held is looked up when it is asked for, not when the program begins."""
        return []

    def collect(self) -> list[GaugeMetricFamily]:
        """Return the figures of the ledger."""
        held = self._desk.ledger.health()
        board = self._desk.board()
        counts = {name: held[name] for name in ("documents", "claims", "decisions", "releases", "last_entry")}
        counts |= {"commitments": len(board.commitments), "waiting": len(board.queue)}
        return [
            GaugeMetricFamily(f"pledgebook_ledger_{name}", _SAID[name], value=int(count))
            for name, count in counts.items()
        ]


_SAID = {
    "documents": "Documents kept",
    "claims": "Claims of all readings",
    "decisions": "Decisions kept",
    "releases": "Releases frozen",
    "last_entry": "Number of the last entry",
    "commitments": "Commitments that stand",
    "waiting": "Questions that wait for a person",
}


class Counted:
    """Counts every answer, those of the guard too."""

    def __init__(self, app: ASGIApp, owner: FastAPI) -> None:
        self._app = app
        self._owner = owner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request and count it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, began = 500, perf_counter()

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            figures: Figures = self._owner.state.figures
            figures.answered(_method(scope), route_of(scope), status, perf_counter() - began)


def _method(scope: Scope) -> str:
    known = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
    return scope["method"] if scope["method"] in known else _ELSEWHERE


def route_of(scope: Scope) -> str:
    """Return the address as the application knows it; what leads nowhere is one, however many ask for it."""
    return getattr(scope.get("route"), "path", None) or _ELSEWHERE
