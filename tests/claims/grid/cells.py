"""Cells of a grid: each construction filled with verbs, things, givers and gainers in turn, and the claim expected."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from tests.claims.coding import Passage

Row = Mapping[str, Any]
_HERE = Path(__file__).parent
_EACH = 7  # verbs that a construction is tried with
_NEGATED = ("denied", "kept")


@dataclass(frozen=True)
class _Filling:
    verb: str
    forms: Row
    thing: Row
    giver: Row
    gainer: Row


def read_cells() -> tuple[Passage, ...]:
    """Return every cell; the same words stand in the same cells at every run."""
    words, outcomes, constructions = (_read(name) for name in ("words", "outcomes", "constructions"))
    turns = count()
    nothing = (Passage(f"nothing/{name}", text, None, None, ()) for name, text in _read("nothing").items())
    return (*_told(words, outcomes, constructions, turns), *nothing)


def _told(words: Row, outcomes: Row, constructions: Row, turns: Iterator[int]) -> tuple[Passage, ...]:
    return tuple(
        cell
        for name, construction in constructions.items()
        for cell in _cells_of(name, construction, words, outcomes, turns)
    )


def _read(name: str) -> dict[str, Any]:
    return yaml.load((_HERE / f"{name}.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _cells_of(
    name: str, construction: Row, words: Row, outcomes: Row, turns: Iterator[int]
) -> Iterator[Passage]:
    able = [verb for verb, row in words["verbs"].items() if _mood(construction, outcomes[row["class"]])]
    for _ in range(min(_EACH, len(able))):
        filling = _filled(able, words, next(turns))
        outcome = outcomes[filling.forms["class"]]
        mood = _mood(construction, outcome)
        text = _text(construction["text"], filling)
        want = _expected(text, construction, filling, outcome[mood], negated=mood in _NEGATED)
        yield Passage(f"{name}/{filling.verb.replace(' ', '-')}", text, None, None, (want,))


def _mood(construction: Row, outcome: Row) -> str | None:
    """Return the mood of a class of verbs in a construction; to refuse to stop is to deny the stop."""
    mood = construction["mood"]
    return mood if mood in outcome else "kept" if mood == "refused" and "kept" in outcome else None


def _filled(able: Sequence[str], words: Row, turn: int) -> _Filling:
    verb = able[turn % len(able)]
    row = words["verbs"][verb]
    things = words["things"][_at(row["takes"], turn)]
    round_ = turn // len(words["givers"])
    giver = _at(words["givers"], turn + round_)
    return _Filling(verb, row, _at(things, turn // 2), giver, _at(words["gainers"], turn))


def _at(rows: Sequence[Any], turn: int) -> Any:
    return rows[turn % len(rows)]


def _text(pattern: str, filling: _Filling) -> str:
    sends, sent, given, sending = filling.forms["forms"]
    text = pattern.format(
        send=filling.verb,
        sends=sends,
        sent=sent,
        given=given,
        sending=sending,
        to=filling.forms["to"],
        thing=filling.thing["text"],
        was=filling.thing["was"],
        giver=filling.giver["text"],
        gainer=filling.gainer["text"],
    )
    return text[0].upper() + text[1:]


def _expected(
    text: str, construction: Row, filling: _Filling, stages: Sequence[str], *, negated: bool
) -> Row:
    return {
        "evidence": text,
        "stage": stages,
        "negated": negated,
        "conditional": "conditional" in construction,
        "actors": [filling.giver["id"]],
        "recipients": [filling.gainer["id"]],
        "amount": filling.thing.get("amount"),
    }
