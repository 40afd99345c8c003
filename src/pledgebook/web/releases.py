"""Releases: freeze what the ledger says, compare two, cite one, take it along."""

import re
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse

from pledgebook.claims.record import json_line
from pledgebook.errors import NoSuchReleaseError, ReleaseExistsError, ReleaseNameError
from pledgebook.ledger import differences, stage_totals
from pledgebook.web.at_desk import desk_of
from pledgebook.web.pages import page
from pledgebook.web.who import Role, needs

router = APIRouter(include_in_schema=False)
_MOST = 500
_ODD = re.compile(r"[^A-Za-z0-9._-]")


@router.get("/releases", dependencies=[Depends(needs(Role.READER))])
def releases(request: Request) -> Response:
    """Show every release, the newest first."""
    return _page(request)


@router.post("/releases", dependencies=[Depends(needs(Role.EDITOR))])
def freeze(request: Request, name: Annotated[str, Form(min_length=1, max_length=100)]) -> Response:
    """Freeze what the ledger says under a name that is not taken."""
    desk = desk_of(request)
    desk.newest()
    try:
        desk.ledger.release(name.strip())
    except ReleaseExistsError as problem:
        return _page(request, 409, str(problem))
    except ReleaseNameError as problem:
        return _page(request, 422, str(problem))
    return RedirectResponse("/releases", 303)


@router.get("/releases/compare", dependencies=[Depends(needs(Role.READER))])
def compare(request: Request, old: Annotated[str, Query()], new: Annotated[str, Query()] = "now") -> Response:
    """Show what changed from one release to another; "now" is the ledger as it stands."""
    desk = desk_of(request)
    try:
        before, after = desk.ledger.released(old), desk.ledger.released(new)
    except NoSuchReleaseError as problem:
        raise HTTPException(404, str(problem)) from problem
    found = list(differences(before, after))
    return page(
        request,
        "compare.html",
        old=old,
        new=new,
        differences=found[:_MOST],
        more=max(0, len(found) - _MOST),
        totals=list(stage_totals(before, after)),
    )


@router.get("/releases/{name}/commitments.jsonl", dependencies=[Depends(needs(Role.READER))])
def download(request: Request, name: str) -> Response:
    """Return the commitments of a release, one a line, as the contract has them."""
    desk = desk_of(request)
    try:
        records = desk.ledger.released(name)
    except NoSuchReleaseError as problem:
        raise HTTPException(404, str(problem)) from problem

    def lines() -> Iterator[str]:
        yield from (f"{json_line(record)}\n" for record in records)

    plain = _ODD.sub("_", name)  # a header holds no other letters
    kept = {"Content-Disposition": f'attachment; filename="{plain}.jsonl"'}
    return StreamingResponse(lines(), media_type="application/x-ndjson", headers=kept)


def _page(request: Request, status: int = 200, wrong: str = "") -> Response:
    desk = desk_of(request)
    found = desk.ledger.releases()
    return page(
        request,
        "releases.html",
        status,
        releases=found[::-1],
        wrong=wrong,
        may_freeze=request.state.user.role >= Role.EDITOR,
    )
