"""What a state pays itself of a project that a bank lends for: its own money, and the loan is to it (codebook 4.7)."""

from collections.abc import Sequence

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import FORWARD, Form
from pledgebook.claims.words.kinds import creditors, lenders, state_codes, steady_givers
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary

_REACH = 2  # sentences


def without_home_shares(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Return the drafts without what a borrower adds of its own, told to gain by the loan where nobody else is."""
    lent = [draft for draft in drafts if _lends(draft, vocabulary)]
    shares = [draft for draft in drafts if lent and _is_own_share(draft, lent, vocabulary)]
    if not shares:
        return list(drafts)
    own = {id(draft) for draft in shares}
    return [_for_borrower(draft, shares, vocabulary) for draft in drafts if id(draft) not in own]


def _lends(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether only those whose business it is to lend give money."""
    acting = {party.id for party in draft.actors}
    banks = lenders(vocabulary) | creditors(vocabulary)
    return bool(acting) and acting <= banks and _is_money(draft)


def _is_money(draft: Draft) -> bool:
    return draft.amount is not None and draft.stage.group in FORWARD and draft.form in (Form.MONEY, Form.LOAN)


def _is_own_share(draft: Draft, lent: Sequence[Draft], vocabulary: Vocabulary) -> bool:
    """Tell whether a state that seldom gives pays a sum for nobody said to gain, beside a loan to it."""
    acting = {party.id for party in draft.actors}
    borrowers = state_codes(vocabulary) - steady_givers(vocabulary)
    if not (acting and acting <= borrowers and _is_money(draft)) or "actor" in draft.guessed:
        return False
    if draft.gainers.recipients:
        return False
    return any(_is_near(draft, loan) and {p.id for p in loan.recipients} <= acting for loan in lent)


def _is_near(draft: Draft, other: Draft) -> bool:
    return abs(draft.act.passage.number - other.act.passage.number) <= _REACH


def _for_borrower(draft: Draft, shares: Sequence[Draft], vocabulary: Vocabulary) -> Draft:
    """Return a loan to nobody named as one to the state that pays its own share beside it."""
    if draft.recipients or not _lends(draft, vocabulary):
        return draft
    beside: tuple[Party, ...] = next((one.actors for one in shares if _is_near(draft, one)), ())
    return draft._replace(recipients=beside, guessed=draft.guessed | {"recipient"}) if beside else draft
