"""The probes are well formed: every row can be read, and every coded value is one the codebook knows.

Nothing here runs the reader; these tests keep the data honest. `python tests/claims/test_probe_files.py`
prints how many claims there are of each stage and kind of text.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pledgebook.vocabulary import Vocabulary

TESTS = Path(__file__).parents[1]
PROBES = sorted((TESTS / "claims" / "probes").glob("*/*.yml"))
GOLDEN = sorted((TESTS / "golden").glob("*/*.json"))


def words(line: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(line.split())


STAGES = words(
    "ruled_out requested considered pledged committed allocated delivering delivered suspended cancelled"
)
CATEGORIES = {*words("military humanitarian financial political"), None}
FORMS = {
    *words("money goods training personnel services loan guarantee debt_relief"),
    *words("sanctions security_guarantee airspace talks other"),
    None,
}
ACCOUNTINGS = {*words("new component cumulative restated"), None}
UNACCOUNTED_FORMS = words("talks airspace sanctions")
SPEAKERS = words("person office organisation anonymous")
KINDS = words("wire release speech briefing headline list memorandum answer interview machine")
ORGANISATIONS = frozenset(Vocabulary().rows("organisations")) | {"GROUP"}
REQUIRED = words("evidence stage actors recipients category form accounting")
OPTIONAL = words("negated conditional amount items announced period_start speaker optional headline")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

Row = dict[str, Any]


@cache
def rows(path: Path) -> list[Row]:
    """Return the rows of a probe file, or the one document of a golden file."""
    text = path.read_text(encoding="utf-8")
    return [json.loads(text)] if path.suffix == ".json" else yaml.load(text, Loader=yaml.CSafeLoader)


def faults(row: Row) -> Iterator[str]:
    """Say what is wrong with a row, one line each."""
    if not row["text"].strip():
        yield "no text"
    if sum(bool(claim.get("headline")) for claim in row["claims"]) > 1:
        yield "more than one headline"
    for claim in row["claims"]:
        yield from claim_faults(claim, row["text"])


def claim_faults(claim: Row, text: str) -> Iterator[str]:
    """Say what is wrong with one coded claim."""
    evidence = claim.get("evidence", "")
    if missing := REQUIRED - claim.keys():
        yield f"{evidence!r}: without {sorted(missing)}"
        return
    if unknown := claim.keys() - REQUIRED - OPTIONAL:
        yield f"{evidence!r}: unknown {sorted(unknown)}"
    if text.count(evidence) != 1:
        yield f"{evidence!r}: stands {text.count(evidence)} times in the text"
    yield from (f"{evidence!r}: {fault}" for fault in value_faults(claim, text))


def value_faults(claim: Row, text: str) -> Iterator[str]:
    """Say which values of a claim the codebook does not know."""
    for field, known in (
        ("stage", STAGES),
        ("category", CATEGORIES),
        ("form", FORMS),
        ("accounting", ACCOUNTINGS),
    ):
        if not claim[field] or not set(claim[field]) <= known:
            yield f"{field} {claim[field]}"
    for party in claim["actors"] + claim["recipients"]:
        if not (re.fullmatch("[A-Z]{3}", party) or party in ORGANISATIONS):
            yield f"party {party}"
    if (claim.get("negated") or set(claim["form"]) <= UNACCOUNTED_FORMS) and claim["accounting"] != [None]:
        yield f"accounting {claim['accounting']} (codebook 4.5)"
    yield from detail_faults(claim, text)


def detail_faults(claim: Row, text: str) -> Iterator[str]:
    """Say which amounts, items, days and speakers of a claim cannot be."""
    if claim.get("amount"):
        value, currency = claim["amount"]
        if not value > 0 or not (currency is None or re.fullmatch("[A-Z]{3}", currency)):
            yield f"amount {claim['amount']}"
    for word, quantity in claim.get("items", []):
        if word.lower() not in text.lower() or not (quantity is None or quantity > 0):
            yield f"item {word} {quantity}"
    for field in ("announced", "period_start"):
        if field in claim and not DATE.fullmatch(claim[field]):
            yield f"{field} {claim[field]}"
    speaker = claim.get("speaker")
    if speaker and (speaker["text"] not in text or speaker["kind"] not in SPEAKERS):
        yield f"speaker {speaker}"


def name(path: Path) -> str:
    """Return a file's name with its half."""
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", PROBES + GOLDEN, ids=name)
def test_every_row_is_well_formed(path: Path) -> None:
    """Evidence stands once in the text, and stages, parties, forms and days are the codebook's."""
    assert [f"{row['id']}: {fault}" for row in rows(path) for fault in faults(row)] == []


@pytest.mark.parametrize("path", PROBES, ids=name)
def test_every_probe_names_its_kind_of_text(path: Path) -> None:
    """Ten kinds of text, and no other."""
    assert {row["kind"] for row in rows(path)} <= KINDS


def test_ids_are_unique() -> None:
    """One id names one passage, in both halves together."""
    counts = Counter(row["id"] for path in PROBES + GOLDEN for row in rows(path))
    assert [key for key, count in counts.items() if count > 1] == []


def test_texts_are_unique() -> None:
    """No passage is counted twice, and none stands in both halves."""
    counts = Counter(row["text"] for path in PROBES + GOLDEN for row in rows(path))
    assert [text[:60] for text, count in counts.items() if count > 1] == []


def all_probes() -> list[Row]:
    """Return every probe of both halves."""
    return [row for path in PROBES for row in rows(path)]


def report() -> str:
    """Return how many probes and claims there are, by half, stage and kind of text."""
    probes = all_probes()
    claims = [claim for row in probes for claim in row["claims"]]
    pairs = {(a, r) for claim in claims for a in claim["actors"] for r in claim["recipients"]}
    stages = Counter(claim["stage"][0] for claim in claims)
    lines = [
        f"{len(probes)} probes, {sum(not row['claims'] for row in probes)} of them without a claim",
        f"{len(claims)} claims, {sum(bool(claim.get('negated')) for claim in claims)} of them negated",
        f"{len(pairs)} pairs of donor and recipient",
        *(f"{half}: {len(probes_of(half))}" for half in ("development", "held")),
        *(f"  {stage:12}{stages[stage]:5}" for stage in sorted(STAGES)),
        *(f"  {kind:12}{count:5}" for kind, count in Counter(row["kind"] for row in probes).most_common()),
        f"{len(GOLDEN)} golden documents, {sum(len(rows(path)[0]['claims']) for path in GOLDEN)} claims",
    ]
    return "\n".join(lines)


def probes_of(half: str) -> list[Row]:
    """Return the probes of one half."""
    return [row for path in PROBES if path.parent.name == half for row in rows(path)]


if __name__ == "__main__":
    sys.stdout.write(report() + "\n")
