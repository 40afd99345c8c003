"""Add: files, addresses and pasted text, read in a process of their own; what was read, what not and why."""

import re
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import date
from pathlib import Path, PurePath
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData, UploadFile
from starlette.requests import ClientDisconnect

from pledgebook.errors import NoSuchDocumentError
from pledgebook.jobs import Desk
from pledgebook.jobs.intake import Item, Job, Source, Told, new_folder
from pledgebook.ledger import Paper
from pledgebook.settings import Settings
from pledgebook.web.at_desk import desk_of
from pledgebook.web.guard import check_form
from pledgebook.web.pages import page
from pledgebook.web.who import Role, User, needs

router = APIRouter(include_in_schema=False)
_MOST_FILES, _MOST_FIELDS, _MOST_ADDRESSES = 200, 50, 50
_PATIENCE = 2.5  # seconds that the answer waits, so that a short article shows at once
_ROWS, _LISTED_CLAIMS = 25, 5
_LONGEST_FIELD = 2_000
_ODD = re.compile(r"[^\w.-]")
_WEB = ("http://", "https://")
Reviewer = Annotated[User, Depends(needs(Role.REVIEWER))]


async def _sent(request: Request) -> AsyncIterator[FormData]:
    """Give what a form holds, after it is known who sent it; its files are deleted when all is done."""
    most = Settings().limit_upload_bytes
    try:
        form = request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=most)
        async with form as found:
            yield found
    except ClientDisconnect as problem:  # also what the guard says where too much comes
        raise HTTPException(413, f"at most {most:,} bytes can be sent at once") from problem


Sent = Annotated[FormData, Depends(_sent)]
_FORM = [Depends(needs(Role.REVIEWER)), Depends(_sent), Depends(check_form)]


@router.get("/add", dependencies=[Depends(needs(Role.REVIEWER))])
def add_page(request: Request) -> Response:
    """Show where documents are brought."""
    desk_of(request).intake.warm()
    return _asking(request)


@router.post("/add", dependencies=_FORM)
def add_documents(request: Request, user: Reviewer, form: Sent) -> Response:
    """Take files, addresses and pasted text, and lead to what becomes of them."""
    intake = desk_of(request).intake
    if wrong := _wrong(form):
        return _asking(request, wrong, form, 422)
    if intake.is_full:
        return _asking(request, "Too much waits to be read already; try again in a minute.", form, 503)
    folder = new_folder()
    items = [*_files(form, folder), *_addresses(form), *_pasted(form)]
    if not items:
        shutil.rmtree(folder)
        return _asking(request, "Choose a file, or give an address or a text.", form, 422)
    return _led(intake.begin(items, user.name, folder))


@router.get("/add/{job}")
def added(request: Request, user: Reviewer, job: str) -> Response:
    """Show what became of what a person brought, so far."""
    found = _job(request, user, job)
    done, told = found.done, list(found.told)  # in this order: what is done has told everything
    rows = [one for one in told if one.document]
    return page(
        request,
        "added.html",
        job=found,
        done=done,
        rows=list(_shown(desk_of(request), rows[:_ROWS])),
        unread=[one for one in told if one.reason],
        summary=list(_summary(told)),
        hidden=max(0, len(rows) - _ROWS),
        listed=_LISTED_CLAIMS,
    )


@router.post("/add/{job}/words", dependencies=_FORM)
def add_words(request: Request, user: Reviewer, job: str, form: Sent) -> Response:
    """Keep a scan with the words that a person typed."""
    before = _job(request, user, job)
    number = _field(form, "item") or ""
    scans = {one.item for one in before.told if one.is_scan}
    if not number.isdecimal() or int(number) not in scans:
        raise HTTPException(404, "there is no such scan any more; add it again")
    scan = before.items[int(number)]
    path = Path(scan.path or "")
    if (wrong := _wrong(form)) or not path.is_file():
        raise HTTPException(422, wrong or "this scan can only be added as a file")
    folder = new_folder()
    item = Item(
        Source.SCAN, scan.name, str(shutil.copy(path, folder)), _field(form, "text", None), **_said(form)
    )
    return _led(desk_of(request).intake.begin([item], user.name, folder))


