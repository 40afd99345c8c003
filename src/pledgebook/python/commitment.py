"""What all claims together say: commitments that show themselves and become tables."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from pledgebook.commitments import commitment as facts
from pledgebook.commitments.statement import Statement
from pledgebook.python.asked import chosen
from pledgebook.python.frame import Frame

if TYPE_CHECKING:
    import pyarrow as pa

    from pledgebook.exports.charts import Figures

Told = Callable[[facts.Commitment], tuple[Statement, ...]]
_NAMES = tuple(one.name for one in fields(facts.Commitment))


def _nothing(_: facts.Commitment) -> tuple[Statement, ...]:
    return ()


@dataclass(frozen=True, slots=True, repr=False)
class Commitment(facts.Commitment):
    """One act of support, from every claim that speaks of it; in a notebook, its course and the words behind it.

    All fields of the codebook are there: `stage`, `history`, `amount`, `delivered`, `conflicts`, `confidence`, …
    """

    told: Told = field(default=_nothing, compare=False)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What each claim says that it rests on, with its words and source, in the order they were said."""
        return tuple(sorted(self.told(self), key=lambda said: said.order))

    @property
    def amount_eur(self) -> float | None:
        """The sum in euros at the reference rate of the day announced, null where there is none."""
        amount = self.to_dict()["amount"]
        return float(amount["eur"]) if amount and amount["eur"] is not None else None

    def timeline(self) -> Any:
        """Return its course as an Altair chart: each stage on the day that words give it."""
        from pledgebook.exports.charts import timeline_of

        return timeline_of(self)

    def to_dict(self) -> dict[str, Any]:
        """Return it as a record of the contract."""
        from pledgebook.commitments.rates import Rates
        from pledgebook.commitments.record import commitment_record

        return commitment_record(self, Rates())

    def to_jsonld(self, home: str | None = None) -> dict[str, Any]:
        """Return it as linked data, in words of schema.org and PROV; `home` is the address of the pages."""
        from pledgebook.exports.linked import linked_record

        return linked_record(self, self.statements, home)

    def __repr__(self) -> str:
        return f"<Commitment {self.id[:8]}: {self.title}, {self.firmness}>"

    def _repr_html_(self) -> str:
        from pledgebook.exports.notebook import commitment_html

        return commitment_html(self, self.statements)


class Commitments(Sequence[Commitment], Frame):
    """Commitments in the order asked for; as a table, a row for each with the columns of an export."""

    def __init__(self, found: Iterable[facts.Commitment], told: Told = _nothing) -> None:
        self._found = tuple(found)
        self._told = told

    @overload
    def __getitem__(self, place: int) -> Commitment: ...
    @overload
    def __getitem__(self, place: slice) -> "Commitments": ...
    def __getitem__(self, place: int | slice) -> "Commitment | Commitments":
        """Return one commitment, or some of them."""
        if isinstance(place, slice):
            return Commitments(self._found[place], self._told)
        return shown(self._found[place], self._told)

    def __len__(self) -> int:
        return len(self._found)

    def where(self, keep: Callable[[facts.Commitment], bool]) -> "Commitments":
        """Return those that a function keeps."""
        return Commitments(filter(keep, self._found), self._told)

    def to_arrow(self) -> "pa.Table":
        """Return them as an Arrow table, a row for each."""
        from pledgebook.exports.frames import arrow_table
        from pledgebook.exports.tables import COMMITMENTS, commitment_rows

        return arrow_table(COMMITMENTS, commitment_rows(self._found), "a commitment")

    @cached_property
    def figures(self) -> "Figures":
        """They as charts take them, with the figures that charts make of them remembered."""
        from pledgebook.exports.charts import Figures

        return Figures(self._found)

    def chart(self, name: str, width: int = 700) -> Any:
        """Return one of the charts of `pledgebook.charts.CHARTS` by its name, as an Altair chart."""
        from pledgebook.exports.charts import CHARTS, Setting

        return chosen(CHARTS, name, "chart")(self.figures, Setting(width))

    def __repr__(self) -> str:
        return f"<Commitments: {len(self)}>"

    def _repr_html_(self) -> str:
        from pledgebook.exports.notebook import commitments_html

        return commitments_html(self._found)


def shown(one: facts.Commitment, told: Told) -> Commitment:
    """Return a commitment that shows itself."""
    return Commitment(**{name: getattr(one, name) for name in _NAMES}, told=told)
