"""The words of the linking vocabulary, read once a vocabulary."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from pledgebook.claims.claim import Form
from pledgebook.commitments.membership import Membership, membership
from pledgebook.commitments.named import Names, names
from pledgebook.language.number_words import NUMBER_WORDS
from pledgebook.vocabulary import Vocabulary

_TABLES = (
    "actors",
    "recipients",
    "form",
    "category",
    "amount",
    "items",
    "time",
    "words",
    "place",
    "names",
    "denial",
    "share",
    "detail",
    "scope",
    "size",
)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each finding weighs, in bits, by comparison and finding; `prior` is what two claims start from.

    `least_confidence` is what an act needs to count without a person's word, `largest_sum`, in euros, what it may be;
    from `vast` euros on a sum is promised once; `tied` is what a tie weighs that no pair of claims shows.
    `findings` is `tables` the other way round: the first finding of each weight.
    """

    prior: float
    tables: dict[str, dict[str, float]]
    findings: dict[str, dict[float, str]]
    adding: frozenset[str]
    everything: tuple[str, ...]
    vague: frozenset[str]
    least_confidence: float
    largest_sum: float
    vast: float
    tied: float
    empty: frozenset[str]
    ordinal: tuple[str, ...]
    revising: tuple[str, ...]
    instalment: tuple[str, ...]
    kin: tuple[frozenset[Form], ...]
    names: Names
    groups: Membership
    currencies: Mapping[str, frozenset[str]]

    def of(self, comparison: str, finding: str) -> float:
        """Return the weight of one finding."""
        return self.tables[comparison][finding]

    def finding(self, comparison: str, bits: float) -> str:
        """Return the finding that weighs so much."""
        return self.findings[comparison][bits]

    def own(self, actors: Iterable[str]) -> frozenset[str]:
        """Return the currencies that givers reckon in at home; who tells of their sums in others has converted them."""
        return frozenset(code for actor in actors for code in self.currencies.get(actor, ()))

    def adds(self, cues: tuple[str, ...], words: str) -> bool:
        """Tell whether words of a claim say that it comes on top of others."""
        return any(cue.casefold() in self.adding for cue in cues) or _says(words, self.ordinal)

    def revises(self, words: str) -> bool:
        """Tell whether words say that a figure takes the place of another."""
        return _says(words, self.revising)

    def is_instalment(self, words: str) -> bool:
        """Tell whether words say that a sum is a part of a larger one."""
        return _says(words, self.instalment)

    def is_share(self, words: str) -> bool:
        """Tell whether words count a sum out of one told before ("fifteen of that", "2 million of it")."""
        counted = _SHARE.findall(_spaced(words))
        return any(word.isdigit() or word in NUMBER_WORDS for word in counted)

    def whole(self, words: str) -> bool:
        """Tell whether words say that all of something came."""
        return _says(words, self.everything)


def _says(words: str, signs: tuple[str, ...]) -> bool:
    spaced = _spaced(words)
    return any(sign in spaced for sign in signs)


@lru_cache(maxsize=64)
def _spaced(words: str) -> str:
    # Asked for the same words several times in a row.
    return f" {_BREAK.sub(' ', words.casefold())} "


def _signs(rows: Iterable[str]) -> tuple[str, ...]:
    """Return words as they stand in words that are spaced."""
    return tuple(f" {row} " for row in rows)


_BREAK = re.compile(r"[\W_]+")
_SHARE = re.compile(r" (\w+) of (?:that|it|this|those|these|them) ")


def _currencies(vocabulary: Vocabulary) -> Mapping[str, frozenset[str]]:
    codes: dict[str, set[str]] = defaultdict(set)
    for code, row in vocabulary.rows("currencies").items():
        for party in row.get("states", ()):
            codes[party].add(code)
    for party, code in vocabulary.rows("linking")["reckons"].items():
        codes[party].add(code)
    return {party: frozenset(found) for party, found in codes.items()}


@cache
def weights(vocabulary: Vocabulary) -> Weights:
    """Return the weights that a vocabulary gives."""
    rows = vocabulary.rows("linking")
    tables = {name: {key: float(bits) for key, bits in rows[name].items()} for name in _TABLES}
    return Weights(
        prior=float(rows["prior"]),
        tables=tables,
        findings={
            name: {bits: key for key, bits in reversed(table.items())} for name, table in tables.items()
        },
        adding=frozenset(rows["adding"]),
        everything=_signs(rows["whole"]),
        empty=frozenset(word for words in rows["empty"] for word in words),
        ordinal=_signs(rows["ordinal"]),
        revising=_signs(rows["revising"]),
        instalment=_signs(rows["instalment"]),
        least_confidence=float(rows["doubt"]["confidence"]),
        largest_sum=float(rows["doubt"]["euros"]),
        vague=frozenset(name for names in rows["vague"] for name in names),
        kin=tuple(frozenset(Form(form) for form in forms) for forms in rows["kin"]),
        names=names(vocabulary),
        groups=membership(vocabulary),
        currencies=_currencies(vocabulary),
        vast=float(rows["vast"]),
        tied=float(rows["tied"]),
    )
