"""Adding documents by JSON: read in the same process, under the same limits, as what comes through the page."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from pydantic import BaseModel, ConfigDict, Field, model_validator

from pledgebook.jobs.intake import Item, Job, Source, new_folder
from pledgebook.web.answers import answer
from pledgebook.web.api import PROBLEM
from pledgebook.web.at_desk import desk_of
from pledgebook.web.who import Role, User, needs

router = APIRouter(
    prefix="/api/v1",
    tags=["documents"],
    responses=dict.fromkeys((401, 403, 404, 422, 503), PROBLEM),
)
Reviewer = Annotated[User, Depends(needs(Role.REVIEWER))]
_ADDRESS = r"^https?://[^\s]+$"


class DocumentBody(BaseModel):
    """A text with its particulars, or an address that leads to one."""

    model_config = ConfigDict(extra="forbid")
    text: str | None = Field(None, min_length=1)
    address: str | None = Field(None, max_length=2000, pattern=_ADDRESS)
    title: str | None = Field(None, max_length=500)
    url: str | None = Field(None, max_length=2000, pattern=_ADDRESS)
    publisher: str | None = Field(None, max_length=200)
    published: date | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "DocumentBody":
        if (self.text is None) is (self.address is None):
            raise ValueError("give a text or an address")  # noqa: EM101, TRY003 - pydantic tells it so
        return self

    def item(self) -> Item:
        """Return it as the intake takes it."""
        day = self.published.isoformat() if self.published else None
        if self.address:
            return Item(Source.ADDRESS, self.address, publisher=self.publisher, published=day)
        return Item(Source.TEXT, "text", None, self.text, self.title, self.publisher, day, self.url)


@router.post("/documents", status_code=202)
def add_document(request: Request, body: DocumentBody, user: Reviewer) -> Response:
    """Take a text or an address to read; the answer says where to ask what became of it."""
    intake = desk_of(request).intake
    if intake.is_full:
        raise HTTPException(503, "too much waits to be read already; try again in a minute")
    job = intake.begin([body.item()], user.name, new_folder())
    found = answer(request, _record(job), 202)
    found.headers["Location"] = f"/api/v1/jobs/{job.id}"
    return found


@router.get("/jobs/{job}")
def job(request: Request, job: str, user: Reviewer) -> Response:
    """Return what became of what the one who asks has brought."""
    found = desk_of(request).intake.job(job, user.name)
    if found is None:
        raise HTTPException(404, "this job is no longer kept; what was read stands in the ledger")
    return answer(request, _record(found))


def _record(job: Job) -> dict[str, Any]:
    told = [
        {"document": one.document, "outcome": one.outcome, "claims": one.claims, "reason": one.reason}
        for one in job.told
    ]
    return {"id": job.id, "done": job.done, "documents": told}
