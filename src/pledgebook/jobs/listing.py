"""List and show: the commitments of a ledger, all that are asked for or one with everything behind it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pledgebook.claims.claim import Category, Stage
from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments.title import party_names
from pledgebook.commitments.years import YEAR
from pledgebook.errors import AmbiguousCommitmentError, NoSuchCommitmentError, UnknownPartyError
from pledgebook.ledger import Ledger
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

_SHORTEST = 4
_CLOSE = 80


@dataclass(frozen=True, slots=True)
class ListRequest:
    """Which commitments are asked for; `since` and `until` are about the day announced."""

    actor: str | None = None
    recipient: str | None = None
    category: Category | None = None
    stage: Stage | None = None
    since: date | None = None
    until: date | None = None
    known_by: date | None = None
    as_of: datetime | None = None

    @property
    def is_part(self) -> bool:
        """Whether less is asked for than all."""
        return self != ListRequest(known_by=self.known_by, as_of=self.as_of)


@dataclass(frozen=True, slots=True)
class Shown:
    """One commitment, its parent and parts, what each claim says, and the texts they stand in by document."""

    commitment: Commitment
    parent: Commitment | None
    parts: tuple[Commitment, ...]
    statements: tuple[Statement, ...]
    texts: Mapping[str, str]


def commitments(request: ListRequest, address: str | None = None) -> tuple[Commitment, ...]:
    """Return the commitments asked for, the latest announced first, undated ones last."""
    with Ledger.open(address, missing_ok=False) as ledger:
        return chosen(ledger.commitments(request.known_by, request.as_of), request)


def chosen(found: Iterable[Commitment], request: ListRequest) -> tuple[Commitment, ...]:
    """Return those of some commitments that are asked for, the latest announced first, undated ones last."""
    kept = filter(asked_for(request), found)
    return tuple(sorted(kept, key=lambda one: (one.announced or "", one.id), reverse=True))


def asked_for(request: ListRequest) -> Callable[[Commitment], bool]:
    """Return what tells of a commitment whether it is asked for."""
    names = party_names(Vocabulary(Settings().vocabulary))
    actor, recipient = find_party(request.actor, names), find_party(request.recipient, names)
    return lambda one: (
        (actor is None or actor in one.actors)
        and (recipient is None or recipient in one.recipients)
        and _meets(one, request)
    )


def _meets(one: Commitment, request: ListRequest) -> bool:
    if request.category is not None and one.category is not request.category:
        return False
    if request.stage is not None and one.stage is not request.stage:
        return False
    return _is_between(one.announced, request.since, request.until)


def _is_between(announced: str | None, since: date | None, until: date | None) -> bool:
    """Tell whether a day, or a month or year that is all that is known, can lie between two days."""
    if announced is None:
        return since is None and until is None
    first = since.isoformat()[: len(announced)] if since else ""
    last = until.isoformat()[: len(announced)] if until else "9999"
    return first <= announced <= last


def find_party(said: str | None, names: Mapping[str, str]) -> str | None:
    """Return the id of a party given by id or name, or say which one may be meant."""
    if said is None or said.upper() in names or said.upper() == "GROUP":
        return said.upper() if said else None
    by_name = {name.casefold(): code for code, name in names.items()}
    if said.casefold() in by_name:
        return by_name[said.casefold()]
    from rapidfuzz import process

    near = process.extractOne(said.casefold(), list(by_name), score_cutoff=_CLOSE)
    raise UnknownPartyError(said, names[by_name[near[0]]] if near else None)


def show(said: str, address: str | None = None) -> Shown:
    """Return the commitment that answers to an id, a former id, a claim's id or the beginning of one of them."""
    with Ledger.open(address, missing_ok=False) as ledger:
        found = {one.id: one for one in ledger.commitments()}
        one = found[find_commitment(said, found)]
        wanted = set(one.claims)
        statements = tuple(told for told in ledger.statements() if told.claim in wanted)
        texts = ledger.texts({told.source.id for told in statements})
    parts = tuple(found[part] for part in one.children)
    return Shown(one, found.get(one.parent or ""), parts, statements, texts)


def find_commitment(said: str, found: Mapping[str, Commitment]) -> str:
    """Return the id of the commitment that answers to an id, a former one, a claim's, or the beginning of one."""
    if said in found:
        return said
    for of in (_itself, _former, _claims):
        fits = sorted(name for name, one in found.items() if any(_fits(said, known) for known in of(one)))
        whole = [name for name in fits if said in of(found[name])]
        if len(whole or fits) > 1:
            raise AmbiguousCommitmentError(said, tuple((whole or fits)[:9]))
        if fits:
            return (whole or fits)[0]
    raise NoSuchCommitmentError(said)


def _fits(said: str, known: str) -> bool:
    return known.startswith(said) and len(said) >= _SHORTEST


def _itself(one: Commitment) -> tuple[str, ...]:
    return (one.id,)


def _former(one: Commitment) -> tuple[str, ...]:
    return one.aliases


def _claims(one: Commitment) -> tuple[str, ...]:
    # The years of a promise rest on the claims of the whole; its claims lead to the whole.
    return () if one.part_reason == YEAR else one.claims
