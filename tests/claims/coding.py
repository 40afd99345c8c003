"""How a program's claims are held against coded ones: by their words, then field by field.

The rules follow the form of the golden documents: evidence that meets, then amount, actors, stage, form.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from pledgebook.claims import Claim, Reading

Coded = Mapping[str, Any]


@dataclass(frozen=True)
class Passage:
    """A short text and the claims that a careful reader enters."""

    id: str
    text: str
    published: date | None
    publisher: str | None
    claims: tuple[Coded, ...]
    title: str | None = None

    @property
    def stages(self) -> frozenset[str]:
        """The first accepted stage of each claim."""
        return frozenset(claim["stage"][0] for claim in self.claims)


def read_passages(folder: Path) -> Iterator[Passage]:
    """Yield every passage of the YAML files of a folder."""
    for path in sorted(folder.glob("*.yml")):
        for row in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            told = (row.get("published"), row.get("publisher"))
            yield Passage(row["id"], row["text"], *told, tuple(row["claims"]), row.get("title"))


def problems(reading: Reading, coded: Sequence[Coded]) -> list[str]:
    """Return what is missing, wrong or too much in a reading, each in a line; empty where all is right."""
    text = reading.document.text
    free = list(reading.claims)
    found = []
    for want in coded:
        near = [claim for claim in free if _meets_words(claim, want, text)]
        best = min(near, key=lambda claim: len(wrong_fields(claim, want)), default=None)
        if best is None:
            found += [] if want.get("optional") else [f"missed: {want['evidence'][:60]}"]
            continue
        free.remove(best)
        found += [f"{field} of: {want['evidence'][:60]}" for field in wrong_fields(best, want)]
    return found + [f"too much: {claim.stage} {claim.evidence[0].of(text)[:60]}" for claim in free]


def expect(passage: Passage, reading: Reading, known_misses: Collection[str]) -> None:
    """Fail where a passage does not hold, or where one that is named as a miss does."""
    wrong = problems(reading, passage.claims)
    if passage.id in known_misses:
        assert wrong, f"{passage.id} holds now: take it off known_misses.txt"
    else:
        assert not wrong, f"{passage.text}\n" + "\n".join(wrong)


def wrong_fields(claim: Claim, want: Coded) -> list[str]:
    """Return the core fields in which a claim differs from a coded one: stage, denial, parties, amount."""
    checks = {
        "stage": claim.stage.value in want["stage"],
        "negated": claim.negated == want.get("negated", False),
        "conditional": claim.conditional == want.get("conditional", False),
        "actors": {party.id for party in claim.actors} == set(want["actors"]),
        "recipients": {party.id for party in claim.recipients} == set(want["recipients"]),
        "amount": _amount(claim) == _coded_amount(want),
    }
    return [field for field, right in checks.items() if not right]


def _amount(claim: Claim) -> tuple[float, str | None] | None:
    return (float(claim.amount.value), claim.amount.currency) if claim.amount else None


def _coded_amount(want: Coded) -> tuple[float, str | None] | None:
    return (float(want["amount"][0]), want["amount"][1]) if want.get("amount") else None


def _meets_words(claim: Claim, want: Coded, text: str) -> bool:
    at = text.index(want["evidence"])
    return any(span.start < at + len(want["evidence"]) and at < span.end for span in claim.evidence)
