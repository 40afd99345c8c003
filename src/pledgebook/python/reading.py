"""What documents claim, kept nowhere: readings and their claims, with the words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from functools import cache
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from pledgebook.claims import claim as facts
from pledgebook.documents import Document
from pledgebook.errors import InputsNotReadError
from pledgebook.findings import Finding
from pledgebook.python.asked import day
from pledgebook.python.frame import Frame

if TYPE_CHECKING:
    import pyarrow as pa

Source = str | PathLike[str]


@dataclass(frozen=True, slots=True, repr=False)
class Claim(facts.Claim):
    """What one passage of one document says about one act of support; in a notebook, the passage with its marks.

    All fields of the codebook are there: `stage`, `actors`, `recipients`, `amount`, `items`, `accounting`, …
    """

    reading: facts.Reading = field(default_factory=lambda: facts.Reading(Document("", "")), compare=False)

    @property
    def words(self) -> str:
        """The exact words that prove it."""
        return " … ".join(span.of(self.reading.document.text) for span in self.evidence)

    @property
    def speaker(self) -> str | None:
        """Who says it, in the words of the text; null where it is the text itself."""
        text = self.reading.document.text
        return self.attribution[-1].span.of(text) if self.attribution else None

    def to_dict(self) -> dict[str, Any]:
        """Return it as a record of the contract, every span with its words."""
        from pledgebook.claims import claim_record

        return claim_record(self, self.reading.document.text)

    def __repr__(self) -> str:
        from pledgebook.exports.cards import cards

        titles = {
            claim.id: card.title
            for claim, card in zip(self.reading.claims, cards(self.reading, ""), strict=True)
        }
        return f"<Claim {self.id}: {titles.get(self.id, self.stage)}>"

    def _repr_html_(self) -> str:
        from pledgebook.exports.notebook import claim_html

        return claim_html(self.reading, self)


@dataclass(frozen=True, slots=True, repr=False)
class Reading(facts.Reading):
    """What one document claims; in a notebook, its text with every claim marked."""

    claims: tuple[Claim, ...] = ()

    @property
    def text(self) -> str:
        """The text that all offsets refer to."""
        return self.document.text

    @property
    def main(self) -> Claim | None:
        """The claim of the document's main act of support."""
        return next((claim for claim in self.claims if claim.id == self.headline), None)

    def to_dict(self) -> dict[str, Any]:
        """Return it as a record of the contract."""
        from pledgebook.exports.reading_json import reading_record

        return reading_record(self)

    def to_html(self) -> str:
        """Return a whole page with the text marked and every claim explained; it fetches nothing."""
        from pledgebook.exports import reading_page

        return "".join(reading_page([self]))

    def __repr__(self) -> str:
        return f"<Reading of {self.document.title or self.document.id!r}: {len(self.claims)} claims>"

    def _repr_html_(self) -> str:
        from pledgebook.exports.notebook import reading_html

        return reading_html(self)


class Readings(Sequence[Reading], Frame):
    """What several documents claim, and what could not be read; as a table, a row for each claim."""

    def __init__(self, readings: Iterable[Reading], findings: Iterable[Finding] = ()) -> None:
        self._readings = tuple(readings)
        self.findings = tuple(findings)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the order of the documents and of their texts."""
        return tuple(claim for reading in self._readings for claim in reading.claims)

    @overload
    def __getitem__(self, place: int) -> Reading: ...
    @overload
    def __getitem__(self, place: slice) -> "Readings": ...
    def __getitem__(self, place: int | slice) -> "Reading | Readings":
        """Return one reading, or some of them."""
        return Readings(self._readings[place]) if isinstance(place, slice) else self._readings[place]

    def __len__(self) -> int:
        return len(self._readings)

    def to_arrow(self) -> "pa.Table":
        """Return the claims as an Arrow table, a row for each."""
        from pledgebook.exports.frames import CLAIMS_READ, arrow_table, claim_rows

        return arrow_table(CLAIMS_READ, claim_rows(self._readings), "a claim of a document")

    def to_html(self) -> str:
        """Return a whole page with every text marked and every claim explained; it fetches nothing."""
        from pledgebook.exports import reading_page

        return "".join(reading_page(self._readings))

    def __repr__(self) -> str:
        missed = f", {len(self.findings)} not read" if self.findings else ""
        return f"<Readings: {len(self)} documents, {len(self.claims)} claims{missed}>"

    def _repr_html_(self) -> str:
        from pledgebook.exports.notebook import readings_html

        return readings_html(self._readings, self.findings)


def read(
    *sources: Source,
    published: date | str | None = None,
    publisher: str | None = None,
    vocabulary: Source | None = None,
) -> Readings:
    """Return what each document claims; nothing is kept.

    Sources are files, folders and http(s) addresses of the kinds that `pledgebook read` takes. `published` and
    `publisher` are of documents that carry none. What could not be read is in `.findings`; where that is
    everything, it is an error.
    """
    from pledgebook import jobs

    names = tuple(fspath(source) for source in sources)
    words = Path(vocabulary) if vocabulary else None
    found = list(jobs.read(jobs.Request(names, day(published, "published"), publisher, words)))
    findings = [one for one in found if isinstance(one, Finding)]
    readings = [_shown(one) for one in found if isinstance(one, facts.Reading)]
    if findings and not readings:
        raise InputsNotReadError(tuple(map(str, findings)))
    return Readings(readings, findings)


def read_text(
    text: str,
    *,
    title: str | None = None,
    published: date | str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Reading:
    """Return what a text claims that is at hand as a string; offsets are of that string."""
    from pledgebook.documents.language import find_language
    from pledgebook.ids import digest

    document = Document(
        digest(text, url or "", publisher or ""),
        text,
        title,
        url,
        publisher,
        day(published, "published"),
        find_language(text),
    )
    return _shown(_reader()(document))


@cache
def _reader() -> Any:
    """Return what reads one document, the parser loaded once."""
    from pledgebook.claims import extract
    from pledgebook.language import Reader
    from pledgebook.settings import Settings
    from pledgebook.vocabulary import Vocabulary

    settings = Settings()
    words = Vocabulary(settings.vocabulary)
    reader = Reader(words, settings.pipeline)
    return lambda document: next(extract([reader.read(document)], words, datetime.now(UTC).date()))


def _shown(read: facts.Reading) -> Reading:
    """Return a reading whose claims know it."""
    claims = tuple(Claim(**_fields(claim), reading=read) for claim in read.claims)
    return Reading(**_fields(replace(read, claims=())) | {"claims": claims})


def _fields(of: Any) -> dict[str, Any]:
    return {one.name: getattr(of, one.name) for one in fields(of)}
