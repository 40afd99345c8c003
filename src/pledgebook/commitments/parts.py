"""Which commitment is a part of which: packages, tranches, what a total is made of (codebook 8.4)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from pledgebook.claims.claim import Accounting, Stage, StageGroup
from pledgebook.commitments.commitment import Commitment, Delivered, Moment
from pledgebook.commitments.deliveries import add_sums, delivered_of
from pledgebook.commitments.figures import near
from pledgebook.commitments.statement import Statement, Sum
from pledgebook.commitments.things import add_things

_CLOSE = timedelta(days=14)
_PARTS = 2
_ENDED = (Stage.CANCELLED, Stage.RULED_OUT)
_ADDS_UP = "one document tells both, and the parts come to the whole"
_IN_TEXT = "the text tells it as a part"
_BY_NAME = "its words name the whole that it is of"
_BY_DAYS = "told as a part; the package of the same parties and days"


class Book:
    """Commitments by id, and which of them each claim belongs to."""

    def __init__(self, commitments: Iterable[Commitment], said: Mapping[str, Sequence[Statement]]) -> None:
        self.all = {one.id: one for one in commitments}
        self.said = said
        self.of_claim = {one.key: name for name, group in said.items() for one in group}
        self.told_again: dict[str, list[Statement]] = defaultdict(list)
        for group in said.values():
            for one in group:
                if one.accounting is Accounting.RESTATED and one.amount:
                    self.told_again[one.source.id].append(one)
        self._between: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = defaultdict(list)
        for name in sorted(self.all):
            self._between[_parties(self.all[name])].append(name)

    def between(self, one: Commitment) -> list[Commitment]:
        """Return all commitments of the same actors to the same recipients, by id."""
        return [self.all[name] for name in self._between[_parties(one)]]

    def put(self, one: Commitment) -> None:
        """Replace a commitment by a newer value of itself."""
        self.all[one.id] = one


def _parties(one: Commitment) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return one.actors, one.recipients


def join_parts(book: Book) -> None:
    """Give every commitment that is a part its parent, and the parents their parts."""
    for name in sorted(book.all):
        parent, reason = _parent(book, name)
        if parent and not _is_above(book, name, parent) and _fits(book.all[name], book.all[parent]):
            book.put(replace(book.all[name], parent=parent, part_reason=reason))
    _add_up(book)
    children: dict[str, list[str]] = defaultdict(list)
    for name, one in book.all.items():
        if one.parent:
            children[one.parent].append(name)
    for name, parts in children.items():
        book.put(replace(book.all[name], children=tuple(sorted(parts))))
    for name in sorted(children, key=lambda name: -_depth(book, name)):
        book.put(_with_parts(book.all[name], [book.all[part] for part in book.all[name].children]))
    for name in sorted(book.all, key=lambda name: _depth(book, name)):
        book.put(_count_once(book, book.all[name]))


def _add_up(book: Book) -> None:
    """Take what one document tells of the same parties as the parts of a sum of its own that they come to."""
    told: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for name in sorted(book.all):
        one = book.all[name]
        if one.amount and one.counted and not one.parent and one.actors and one.recipients:
            for document in one.documents:
                told[document, _parties(one), one.amount.currency].append(name)
    for names in told.values():
        if len(names) > _PARTS:
            _add_up_to_the_largest(book, [book.all[name] for name in names])


def _add_up_to_the_largest(book: Book, told: Sequence[Commitment]) -> None:
    whole = max(told, key=_size)
    parts = [one for one in told if one.id != whole.id and one.parent is None]
    if len(parts) >= _PARTS and whole.parent is None and sum(_size(one) for one in parts) == _size(whole):
        for one in parts:
            book.put(replace(one, parent=whole.id, part_reason=_ADDS_UP))


def _size(one: Commitment) -> Decimal:
    return one.amount.value if one.amount else Decimal(0)


def _parent(book: Book, name: str) -> tuple[str | None, str]:
    votes: Counter[str] = Counter()
    for one in book.said[name]:
        if one.parent and one.accounting is Accounting.COMPONENT:
            above = book.of_claim.get((one.source.id, one.parent))
            if above and above != name:
                votes[above] += 1
    if votes:
        return min(votes, key=lambda above: (-votes[above], above)), _IN_TEXT
    if named := _whole_named(book, name):
        return named, _BY_NAME
    return _package_of_those_days(book, name), _BY_DAYS


def _whole_named(book: Book, name: str) -> str | None:
    """Return the act whose sum the words tell again as the whole ("2 of the 12 billion that the G7 pledged")."""
    found = {
        book.of_claim[whole.key]
        for one in book.said[name]
        for whole in book.told_again.get(one.source.id, ())
        if _is_smaller(one, whole) and whole.words in one.words and _OF_A_WHOLE.search(one.words)
    }
    return found.pop() if len(found) == 1 and found != {name} else None


# "Of the 12 billion", "from that US$3 billion", "under its programme of 40 million".
_OF_A_WHOLE = re.compile(
    r"\b(?:of|from|under|within)\s+(?:the|that|this|its|their|our)\b[^.;,]{0,30}?\d", re.IGNORECASE
)


def _is_smaller(one: Statement, whole: Statement) -> bool:
    if (
        one.accounting is Accounting.RESTATED
        or one.amount is None
        or whole.amount is None
        or one.amount.currency != whole.amount.currency
    ):
        return False
    return one.amount.value < whole.amount.value and set(one.recipients) == set(whole.recipients)


def _package_of_those_days(book: Book, name: str) -> str | None:
    """Return the package that a part told without its whole belongs to, where just one fits."""
    one = book.all[name]
    told = [claim for claim in book.said[name] if claim.accounting is Accounting.COMPONENT]
    if not told or not one.amount or not one.day:
        return None
    near_by = [other for other in book.between(one) if _holds(other, one)]
    return near_by[0].id if len(near_by) == 1 else None


def _holds(other: Commitment, one: Commitment) -> bool:
    if other.id == one.id or not (one.amount and other.amount and one.day and other.day and other.counted):
        return False
    larger = other.amount.currency == one.amount.currency and other.amount.value > one.amount.value
    return larger and not other.parent and abs(other.day - one.day) <= _CLOSE


def _is_above(book: Book, name: str, parent: str | None) -> bool:
    while parent:
        if parent == name:
            return True
        parent = book.all[parent].parent
    return False


def _depth(book: Book, name: str) -> int:
    above = book.all[name].parent
    return 0 if above is None else 1 + _depth(book, above)


def _fits(part: Commitment, whole: Commitment) -> bool:
    """Tell whether a part can be a part: it is not larger than the whole."""
    here, there = part.amount, whole.amount
    if here is None or there is None or here.currency != there.currency:
        return True
    return here.value <= there.value or near(here.value, there.value)


def _with_parts(whole: Commitment, parts: Sequence[Commitment]) -> Commitment:
    """Return a package with what its parts say to have arrived."""
    done = [part for part in parts if part.reached.group is StageGroup.DONE]
    if not done or whole.reached is Stage.DELIVERED:
        return whole
    lines = [_line(part) for part in done]
    stage = Stage.DELIVERING if whole.stage.group is StageGroup.PROMISED else whole.stage
    return replace(
        whole,
        stage=stage,
        reached=Stage.DELIVERING,
        history=tuple(sorted((*whole.history, *lines), key=lambda line: (line.day or date.max, line.claims))),
        delivered=whole.delivered or _arrived(done, whole.amount),
    )


def _line(part: Commitment) -> Moment:
    days = [line for line in part.history if line.stage.group is StageGroup.DONE] or part.history
    return Moment(Stage.DELIVERING, days[0].day, part.amount, part.items, days[0].claims)


def _arrived(parts: Sequence[Commitment], amount: Sum | None) -> Delivered | None:
    told = [part.delivered for part in parts if part.delivered]
    sums = add_sums((came for one in told for came in one.sums), amount)
    things = add_things([one.items for one in told if one.items])
    return delivered_of(sums, things) if sums or things else None


def _count_once(book: Book, one: Commitment) -> Commitment:
    """Return a part of a package that counts as not counted, or the package whose parts count (codebook 8.4)."""
    if not one.counted:
        return one
    if one.children and _counts_by_parts(book, one):
        return replace(one, counted=False, not_counted_because="counted through its parts")
    above = book.all.get(one.parent) if one.parent else None
    if above and above.stage in _ENDED and one.reached.group is not StageGroup.DONE:
        return replace(
            one, counted=False, not_counted_because=f"{above.not_counted_because}, with {above.id}"
        )
    if above and not _counts_by_parts(book, above):
        return replace(one, counted=False, not_counted_because=f"part of {above.id}")
    return one


def _counts_by_parts(book: Book, whole: Commitment) -> bool:
    """Tell whether a package has no sum of its own while its parts have, or does not count itself."""
    parts = [book.all[part] for part in whole.children]
    standing = whole.counted or whole.not_counted_because == "counted through its parts"
    return not standing or (whole.amount is None and any(part.amount for part in parts))
