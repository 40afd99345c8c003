"""Stories: a few invented reports and the ledger that a careful reader keeps of them.

A story holds where every row expected is found, each with the fields given, and nothing else is counted.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from pledgebook.claims.claim import Stage
from pledgebook.commitments import Commitment
from pledgebook.documents import Document
from pledgebook.ids import digest

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Story:
    """Reports in the order they came, and the rows, sums and disagreements that the ledger is to show.

    `labels` lead from a document's id to its letter in the story.
    """

    id: str
    kind: str
    documents: tuple[Document, ...]
    labels: Mapping[str, str]
    rows: tuple[Row, ...]
    totals: Mapping[str, Mapping[str, int]] | None
    disagree: tuple[Decimal, ...]


def read_stories(folder: Path) -> Iterator[Story]:
    """Yield every story of the YAML files of a folder."""
    for path in sorted(folder.glob("*.yml")):
        for row in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            yield _story(row)


def _story(row: Row) -> Story:
    documents = {said["id"]: _document(said) for said in row["documents"]}
    return Story(
        row["id"],
        row["kind"],
        tuple(documents.values()),
        {document.id: label for label, document in documents.items()},
        tuple(row["ledger"]),
        row.get("totals"),
        tuple(Decimal(value) for value in row.get("disagree", ())),
    )


def _document(said: Row) -> Document:
    text, url, publisher = said["text"], said.get("url"), said.get("publisher")
    return Document(
        digest(text, url or "", publisher or ""),
        text,
        title=said.get("title"),
        url=url,
        publisher=publisher,
        published=said["published"],
        language="en",
    )


def problems(ledger: Sequence[Commitment], story: Story) -> list[str]:
    """Return what is missing, wrong or too much in a ledger, each in a line; empty where the story holds."""
    found = _pairs(ledger, story)
    ids = {row["name"]: one.id for row, one in found if one and "name" in row}
    wrong = [line for row, one in found for line in _row_problems(row, one, ids, story)]
    matched = {one.id for _, one in found if one}
    extra = [one for one in ledger if one.counted and one.id not in matched]
    wrong += [f"counted too much: {brief(one, story)}" for one in extra]
    wrong += _total_problems(ledger, story)
    if story.disagree and not any(_disagrees(one, story.disagree) for one in ledger):
        wrong.append(f"no conflict shows {' beside '.join(map(str, story.disagree))}")
    return wrong


def _pairs(ledger: Sequence[Commitment], story: Story) -> list[tuple[Row, Commitment | None]]:
    """Give every expected row the commitment nearest to it, the surest pairs first."""
    near = sorted(
        (len(list(_wrong(row, one, story))), row["counted"] is not one.counted, at, one.id)
        for at, row in enumerate(story.rows)
        for one in ledger
    )
    by_id = {one.id: one for one in ledger}
    chosen: dict[int, str] = {}
    for _, _, at, name in near:
        if at not in chosen and name not in chosen.values():
            chosen[at] = name
    return [(row, by_id[chosen[at]] if at in chosen else None) for at, row in enumerate(story.rows)]


def _row_problems(row: Row, one: Commitment | None, ids: Mapping[str, str], story: Story) -> Iterator[str]:
    label = ", ".join(
        f"{key} {row[key]}" for key in ("actors", "recipients", "amount", "items") if key in row
    )
    if one is None:
        yield f"missed: {label}"
        return
    for line in _wrong(row, one, story):
        yield f"{line}; in {brief(one, story)}"
    if "parent" in row and one.parent != ids.get(row["parent"]):
        yield f"parent: expected {row['parent']}, found {one.parent}; in {brief(one, story)}"


def _wrong(row: Row, one: Commitment, story: Story) -> Iterator[str]:
    """Yield each field in which a commitment differs from a row, with both values."""
    found = _shown(one, story)
    for field, want in row.items():
        if field in ("name", "parent"):
            continue
        have = found[field]
        if not _agrees(want, have):
            yield f"{field}: expected {want}, found {have}"


def _shown(one: Commitment, story: Story) -> dict[str, Any]:
    """Return a commitment in the form that stories are written in."""
    return {
        "actors": sorted(one.actors),
        "recipients": sorted(one.recipients),
        "category": one.category and one.category.value,
        "form": one.form and one.form.value,
        "stage": one.stage.value,
        "reached": one.reached.value,
        "amount": _money(one.amount),
        "items": _things(one.items),
        "announced": one.announced,
        "period": one.period and one.period.start and one.period.start[:4],
        "counted": one.counted,
        "documents": sorted(story.labels.get(name, "?") for name in one.documents),
        "history": _history(one),
        "delivered": one.delivered
        and {"amount": _money(one.delivered.amount), "items": _things(one.delivered.items)},
        "conflicts": sorted({conflict.field for conflict in one.conflicts}),
        "independent_sources": one.independent_sources,
        "conditional": one.conditional,
        "ended": one.ended and one.ended.isoformat(),
        "fund": one.fund,
        "from_fund": one.from_fund,
        "assumed": bool(one.assumed),
    }


def _money(amount: Any) -> dict[str, Any] | None:
    if amount is None:
        return None
    return {
        "value": amount.value,
        "value_max": amount.value_max,
        "currency": amount.currency,
        "qualifier": amount.qualifier.value,
        "per": amount.per.value,
    }


def _things(items: Iterable[Any]) -> list[dict[str, Any]]:
    return [{"name": item.name, "quantity": item.quantity} for item in items]


def _history(one: Commitment) -> list[list[str | None]]:
    """Return the stages of a history with the first day of each, told again or not."""
    lines: list[list[str | None]] = []
    for moment in one.history:
        if not lines or lines[-1][0] != moment.stage.value:
            lines.append([moment.stage.value, moment.day and moment.day.isoformat()])
    return lines


def _agrees(want: Any, have: Any) -> bool:
    """Tell whether a value is the one expected; of a mapping only the keys given are compared."""
    if isinstance(want, Mapping):
        return isinstance(have, Mapping) and all(_agrees(value, have[key]) for key, value in want.items())
    if isinstance(want, list):
        return isinstance(have, list) and len(want) == len(have) and _agree_in_turn(want, have)
    if hasattr(want, "isoformat"):
        return bool(want.isoformat() == have)
    return bool(want == have)


def _agree_in_turn(want: Sequence[Any], have: Sequence[Any]) -> bool:
    left = list(have)
    for value in want:
        match = next((other for other in left if _agrees(value, other)), left)
        if match is left:
            return False
        left.remove(match)
    return True


def _total_problems(ledger: Sequence[Commitment], story: Story) -> Iterator[str]:
    for column, want in (story.totals or {}).items():
        have = _column_sums(ledger, column)
        if have != want:
            shown = {currency: str(value) for currency, value in have.items()}
            yield f"total {column}: expected {dict(want)}, found {shown}"


def _column_sums(ledger: Iterable[Commitment], column: str) -> dict[str | None, Decimal]:
    sums: dict[str | None, Decimal] = defaultdict(Decimal)
    for one in ledger:
        if one.counted and one.amount and one.reached.firmness >= Stage(column).firmness:
            sums[one.amount.currency] += one.amount.value
    return dict(sums)


def _disagrees(one: Commitment, values: Iterable[Decimal]) -> bool:
    return any(
        {number for figure in conflict.values for number in _numbers(figure.value)} >= set(values)
        for conflict in one.conflicts
    )


def _numbers(words: str) -> Iterator[Decimal]:
    for digits in re.findall(r"\d[\d,]*(?:\.\d+)?", words):
        yield Decimal(digits.replace(",", ""))


def brief(one: Commitment, story: Story) -> str:
    """Return a commitment in one line, for messages."""
    money = f"{one.amount.value:,} {one.amount.currency}" if one.amount else "-"
    things = ", ".join(f"{item.quantity} {item.name}" for item in one.items)
    letters = "".join(sorted(story.labels.get(name, "?") for name in one.documents))
    counted = "counted" if one.counted else f"not counted ({one.not_counted_because})"
    return f"[{letters} {'+'.join(one.actors)} to {'+'.join(one.recipients)} {one.stage} {money} {things} {counted}]"