def _asking(request: Request, wrong: str = "", form: FormData | None = None, status: int = 200) -> Response:
    given = {name: value for name, value in form.items() if isinstance(value, str)} if form else {}
    most = Settings().limit_upload_bytes
    return page(request, "add.html", status, wrong=wrong, given=given, megabytes=most // 1_000_000)


def _led(job: Job) -> Response:
    job.ended.wait(_PATIENCE)
    return RedirectResponse(f"/add/{job.id}", 303)


def _job(request: Request, user: User, name: str) -> Job:
    found = desk_of(request).intake.job(name, user.name)
    if found is None:
        raise HTTPException(404, "this list is no longer kept; what was read stands in the ledger")
    return found


def _field(form: FormData, name: str, longest: int | None = _LONGEST_FIELD) -> str | None:
    value = form.get(name)
    return (value.strip()[:longest] or None) if isinstance(value, str) else None


def _said(form: FormData) -> dict[str, str | None]:
    return {name: _field(form, name) for name in ("title", "publisher", "published", "url")}


def _wrong(form: FormData) -> str:
    """Return what a person must correct first."""
    said = _said(form)
    if said["published"] and not _is_day(said["published"]):
        return "Write the day as YYYY-MM-DD."
    if said["url"] and not said["url"].lower().startswith(_WEB):
        return "The address of the text begins with http:// or https://."
    if odd := [one for one in _lines(form) if not one.lower().startswith(_WEB)]:
        return f"An address begins with http:// or https://, and this does not: {odd[0]}"
    if len(_lines(form)) > _MOST_ADDRESSES:
        return f"At most {_MOST_ADDRESSES} addresses at once."
    return ""


def _is_day(said: str) -> bool:
    try:
        return bool(date.fromisoformat(said))
    except ValueError:
        return False


def _lines(form: FormData) -> list[str]:
    return (_field(form, "addresses", None) or "").split()


def _files(form: FormData, folder: Path) -> Iterator[Item]:
    """Lay each file that was sent into the folder, under a name that says no more than its kind."""
    said = _said(form)
    for number, sent in enumerate(form.getlist("files")):
        if not isinstance(sent, UploadFile) or not sent.filename:
            continue
        name = PurePath(sent.filename.replace("\\", "/")).name
        path = folder / f"{number:03}-{_ODD.sub('_', name)[-60:]}"
        with path.open("wb") as kept:
            shutil.copyfileobj(sent.file, kept)
        yield Item(Source.FILE, name, str(path), publisher=said["publisher"], published=said["published"])


def _addresses(form: FormData) -> Iterator[Item]:
    said = _said(form)
    for one in _lines(form):
        yield Item(Source.ADDRESS, one, publisher=said["publisher"], published=said["published"])


def _pasted(form: FormData) -> Iterator[Item]:
    if text := _field(form, "text", None):
        yield Item(Source.TEXT, "pasted text", text=text, **_said(form))


def _summary(told: Sequence[Told]) -> Iterator[str]:
    """Yield how many documents came to each end, the ends that none came to left out."""
    counts = Counter(one.outcome or "unread" for one in told)
    if new := counts["new"]:
        claims = sum(one.claims for one in told if one.outcome == "new")
        yield f"{new:,} new document{'s' * (new != 1)} with {claims:,} claim{'s' * (claims != 1)}"
    for outcome, words in (("read_again", "read anew"), ("known", "known already"), ("unread", "not read")):
        if counts[outcome]:
            yield f"{counts[outcome]:,} {words}"


class Row(NamedTuple):
    """One document that was brought, as the ledger now holds it."""

    told: Told
    paper: Paper


def _shown(desk: Desk, rows: Sequence[Told]) -> Iterator[Row]:
    for told in rows:
        try:
            yield Row(told, desk.ledger.paper(told.document or ""))
        except NoSuchDocumentError:  # nothing leaves a ledger, so this is of another
            continue
