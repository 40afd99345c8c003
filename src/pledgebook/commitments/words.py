"""The words of the linking vocabulary, read once a vocabulary."""

import re
from dataclasses import dataclass
from functools import cache

from pledgebook.claims.claim import Form
from pledgebook.commitments.named import Names, names
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
    "detail",
    "scope",
)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each finding weighs, in bits, by comparison and finding; `prior` is what two claims start from.

    `least_confidence` is what an act needs to count without a person's word, `largest_sum`, in euros, what it may be.
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
    empty: frozenset[str]
    ordinal: tuple[str, ...]
    revising: tuple[str, ...]
    instalment: tuple[str, ...]
    kin: tuple[frozenset[Form], ...]
    names: Names

    def of(self, comparison: str, finding: str) -> float:
        """Return the weight of one finding."""
        return self.tables[comparison][finding]

    def finding(self, comparison: str, bits: float) -> str:
        """Return the finding that weighs so much."""
        return self.findings[comparison][bits]

    def adds(self, cues: tuple[str, ...], words: str) -> bool:
        """Tell whether words of a claim say that it comes on top of others."""
        return any(cue.casefold() in self.adding for cue in cues) or _says(words, self.ordinal)

    def revises(self, words: str) -> bool:
        """Tell whether words say that a figure takes the place of another."""
        return _says(words, self.revising)

    def is_instalment(self, words: str) -> bool:
        """Tell whether words say that a sum is a part of a larger one."""
        return _says(words, self.instalment)

    def whole(self, words: str) -> bool:
        """Tell whether words say that all of something came."""
        return _says(words, self.everything)


def _says(words: str, signs: tuple[str, ...]) -> bool:
    spaced = f" {_BREAK.sub(' ', words.casefold())} "
    return any(f" {sign} " in spaced for sign in signs)


_BREAK = re.compile(r"[\W_]+")


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
        everything=tuple(rows["whole"]),
        empty=frozenset(word for words in rows["empty"] for word in words),
        ordinal=tuple(rows["ordinal"]),
        revising=tuple(rows["revising"]),
        instalment=tuple(rows["instalment"]),
        least_confidence=float(rows["doubt"]["confidence"]),
        largest_sum=float(rows["doubt"]["euros"]),
        vague=frozenset(name for names in rows["vague"] for name in names),
        kin=tuple(frozenset(Form(form) for form in forms) for forms in rows["kin"]),
        names=names(vocabulary),
    )
