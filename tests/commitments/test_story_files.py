"""The stories are well formed: every row can be read, and every value is one the codebook knows."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from pledgebook.claims.claim import Category, Form, Stage

STORIES = Path(__file__).parent / "stories"
FILES = sorted([*STORIES.glob("*.yml"), *(STORIES / "held").glob("*.yml")])


def words(line: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(line.split())


KINDS = words(
    "re-announcement package tranche cumulative revised withdrawn suspended-resumed delivery-in-parts "
    "delivered-whole currency-in-brackets joint-donors pooled-fund wrong-copy conflicting updated-article "
    "multi-year same-amount-different-act same-day-different-donors request-then-promise all-stages ruled-out "
    "conditional negated loan-and-grant goods-valued-later giver-and-receiver two-packages told-a-year-later "
    "part-told-later yearly-delivered about-and-exact day-in-a-year group-and-member part-of-a-sum-named "
    "plan-made-firm total-told-as-act vast-sum"
)
DOCUMENT = words("id published publisher text title url")
ROW = words(
    "name actors recipients category form stage reached amount items announced period counted documents "
    "history parent delivered conflicts independent_sources conditional ended fund from_fund assumed"
)
FREE = words("id kind documents ledger totals disagree never")


@cache
def rows(path: Path) -> list[dict[str, Any]]:
    """Return the stories of a file."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def every_story() -> list[dict[str, Any]]:
    """Return the stories of both halves."""
    return [row for path in FILES for row in rows(path)]


def faults(story: dict[str, Any]) -> Iterator[str]:
    """Say what is wrong with a story, one line each."""
    yield from (f"unknown {key}" for key in story.keys() - FREE)
    labels = [document["id"] for document in story["documents"]]
    if not 2 <= len(labels) <= 8 or len(set(labels)) != len(labels):
        yield f"documents {labels}"
    for document in story["documents"]:
        yield from (f"{document['id']}: unknown {key}" for key in document.keys() - DOCUMENT)
    names = {row["name"] for row in story["ledger"] if "name" in row}
    for row in story["ledger"]:
        yield from (f"{fault}: {row}" for fault in row_faults(row, set(labels), names))


def row_faults(row: dict[str, Any], labels: set[str], names: set[str]) -> Iterator[str]:
    """Say what is wrong with one row of a ledger."""
    yield from (f"unknown {key}" for key in row.keys() - ROW)
    if not isinstance(row.get("counted"), bool):
        yield "neither counted nor not"
    if row.get("parent") and row["parent"] not in names:
        yield f"parent {row['parent']}"
    if not set(row.get("documents", ())) <= labels:
        yield f"documents {row['documents']}"
    stages = {row.get("stage"), row.get("reached"), *(stage for stage, _ in row.get("history", ()))} - {None}
    yield from (f"stage {stage}" for stage in stages - {stage.value for stage in Stage})
    yield from _value_faults(row)


def _value_faults(row: dict[str, Any]) -> Iterator[str]:
    for field, known in (("category", Category), ("form", Form)):
        if row.get(field) and row[field] not in {value.value for value in known}:
            yield f"{field} {row[field]}"
    for field in ("actors", "recipients"):
        if row.get(field, []) != sorted(row.get(field, [])):
            yield f"{field} out of order"
    if row.get("amount") and not re.fullmatch("[A-Z]{3}", row["amount"]["currency"]):
        yield f"amount {row['amount']}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_story_is_well_formed(path: Path) -> None:
    assert [f"{story['id']}: {fault}" for story in rows(path) for fault in faults(story)] == []


def test_ids_are_unique() -> None:
    counts = Counter(story["id"] for story in every_story())
    assert [name for name, count in counts.items() if count > 1] == []


def test_no_text_stands_in_two_stories() -> None:
    texts = [text for story in every_story() for text in {said["text"] for said in story["documents"]}]
    assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_every_kind_is_told_at_least_twice_in_different_worlds() -> None:
    worlds = {kind: set() for kind in KINDS}
    for story in every_story():
        worlds[story["kind"]].add(story["id"].split("-")[0])
    assert {kind for kind, places in worlds.items() if len(places) < 2} == set()
