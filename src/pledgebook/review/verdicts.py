"""What a person asks for, turned into decisions: each a row that is added and never changed (codebook 8.11)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pledgebook.claims.identity import words_hash
from pledgebook.claims.record import Record
from pledgebook.commitments.decision import Decision, Verdict
from pledgebook.commitments.statement import Key
from pledgebook.ids import digest

Fields = Mapping[str, Any]
BLANK: Record = {
    "stage": "pledged",
    "negated": False,
    "conditional": False,
    "actors": [],
    "recipients": [],
    "channels": [],
    "targets": [],
    "category": None,
    "form": None,
    "amount": None,
    "items": [],
    "accounting": "new",
    "parent": None,
    "announced": None,
    "period": None,
    "attribution": [],
    "tier": None,
    "cues": [],
    "flags": [],
    "uncounted": None,
    "because": ["marked by a person"],
    "basis": None,
}
"""What a claim says before a person has said anything of it."""
_AMOUNT: Record = {
    "value_max": None,
    "currency": None,
    "qualifier": "exact",
    "per": "once",
    "alternatives": [],
    "currency_reason": None,
    "each": False,
    "sign": None,
}
_ITEM: Record = {
    "group": None,
    "quantity": None,
    "quantity_max": None,
    "qualifier": None,
    "unit": None,
    "purpose": None,
}
_PARTY: Record = {"name": None, "office": None}


@dataclass(frozen=True, slots=True)
class Hand:
    """Who decides, when, and why; decisions of one hand at one moment are one act and are undone together."""

    by: str
    at: datetime
    because: str | None = None

    def decide(
        self,
        verdict: Verdict,
        subject: Key,
        words: str,
        *,
        other: Key | None = None,
        fields: Fields | None = None,
        undoes: str | None = None,
        because: str | None = None,
    ) -> Decision:
        """Return a decision on a claim whose evidence has this hash."""
        said = json.dumps(fields, sort_keys=True, default=str)
        named = digest(verdict, *subject, *(other or ()), self.by, self.at.isoformat(), said, undoes or "")
        kept = dict(fields) if fields is not None else None
        return Decision(
            named, verdict, subject, self.by, self.at, words, other, kept, because or self.because, undoes
        )

    def undo(self, decisions: Sequence[Decision]) -> list[Decision]:
        """Take decisions back."""
        return [
            self.decide(Verdict.UNDO, one.subject, one.words, other=one.other, undoes=one.id)
            for one in decisions
        ]

    def mark(self, document: str, evidence: Sequence[Record], fields: Fields) -> Decision:
        """Add a claim whose words a person marked; `evidence` are spans of the document with their words."""
        words = [span["text"] for span in evidence]
        place = dict(evidence[0])
        said = _settled(BLANK | dict(fields), place)
        claim = digest(document, json.dumps([list(evidence), said], sort_keys=True, default=str))
        record = {"id": claim, **said, "evidence": list(evidence), "confidence": 1.0}
        return self.decide(Verdict.ADD, (document, claim), words_hash(words), fields=record)

    def split(self, subject: Key, record: Record, words: str, parts: Sequence[Fields]) -> list[Decision]:
        """Put several claims of the same words in the place of one."""
        made = [self.mark(subject[0], record["evidence"], overlaid(record, part)) for part in parts]
        why = f"split into {len(parts)} claims"
        return [self.decide(Verdict.REJECT, subject, words, because=why), *made]

    def merge(self, subject: Key, other: Key, words: tuple[str, str], fields: Fields) -> list[Decision]:
        """Let one claim stand for two of the same act; `words` are the hashes of the evidence of both."""
        kept = Verdict.CORRECT if fields else Verdict.ACCEPT
        why = f"the same as claim {subject[1]}"
        return [
            self.decide(kept, subject, words[0], fields=fields or None),
            self.decide(Verdict.REJECT, other, words[1], because=why),
        ]


def overlaid(record: Record, fields: Fields) -> Record:
    """Return a claim's record with a person's values in place of the machine's."""
    return {**record, **{name: value for name, value in fields.items() if name in record}}


def _settled(record: Record, place: Record) -> Record:
    """Return a record in the full form of the contract; what a person entered stands at the words marked."""
    amount = record["amount"]
    return {name: record[name] for name in BLANK} | {
        "amount": amount and {**place, **_AMOUNT, **amount},
        "items": [{**place, **_ITEM, "head": place, **item} for item in record["items"]],
        **{
            side: [{**place, **_PARTY, **_named(party)} for party in record[side]]
            for side in ("actors", "recipients", "channels", "targets")
        },
        "because": BLANK["because"],
        "basis": None,
    }


def _named(party: str | Record) -> Record:
    return {"id": party} if isinstance(party, str) else party
