"""The claims that the program makes of coded texts, each called right or wrong."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from pledgebook.claims import Claim
from pledgebook.claims.claim import Stage
from pledgebook.claims.extract import settled
from pledgebook.claims.finishing.confidence import features
from pledgebook.claims.finishing.finish import finish
from pledgebook.documents import Document
from pledgebook.language import Reader
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

Coded = Mapping[str, Any]


class Text(NamedTuple):
    """One coded text."""

    document: Document
    claims: Sequence[Coded]


def golden(folder: Path) -> Iterator[Text]:
    """Yield the golden documents of a folder."""
    for path in sorted(folder.glob("*.json")):
        yield _text(json.loads(path.read_text(encoding="utf-8")))


def probes(folder: Path) -> Iterator[Text]:
    """Yield the probes of a folder."""
    for path in sorted(folder.glob("*.yml")):
        yield from map(_text, yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


def _text(row: Mapping[str, Any]) -> Text:
    day = row.get("published")
    document = Document(
        row["id"],
        row["text"],
        title=row.get("title"),
        published=date.fromisoformat(str(day)) if day else None,
        publisher=row.get("publisher"),
        language="en",
    )
    return Text(document, row["claims"])


class Judged(NamedTuple):
    """One claim of the program: its features, and whether a person coded it so."""

    features: frozenset[str]
    right: bool


def judged(texts: Iterable[Text]) -> Iterator[Judged]:
    """Yield every claim that the program makes of coded texts.

    It is right where a coded claim, used once, has its words, stage group, denial, parties and amount.
    """
    vocabulary = Vocabulary()
    reader = Reader(vocabulary, Settings().pipeline)
    for text in texts:
        annotation = reader.read(text.document)
        drafts = settled(annotation, vocabulary)
        claims = finish(annotation, drafts, vocabulary).claims
        free = list(text.claims)
        having_all = features(drafts) if claims else ()  # of a text of which nothing is sure, nothing is told
        for claim, having in zip(claims, having_all, strict=True):
            found = next((want for want in free if _right(claim, want, text.document.text)), None)
            if found is not None:
                free.remove(found)
            yield Judged(having, found is not None)


def _right(claim: Claim, want: Coded, text: str) -> bool:
    at = text.index(want["evidence"])
    meets = any(span.start < at + len(want["evidence"]) and at < span.end for span in claim.evidence)
    groups = {Stage(stage).group for stage in want["stage"]}
    return (
        meets
        and claim.stage.group in groups
        and claim.negated == want.get("negated", False)
        and {party.id for party in claim.actors} == set(want["actors"])
        and {party.id for party in claim.recipients} == set(want["recipients"])
        and _amount(claim) == (tuple(want["amount"]) if want.get("amount") else None)
    )


def _amount(claim: Claim) -> tuple[float, str | None] | None:
    return (float(claim.amount.value), claim.amount.currency) if claim.amount else None
