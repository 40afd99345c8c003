"""Commitments as activities of IATI 2.03, one after the other, in memory that does not grow with them.

What the standard has no place for, our ids of parties, stands in a namespace of its own, as it allows.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from lxml import etree

from pledgebook import __version__
from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments.evidence import Evidence
from pledgebook.commitments.title import party_names
from pledgebook.exports.iati_dates import activity_dates
from pledgebook.exports.iati_links import document_links
from pledgebook.exports.iati_values import NAMESPACE, UNKNOWN, Codes, Transaction, transactions
from pledgebook.exports.iati_xml import Element, add, clean, narrative, party
from pledgebook.vocabulary import Vocabulary


class _Piece:
    """Takes what the writer wrote, so that it can be handed on."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def write(self, data: bytes) -> None:
        self._held.append(data)

    def take(self) -> bytes:
        data = b"".join(self._held)
        self._held.clear()
        return data


def activities(
    commitments: Collection[Commitment],
    evidence: Evidence,
    release: str | None,
    made: datetime,
    vocabulary: Vocabulary | None = None,
) -> Iterator[bytes]:
    """Yield a file of activities in pieces; parts of a package whose sum moves are named by it, not told again."""
    writer = _Writer(vocabulary or Vocabulary(), made)
    above = _packages(commitments, writer)
    told = (one for one in commitments if not above.tell_of(one))
    piece = _Piece()
    root = {"version": "2.03", "generated-datetime": made.isoformat(timespec="seconds")}
    root[f"{{{NAMESPACE}}}program"] = f"Pledgebook {__version__}"
    if release:
        root[f"{{{NAMESPACE}}}release"] = clean(release)
    with etree.xmlfile(piece, encoding="utf-8") as file:
        file.write_declaration()
        with file.element("iati-activities", root, nsmap={"pledgebook": NAMESPACE}):
            for one, said in evidence(told):
                file.write(writer.activity(one, said, above.known), pretty_print=True)
                file.flush()
                yield piece.take()
    yield piece.take()


class _Packages(NamedTuple):
    """The ids of all commitments, of those whose sum moves, and of the package of each part."""

    known: frozenset[str]
    moving: frozenset[str]
    parents: Mapping[str, str]

    def tell_of(self, one: Commitment) -> bool:
        """Tell whether a package of a commitment moves its money."""
        above, seen = one.parent, {one.id}
        while above in self.known and above not in seen:
            if above in self.moving:
                return True
            seen.add(above)
            above = self.parents.get(above)
        return False


def _packages(commitments: Iterable[Commitment], writer: "_Writer") -> _Packages:
    known, moving, parents = set(), set(), {}
    for one in commitments:
        known.add(one.id)
        if one.counted or writer.moved(one):
            moving.add(one.id)
        if one.parent:
            parents[one.id] = one.parent
    return _Packages(frozenset(known), frozenset(moving), parents)


