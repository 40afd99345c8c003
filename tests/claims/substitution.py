"""Counterparts of short texts: states, organisations, things and spellings in place of others of their kind."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from pledgebook.claims import Reading
from pledgebook.language.gazetteer import Name, Role
from pledgebook.language.holders import load_holders
from pledgebook.language.homonyms import settled_names
from pledgebook.party import PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Match, Vocabulary
from tests.claims.coding import Passage

VOCABULARY = Vocabulary()
TABLES: Mapping[str, Any] = yaml.safe_load(
    Path(__file__).with_name("invariance.yml").read_text(encoding="utf-8")
)
_FORMS = {Role.NAME: 1, Role.ADJECTIVE: 2, Role.PEOPLE: 3, Role.CAPITAL: 4}
_MONEY = re.compile(
    r" ?[$£€]| (?:dollar|pound|franc|kron|peso|rupee|dinar|lira|shilling|baht|ringgit|yen|rand)",
    re.IGNORECASE,
)
_AID = re.compile(r"\b(?:aid|help|support|assistance|relief|supplies|equipment|mission|force|personnel)\b")


@dataclass(frozen=True)
class Counterpart:
    """A passage with others in the place of those it names, and what each id became."""

    passage: Passage
    ids: Mapping[str, str]


def with_states(passage: Passage, rows: Sequence[Sequence[str]]) -> Counterpart | None:
    """Return a passage with each of its states replaced by one of the rows; null where that would change more."""
    names = [name for name in _names(passage.text) if name.value.kind is PartyKind.STATE]
    codes = list(dict.fromkeys(str(name.value.id) for name in names))
    free = [row for row in rows if row[0] not in codes]
    if {str(name.value.id) for name in _names(passage.title or "")} & set(codes):
        return None  # the title says whose voice it is, or whom it is about
    if not names or len(free) < len(codes) or any(_is_fixed(passage.text, name) for name in names):
        return None
    Random(passage.id).shuffle(free)
    chosen = dict(zip(codes, free, strict=False))
    swaps = [(name.span, chosen[str(name.value.id)][_FORMS[name.value.role]]) for name in names]
    return _counterpart(passage, swaps, {code: row[0] for code, row in chosen.items()})


def with_organisations(passage: Passage) -> Counterpart | None:
    """Return a passage with each lender by another lender and each agency by another agency."""
    swaps, ids = [], dict[str, str]()
    for name in _names(passage.text):
        kind = next((k for k in ("lenders", "agencies") if name.value.id in _codes(k)), None)
        if kind is None or name.value.role is not Role.NAME:
            continue
        others = [
            row for row in TABLES["organisations"][kind] if row[0] not in {name.value.id, *ids.values()}
        ]
        code = ids.setdefault(str(name.value.id), Random(passage.id).choice(others)[0])
        swaps.append((name.span, next(row[1] for row in TABLES["organisations"][kind] if row[0] == code)))
    return _counterpart(passage, swaps, ids) if swaps else None


def with_things(passage: Passage, reading: Reading) -> Counterpart | None:
    """Return a passage with each plain plural thing of its claims replaced by another of like use."""
    pool = {kind: list(words) for kind, words in TABLES["things"].items() if kind != "at_least"}
    swaps, chosen = [], dict[str, str]()
    for item in (item for claim in reading.claims for item in claim.items):
        words, kind = item.head.of(passage.text), (item.group or "").split("/")[0]
        plain = re.fullmatch(r"[a-z]+(?: [a-z]+)*s", words) and not _AID.search(words)
        if plain and kind in pool and item.head not in {span for span, _ in swaps}:
            other = chosen.setdefault(words, Random(passage.id + words).choice(pool[kind]))
            swaps.append((item.head, other))
    return _counterpart(passage, sorted(swaps), {}) if swaps else None


def with_dateline(passage: Passage) -> Counterpart | None:
    """Return a passage that names two states as if it had been filed from a third; lists and talks have no dateline."""
    named = {name.value.id for name in _names(passage.text) if name.value.kind is PartyKind.STATE}
    if len(named) < 2 or "\n" in passage.text or re.match(r"[A-Z ]{4,}|[^.]*\(|Q[.:]|[^ ]+:", passage.text):
        return None
    line = Random(passage.id).choice(TABLES["datelines"]["before"])
    return Counterpart(replace(passage, id=f"{passage.id} filed", text=line + passage.text), {})


def with_spellings(passage: Passage) -> Counterpart | None:
    """Return a passage in American spelling where it is British, and the other way round."""
    pairs = TABLES["spellings"]["pairs"]
    both = pairs | {other: one for one, other in pairs.items()}
    words = re.compile(r"(?<![\w-])(?:" + "|".join(sorted(both, key=len, reverse=True)) + r")(?![\w-])")
    swaps = [(Span(*found.span()), both[found[0]]) for found in words.finditer(passage.text)]
    return _counterpart(passage, swaps, {}) if swaps else None


def _names(text: str) -> list[Match[Name]]:
    return settled_names(text, VOCABULARY)


@cache
def _codes(kind: str) -> frozenset[str]:
    return frozenset(row[0] for row in TABLES["organisations"][kind])


def _is_fixed(text: str, name: Match[Name]) -> bool:
    """Tell whether a name cannot change alone: houses, towns, compounds, currencies, states with a known head."""
    tied = (
        text[name.span.end : name.span.end + 1] == "-" or text[name.span.start - 1 : name.span.start] == "-"
    )
    odd = name.value.role not in _FORMS or name.span.of(text).isupper()
    return tied or odd or bool(_MONEY.match(text, name.span.end)) or _names_a_holder(text)


@cache
def _names_a_holder(text: str) -> bool:
    surnames = load_holders(VOCABULARY).surnames
    return any(word in surnames for word in re.findall(r"[A-Z][^\W\d_]+", text))


def _counterpart(passage: Passage, swaps: Iterable[tuple[Span, str]], ids: Mapping[str, str]) -> Counterpart:
    text, at = "", 0
    for span, words in swaps:
        text += passage.text[at : span.start]
        text, at = _fitted(text, words), span.end
    text += passage.text[at:]
    return Counterpart(replace(passage, id=f"{passage.id} as {text}", text=text), ids)


def _fitted(before: str, words: str) -> str:
    """Return a text with words put behind it: one article, "a" or "an" as they begin, a capital at a sentence."""
    if re.search(r"\b(?:the|a|an|its|his|their|our)\s$", before, re.IGNORECASE):
        words = words.removeprefix("the ")
    article = re.search(r"\b(an?) $", before, re.IGNORECASE)
    if article:
        before = before[: article.start()] + article[1][0] + ("n " if words[0].lower() in "aeio" else " ")
    opens = not before or before.endswith(("\n", ". ", "! ", "? ", '"'))
    return before + (words[:1].upper() + words[1:] if opens else words)


def told(reading: Reading, ids: Mapping[str, str]) -> Iterator[tuple[object, ...]]:
    """Yield what each claim says: how firm, denied or not, who, to whom, how much; with each id as it is mapped."""
    for claim in reading.claims:
        actors, recipients = (
            frozenset(ids.get(str(party.id), str(party.id)) for party in row)
            for row in (claim.actors, claim.recipients)
        )
        value = claim.amount.value if claim.amount else None
        yield claim.stage.group, claim.negated, actors, recipients, value
