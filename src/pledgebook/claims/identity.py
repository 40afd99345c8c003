"""The id of a claim: what it says and where, so that the same words and rules give the same id."""

from collections.abc import Sequence

from pledgebook.amounts import Amount
from pledgebook.claims.claim import Claim, Form, Stage
from pledgebook.claims.record import number
from pledgebook.ids import digest
from pledgebook.language.items import Item


def claim_id(
    text: str,
    basis: tuple[int, int, int],
    stage: Stage,
    form: Form | None,
    amount: Amount | None,
    items: Sequence[Item],
) -> str:
    """Return the id of what is said at a place of a text."""
    much = f"{number(amount.value)} {amount.currency}" if amount else ""
    return digest(text, *map(str, basis), stage.value, form or "", much, *(item.name for item in items))


def recomputed_id(claim: Claim, text: str) -> str | None:
    """Return the id a claim must have, null where it says not what it is made of."""
    if claim.basis is None:
        return None
    return claim_id(text, claim.basis, claim.stage, claim.form, claim.amount, claim.items)


def words_hash(words: Sequence[str]) -> str:
    """Return the hash of evidence words: what a decision was based on (codebook 8.11)."""
    return digest(*words)