class _Writer:
    """Makes the element of each activity, its parts in the order of the schema."""

    def __init__(self, vocabulary: Vocabulary, made: datetime) -> None:
        self._codes = Codes.of(vocabulary)
        self._names = party_names(vocabulary)
        self._made = made
        self._reporter: Mapping[str, str] = self._codes.rows["reporter"]
        self._states: Mapping[str, str] = self._codes.rows["alpha_2"]

    def moved(self, one: Commitment) -> tuple[Transaction, ...]:
        """Return the transactions of a commitment."""
        return transactions(one, self._codes, self._made.date())

    def activity(self, one: Commitment, said: Sequence[Statement], known: Container[str]) -> Element:
        """Return a commitment as an activity."""
        root = etree.Element(
            "iati-activity", {"last-updated-datetime": self._made.isoformat(timespec="seconds")}
        )
        root.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
        root.set("humanitarian", "1" if one.category == "humanitarian" else "0")
        add(root, "iati-identifier").text = self._name(one.id)
        self._report(root)
        narrative(add(root, "title"), one.title)
        self._describe(root, one, said)
        self._participants(root, one, said)
        add(root, "activity-status", code=self._codes.code("statuses", one.stage))
        self._date(root, one)
        self._place(root, one)
        add(root, "sector", vocabulary="2", code=self._codes.code("sectors", one.category, "none"))
        add(root, "default-finance-type", code=self._codes.code("finance", one.form))
        for found in self.moved(one):
            self._transaction(root, found, one)
        document_links(root, said, self._codes)
        self._relations(root, one, known)
        if one.conditional:
            narrative(
                add(add(root, "conditions", attached="1"), "condition", type="1"),
                "The words name a condition.",
            )
        return root

    def _name(self, commitment: str) -> str:
        return clean(f"{self._reporter['ref']}-{commitment}")

    def _report(self, root: Element) -> None:
        by = self._reporter
        org = add(root, "reporting-org", ref=by["ref"], type=by["type"])
        org.set("secondary-reporter", "1")
        narrative(org, by["name"])

    def _describe(self, root: Element, one: Commitment, said: Sequence[Statement]) -> None:
        narrative(add(root, "description", type="1"), " ".join(_summary(one)))
        if words := dict.fromkeys(claim.words for claim in said):
            quotes = add(root, "description", type="4")
            for quote in words:
                narrative(quotes, quote)

    def _participants(self, root: Element, one: Commitment, said: Sequence[Statement]) -> None:
        channels = dict.fromkeys(channel for claim in said for channel in claim.channels)
        for actor in one.actors or (UNKNOWN,):
            self._org(root, "participating-org", (actor,), role="1")
        for channel in channels:
            self._org(root, "participating-org", (channel,), role="4")

    def _org(self, above: Element, tag: str, parties: Sequence[str], **more: str) -> None:
        kinds = {self._kind(one) for one in parties}
        org = add(
            above,
            tag,
            type=kinds.pop() if len(kinds) == 1 else self._codes.code("organisations", None),
            **more,
        )
        narrative(org, " and ".join(self._called(one) for one in parties))
        for one in parties:
            if one != UNKNOWN:
                party(org, one)

    def _kind(self, one: str) -> str:
        kind = "state" if one in self._states else "organisation" if one in self._names else None
        return self._codes.code("organisations", kind)

    def _called(self, one: str) -> str:
        return self._names.get(one, "A group not named" if one == "GROUP" else one.strip("<>"))

    def _date(self, root: Element, one: Commitment) -> None:
        for kind, day, note in activity_dates(one, self._made.date()):
            date_of = add(root, "activity-date", type=self._codes.rows["dates"][kind])
            date_of.set("iso-date", day.isoformat())
            if note:
                narrative(date_of, note)

    def _place(self, root: Element, one: Commitment) -> None:
        """Write the state that gains; several are not divided where the words do not, so they are a region."""
        alone = one.recipients[0] if len(one.recipients) == 1 else ""
        if alone in self._states:
            narrative(add(root, "recipient-country", code=self._states[alone]), self._names[alone])
            return
        region = add(root, "recipient-region", vocabulary="1", code=self._codes.rows["region"])
        if one.recipients:
            narrative(region, " and ".join(map(self._called, one.recipients)))
        for gaining in one.recipients:
            party(region, gaining)

    def _transaction(self, root: Element, found: Transaction, one: Commitment) -> None:
        moved = add(root, "transaction", humanitarian="1" if one.category == "humanitarian" else "0")
        add(moved, "transaction-type", code=found.type)
        add(moved, "transaction-date").set("iso-date", found.day.isoformat())
        value = add(moved, "value", currency=found.currency)
        value.set("value-date", found.day.isoformat())
        value.text = f"{found.value:f}"
        if found.providers:
            self._org(moved, "provider-org", found.providers)
        if found.receivers:
            self._org(moved, "receiver-org", found.receivers)
        if found.finance:
            add(moved, "finance-type", code=found.finance)

    def _relations(self, root: Element, one: Commitment, known: Container[str]) -> None:
        if one.parent and one.parent in known:
            add(root, "related-activity", ref=self._name(one.parent), type="1")
        for child in one.children:
            add(root, "related-activity", ref=self._name(child), type="2")


def _summary(one: Commitment) -> Iterator[str]:
    """Yield what a reader must know beside the figures."""
    yield f"{one.title}."
    yield f"Stage: {one.firmness}."
    if one.not_counted_because:
        yield f"Not counted: {one.not_counted_because}."
    if one.amount and one.amount.qualifier != "exact":
        yield f"The sum is {one.amount.qualifier.value.replace('_', ' ')} that figure."
    if one.assumed:
        yield f"Assumed: {one.assumed}."
    for conflict in one.conflicts:
        values = "; ".join(figure.value for figure in conflict.values)
        yield f"Sources differ on {conflict.field}: {values}; chosen: {conflict.chosen} ({conflict.reason})."
    if one.fund:
        yield f"Common fund: {one.fund}."
