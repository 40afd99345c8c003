"""The ledger as four tables, one row per thing: commitments, claims, documents, history.

Every format has these rows and columns; each column says what it means, and that is what goes into the data
package. Several parties stand in one cell with a space between their ids; unknown is empty.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import NamedTuple, TypeAlias

from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments.announced import rate_day
from pledgebook.commitments.rates import NoRate, Rates
from pledgebook.commitments.statement import Goods, Sum
from pledgebook.commitments.years import YEAR
from pledgebook.exports.stock import Stock, Texts
from pledgebook.ledger import Particulars

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = tuple[Cell, ...]


class Column(NamedTuple):
    """One column: its name, the type of its cells, and what they mean."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class TableOf:
    """A table: its name, what a row is, its columns, and how rows are made of a commitment and its claims.

    `made` is null for the table of documents, which are nobody's alone.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    made: Callable[[Commitment, Sequence[Statement]], Iterable[Row]] | None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    def rows(self, stock: Stock) -> Iterator[Row]:
        """Yield all rows of this table alone."""
        if self.made is None:
            yield from _documents(stock)
            return
        for one, said in stock.told():
            yield from self.made(one, said)


_SUM = (
    Column("amount", "number", "the sum in its own currency, the lower end of a range (codebook 4.2)"),
    Column("amount_max", "number", "the upper end of a range"),
    Column("currency", "string", "ISO 4217; empty where the words do not settle it"),
    Column("qualifier", "string", "exact, about, at_least, up_to, more_than, less_than, range"),
    Column("per", "string", "once, year, month"),
)
COMMITMENTS = (
    Column("id", "string", "stable id, from the earliest claim (codebook 8.1)"),
    Column("title", "string", "who, what, to whom, how much, in one line"),
    Column("actors", "string", "who gives: ISO 3166-1 alpha-3 or codes of organisations (codebook 2.3)"),
    Column("recipients", "string", "who gains"),
    Column("category", "string", "military, humanitarian, financial, political (codebook 3.1)"),
    Column("form", "string", "the shape of the support (codebook 3.2)"),
    Column("stage", "string", "the stage that stands (codebook 1, 8.2)"),
    Column("reached", "string", "the furthest stage it had"),
    *_SUM,
    Column(
        "amount_eur",
        "number",
        "the sum in euros at the reference rate of the day announced; empty without one",
    ),
    Column("rate", "number", "units of the currency for a euro"),
    Column("rate_date", "date", "the day of the rate"),
    Column("items", "string", "things with their numbers"),
    Column("announced", "string", "EDTF: the day, month or year it was said"),
    Column("period_start", "string", "when it is to happen, from"),
    Column("period_end", "string", "and to"),
    Column("counted", "boolean", "whether it adds to totals (codebook 8.3)"),
    Column("not_counted_because", "string", "why not"),
    Column("conditional", "boolean", "whether it hangs on a stated condition (codebook 1.4)"),
    Column("parent", "string", "id of the package it is a part of (codebook 8.4)"),
    Column("part_reason", "string", "why it is a part"),
    Column("delivered", "number", "the sum said to have been delivered so far; empty where unsaid"),
    Column("delivered_currency", "string", "its currency"),
    Column("claims", "integer", "how many claims it rests on"),
    Column("independent_sources", "integer", "publishers that do not copy each other (codebook 8.8)"),
    Column("conflicts", "integer", "how many fields sources differ on (codebook 8.9)"),
    Column("confidence", "number", "the share of such that are right, 0 to 1"),
    Column("reviewed", "boolean", "whether a person has decided on it"),
    Column("aliases", "string", "ids it had before"),
)
CLAIMS = (
    Column("id", "string", "id of the claim"),
    Column("document", "string", "id of its document"),
    Column("commitment", "string", "id of the commitment it tells of"),
    Column("stage", "string", "how firm the act is by these words"),
    Column("negated", "boolean", "whether the words deny it (codebook 1.3)"),
    Column("conditional", "boolean", "whether it hangs on a stated condition"),
    Column("actors", "string", "who gives"),
    Column("recipients", "string", "who gains"),
    Column("channels", "string", "through whom"),
    Column("targets", "string", "whom sanctions hit"),
    Column("category", "string", "purpose"),
    Column("form", "string", "shape"),
    *_SUM,
    Column("items", "string", "things with their numbers"),
    Column("accounting", "string", "new, component, cumulative, restated (codebook 4.5)"),
    Column("announced", "string", "EDTF: when it was said"),
    Column("tier", "integer", "how near the source is, 1 to 7 (codebook 5.2)"),
    Column("confidence", "number", "the share of such that are right, 0 to 1"),
    Column("evidence", "string", "the exact words"),
)
DOCUMENTS = (
    Column("id", "string", "hash of text, address and publisher (codebook 8.10)"),
    Column("label", "string", "the id it came with"),
    Column("title", "string", "its title"),
    Column("publisher", "string", "who published it"),
    Column("published", "date", "when"),
    Column("url", "string", "its address"),
    Column("language", "string", "ISO 639-1"),
    Column("tier", "integer", "how near the source is"),
    Column("story", "string", "documents of one story are copies or versions (codebook 8.8)"),
    Column("replaced_by", "string", "the later version of the same story"),
    Column("added", "datetime", "when the ledger got it"),
    Column("text_sha256", "string", "hash of its text"),
)
TEXT = Column("text", "string", "the whole text, where it is asked for; empty where it was redacted")
_TEXTS = 50  # fetched at once: some are large
HISTORY = (
    Column("commitment", "string", "id of the commitment"),
    Column("date", "date", "the day of the words; empty where none is dated"),
    Column("stage", "string", "the stage they give it"),
    *_SUM[:3],
    Column("items", "string", "things said to have come so far"),
    Column("claims", "string", "ids of the claims that say so"),
)


def commitment_rows(commitments: Iterable[Commitment]) -> Iterator[Row]:
    """Yield commitments as rows of their table."""
    return map(commitment_row, commitments)


def commitment_row(one: Commitment) -> Row:
    """Return a commitment as a row of its table."""
    so_far = one.delivered.amount if one.delivered else None
    return (
        one.id,
        one.title,
        _ids(one.actors),
        _ids(one.recipients),
        one.category.value if one.category else None,
        one.form.value if one.form else None,
        one.stage.value,
        one.reached.value,
        *_sum(one.amount),
        *_euros(one),
        _things(one.items),
        one.announced,
        one.period.start if one.period else None,
        one.period.end if one.period else None,
        one.counted,
        one.not_counted_because,
        one.conditional,
        one.parent,
        one.part_reason,
        _number(so_far.value) if so_far else None,
        so_far.currency if so_far else None,
        len(one.claims),
        one.independent_sources,
        len(one.conflicts),
        round(one.confidence, 4),
        one.reviewed,
        _ids(one.aliases),
    )


def _claims(one: Commitment, said: Sequence[Statement]) -> Iterator[Row]:
    if one.part_reason == YEAR:  # the years of a promise rest on the claims of the whole
        return iter(())
    return (_claim(claim, one.id) for claim in said)


def _claim(said: Statement, commitment: str) -> Row:
    return (
        said.claim,
        said.source.id,
        commitment,
        said.stage.value,
        said.negated,
        said.conditional,
        _ids(said.actors),
        _ids(said.recipients),
        _ids(said.channels),
        _ids(said.targets),
        said.category.value if said.category else None,
        said.form.value if said.form else None,
        *_sum(said.amount),
        _things(said.items),
        said.accounting.value if said.accounting else None,
        said.announced,
        said.tier,
        round(said.confidence, 4),
        said.words,
    )


def _documents(stock: Stock) -> Iterator[Row]:
    if stock.texts is None:
        return map(_document, stock.documents)
    return _with_texts(stock.documents, stock.texts)


def _with_texts(documents: Iterable[Particulars], texts: Texts) -> Iterator[Row]:
    left = iter(documents)
    while some := list(islice(left, _TEXTS)):
        found = texts([one.source.id for one in some])
        yield from ((*_document(one), found.get(one.source.id)) for one in some)


def _document(kept: Particulars) -> Row:
    one, language, text_hash = kept
    return (
        one.id,
        one.label,
        one.title,
        one.publisher,
        _iso(one.published),
        one.url,
        language,
        one.tier,
        one.story,
        one.replaced_by,
        one.added.isoformat() if one.added else None,
        text_hash,
    )


def _history(one: Commitment, _: Sequence[Statement]) -> Iterator[Row]:
    for moment in one.history:
        yield (
            one.id,
            _iso(moment.day),
            moment.stage.value,
            *_sum(moment.amount)[:3],
            _things(moment.items),
            _ids(moment.claims),
        )


TABLES = (
    TableOf(
        "commitments",
        "one act of support, from every claim that tells of it",
        COMMITMENTS,
        lambda one, _: (commitment_row(one),),
    ),
    TableOf("claims", "what one passage of one document says about one act", CLAIMS, _claims),
    TableOf("documents", "one text with its source", DOCUMENTS, None),
    TableOf("history", "one stage of a commitment, from its day on", HISTORY, _history),
)


def tables_of(stock: Stock) -> tuple[TableOf, ...]:
    """Return the tables, with a column more where whole texts are asked for."""
    if stock.texts is None:
        return TABLES
    return tuple(one if one.made else replace(one, columns=(*one.columns, TEXT)) for one in TABLES)


def _ids(ids: Iterable[str]) -> str | None:
    return " ".join(ids) or None


def _sum(said: Sum | None) -> tuple[Cell, Cell, Cell, Cell, Cell]:
    if said is None:
        return None, None, None, None, None
    return _number(said.value), _number(said.value_max), said.currency, said.qualifier.value, said.per.value


def _euros(one: Commitment) -> tuple[Cell, Cell, Cell]:
    if one.amount is None:
        return None, None, None
    rate = _rates().of(one.amount.currency, rate_day(one))
    if isinstance(rate, NoRate):
        return None, None, None
    return round(float(rate.convert(one.amount.value)), 2), float(rate.value), _iso(rate.day)


@cache
def _rates() -> Rates:
    return Rates()


def _things(items: Iterable[Goods]) -> str | None:
    return "; ".join(_thing(item) for item in items) or None


def _thing(item: Goods) -> str:
    return f"{item.quantity.normalize():f} {item.name}" if item.quantity is not None else item.name


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
