"""Options that name a part of a ledger, the same for every command that takes one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from pledgebook.cli.options import AS_OF, KNOWN_BY, Day

if TYPE_CHECKING:
    from pledgebook.jobs import ListRequest

CATEGORIES = ("military", "humanitarian", "financial", "political")
STAGES = (
    "ruled_out",
    "requested",
    "considered",
    "pledged",
    "committed",
    "allocated",
    "delivering",
    "delivered",
    "suspended",
    "cancelled",
)


@dataclass(frozen=True, slots=True)
class Part:
    """Which commitments were asked for, as typed."""

    actor: str | None
    recipient: str | None
    category: str | None
    stage: str | None
    since: date | None
    until: date | None
    known_by: date | None
    as_of: datetime | None

    def request(self) -> "ListRequest":
        """Return it as the jobs take it."""
        from pledgebook.claims.claim import Category, Stage
        from pledgebook.jobs import ListRequest

        kind = Category(self.category) if self.category else None
        firm = Stage(self.stage) if self.stage else None
        days = self.since, self.until, self.known_by, self.as_of
        return ListRequest(self.actor, self.recipient, kind, firm, *days)


def part_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that name a part, and hand them to it as one `Part`."""

    @click.option("--actor", help="Who gives: an id such as NOR, or a name.")
    @click.option("--recipient", help="Who gains: an id or a name.")
    @click.option("--category", type=click.Choice(CATEGORIES))
    @click.option("--stage", type=click.Choice(STAGES), help="The stage that stands.")
    @click.option("--since", type=Day(), help="Announced on this day or later.")
    @click.option("--until", type=Day(), help="Announced on this day or earlier.")
    @KNOWN_BY
    @AS_OF
    @wraps(command)
    def gathered(**given: Any) -> None:
        named = {name: given.pop(name) for name in Part.__slots__}
        command(part=Part(**named), **given)

    return gathered
