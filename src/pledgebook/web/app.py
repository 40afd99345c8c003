"""The application: its routes, its static files, its answers to what goes wrong."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from pledgebook import __version__
from pledgebook.jobs import Desk
from pledgebook.web import deciding, deciding_api, overview, queue, style
from pledgebook.web.problems import tell_problems

_STATIC = Path(__file__).parent / "static"
_ROUTERS = (overview.router, queue.router, deciding.router, deciding_api.router, style.router)


def application(desk: Desk) -> FastAPI:
    """Return the pages and the API of one ledger."""
    app = FastAPI(title="Pledgebook", version=__version__, docs_url=None, redoc_url=None)
    app.state.desk = desk
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    for router in _ROUTERS:
        app.include_router(router)
    tell_problems(app)
    return app
