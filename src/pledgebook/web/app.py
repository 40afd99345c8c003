"""The application: its routes, its static files, its answers to what goes wrong."""

import secrets
from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from pledgebook import __version__
from pledgebook.jobs import Desk
from pledgebook.settings import Settings
from pledgebook.web import (
    adding,
    adding_api,
    admin,
    admin_api,
    api,
    commitments,
    deciding,
    deciding_api,
    health,
    linked,
    metrics,
    overview,
    papers,
    queue,
    releases,
    sign_in,
    style,
    totals,
)
from pledgebook.web.guard import Guard, check_form
from pledgebook.web.metrics import Counted, Figures
from pledgebook.web.problems import tell_problems

OPENAPI = "/api/v1/openapi.json"
_STATIC = Path(__file__).parent / "static"
_PAGES = (
    overview.router,
    queue.router,
    deciding.router,
    linked.router,  # before the commitments, whose ids would take its ending
    commitments.router,
    papers.router,
    adding.router,
    totals.router,
    releases.router,
    sign_in.router,
    admin.router,
    style.router,
    health.router,
    metrics.router,
)
_API = (api.router, adding_api.router, deciding_api.router, admin_api.router)


def application(desk: Desk, *, open_to_all: bool = True, hosts: frozenset[str] = frozenset()) -> FastAPI:
    """Return the pages and the API of one ledger.

    Where the ledger has no users, `open_to_all` lets whoever reaches it do everything: for loopback only.
    `hosts` are the names beside those of loopback that it goes by; where not open to all, any number too.
    """
    app = FastAPI(
        title="Pledgebook",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=OPENAPI,
        dependencies=[Depends(check_form)],  # of every form that there is or will be
    )
    app.state.desk = desk
    app.state.figures = Figures(desk)
    app.state.kept, app.state.renewing = {}, set()
    app.state.open_to_all = open_to_all
    app.state.limit_bytes = Settings().limit_upload_bytes
    app.state.csrf = secrets.token_urlsafe(32)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    for router in (*_PAGES, *_API):
        app.include_router(router)
    tell_problems(app)
    app.add_middleware(Guard, owner=app, hosts=hosts, limit_bytes=app.state.limit_bytes)
    app.add_middleware(Counted, owner=app)  # around the guard: what it turns away counts too
    return app
