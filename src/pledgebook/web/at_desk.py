"""The desk that a request is answered from."""

from fastapi import Request

from pledgebook.jobs import Desk


def desk_of(request: Request) -> Desk:
    """Return the desk that the application serves."""
    desk: Desk = request.app.state.desk
    return desk
