"""How totals are cut: by what, in which columns, in which kinds, and by which rule for common funds."""

from enum import StrEnum

from pledgebook.claims.claim import Form, Stage
from pledgebook.commitments.commitment import Commitment


class By(StrEnum):
    """What rows can be made of; several make one row of each combination."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    CATEGORY = "category"
    FORM = "form"
    STAGE = "stage"
    MONTH = "month"
    YEAR = "year"


class Column(StrEnum):
    """The stages that stand side by side; a column holds what reached at least that stage (codebook 8.3)."""

    PLEDGED = "pledged"
    COMMITTED = "committed"
    ALLOCATED = "allocated"
    DELIVERED = "delivered"

    @property
    def least(self) -> int:
        """The firmness that a commitment needs to be in the column."""
        return Stage(self.value).firmness


class Kind(StrEnum):
    """What is never added together (codebook 8.3)."""

    GRANTS = "grants and goods"
    LOANS = "loans"
    GUARANTEES = "guarantees"
    ACTS = "acts without money"


class Pooled(StrEnum):
    """For whom money counts that goes through a common fund (codebook 8.5)."""

    STATE = "state"
    FUND = "fund"


_KINDS = {
    Form.LOAN: Kind.LOANS,
    Form.GUARANTEE: Kind.GUARANTEES,
    Form.SANCTIONS: Kind.ACTS,
    Form.SECURITY_GUARANTEE: Kind.ACTS,
    Form.AIRSPACE: Kind.ACTS,
    Form.TALKS: Kind.ACTS,
}


def kind_of(form: Form | None) -> Kind:
    """Return the kind that a form belongs to; what is not said to be a loan is none."""
    return _KINDS.get(form, Kind.GRANTS) if form else Kind.GRANTS


def firmness(commitment: Commitment) -> int:
    """Return how far a commitment got; one that is suspended keeps what it had reached."""
    stage = commitment.reached if commitment.stage is Stage.SUSPENDED else commitment.stage
    return stage.firmness
