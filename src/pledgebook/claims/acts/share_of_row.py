"""One of a row of givers or gainers and its number, of a thing told once for all of them."""

from collections.abc import Set
from dataclasses import replace
from typing import NamedTuple

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.gaps import value_of
from pledgebook.language import Item, Token
from pledgebook.party import Party


class Share(NamedTuple):
    """A name of a row and the number that is its own."""

    party: Party
    figure: Token


def share_of(told: Draft, share: Share, thing: Item) -> Draft:
    """Return an act as that of one name of the row, with its number."""
    figure = share.figure.span
    item = replace(thing, span=figure, head=figure, quantity=value_of(share.figure.text), quantity_max=None)
    act = replace(told.act, foot=share.figure, items=(item,))
    return told._replace(act=act, items=(item,), region=share.party.span.join(figure))


def for_nobody_of(told: Draft, row: Set[str | None]) -> Draft:
    """Return an act that is read as done for nobody of a row that does it."""
    gaining = tuple(party for party in told.gainers.recipients if party.id not in row)
    return told._replace(gainers=replace(told.gainers, recipients=gaining))
