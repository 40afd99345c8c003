"""What holds of totals whatever the ledger says."""

from collections import Counter
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.amounts import Qualifier
from pledgebook.claims.claim import Category, Form, Stage
from pledgebook.commitments.columns import By, Column, Kind, Pooled
from pledgebook.commitments.commitment import Commitment, Delivered
from pledgebook.commitments.reasons import Reason
from pledgebook.commitments.statement import Sum, Time
from pledgebook.commitments.totals import Totals, totals
from pledgebook.dates import Precision
from tests.commitments.made import made

money = st.builds(
    Sum,
    st.integers(0, 1_000).map(Decimal),
    st.sampled_from(["EUR", "EUR", "USD", "UAH", None]),
    st.sampled_from(Qualifier),
)
years = st.sampled_from(["2024", "2025", "2026"]).map(lambda year: Time(year, year, Precision.YEAR))
dimensions = st.lists(st.sampled_from(By), unique=True, max_size=3)


@st.composite
def commitment(draw: st.DrawFn, name: str, others: list[str]) -> Commitment:
    return made(
        name,
        draw(st.none() | money),
        draw(st.sampled_from(Stage)),
        reached=draw(st.sampled_from([Stage.PLEDGED, Stage.ALLOCATED, Stage.DELIVERED])),
        counted=draw(st.booleans()),
        not_counted_because=draw(
            st.sampled_from([None, Reason.PART, Reason.CUMULATIVE, "own stocks refilled"])
        ),
        parent=draw(st.none() | st.sampled_from([*others, "elsewhere"])),
        actors=tuple(draw(st.lists(st.sampled_from(["FIN", "NLD", "DNK"]), unique=True, max_size=2))),
        category=draw(st.none() | st.sampled_from(Category)),
        form=draw(st.sampled_from([None, Form.MONEY, Form.LOAN, Form.GUARANTEE, Form.TALKS])),
        announced=draw(st.sampled_from([None, "2023-05-04", "2022-07", "2021"])),
        history=(),
        period=draw(st.none() | years),
        delivered=draw(st.none() | st.builds(Delivered, st.none() | money, st.just(()), st.booleans())),
        conditional=draw(st.booleans()),
        fund=draw(st.sampled_from([None, None, "EPF"])),
        from_fund=draw(st.booleans()),
    )


@st.composite
def ledgers(draw: st.DrawFn) -> list[Commitment]:
    """Up to seven commitments, any of which may name any as its package, even itself."""
    names = [f"c{number}" for number in range(draw(st.integers(0, 7)))]
    return [draw(commitment(name, names)) for name in names]


def sums(found: Totals) -> dict[tuple[Kind, Column], tuple[Decimal, Decimal, Decimal]]:
    """The sums that are not nothing; a row that has none may be missing."""
    cells = {(row.kind, column): row[column] for row in found.sums for column in Column}
    return {
        key: (cell.sum.value, cell.conditional, cell.suspended)
        for key, cell in cells.items()
        if cell.sum.value
    }


@settings(max_examples=100)
@given(ledgers(), dimensions, st.sampled_from(Pooled))
def test_the_sums_are_the_same_by_anything(ledger: list[Commitment], by: list[By], pooled: Pooled) -> None:
    assert sums(totals(ledger, by, pooled=pooled)) == sums(totals(ledger, (), pooled=pooled))


@settings(max_examples=100)
@given(ledgers(), dimensions)
def test_rows_add_up_to_their_sums(ledger: list[Commitment], by: list[By]) -> None:
    found = totals(ledger, by)
    for whole in found.sums:
        rows = [row for row in found.rows if row.kind is whole.kind]
        for column in Column:
            assert sum(row[column].sum.value for row in rows) == whole[column].sum.value


@settings(max_examples=100)
@given(ledgers(), dimensions, st.sampled_from(Pooled))
def test_every_commitment_is_in_one_row_or_left_out_for_one_reason(
    ledger: list[Commitment], by: list[By], pooled: Pooled
) -> None:
    found = totals(ledger, by, pooled=pooled)
    rows = [
        {name for cell in row.cells for name in (*cell.commitments, *cell.no_amount, *cell.not_stated)}
        for row in found.rows
    ]
    places = Counter(
        name for names in (*rows, *(one.commitments for one in found.left_out)) for name in names
    )
    assert places == {one.id: 1 for one in ledger}
    assert found.number == len(ledger)


@given(ledgers().flatmap(lambda ledger: st.tuples(st.just(ledger), st.permutations(ledger))), dimensions)
def test_the_order_of_commitments_does_not_matter(
    both: tuple[list[Commitment], list[Commitment]], by: list[By]
) -> None:
    assert totals(both[0], by) == totals(both[1], by)


@given(ledgers(), dimensions)
def test_a_band_holds_its_value_and_a_condition_is_no_more_than_it(
    ledger: list[Commitment], by: list[By]
) -> None:
    found = totals(ledger, by)
    for cell in (cell for row in found.rows for cell in row.cells):
        assert cell.sum.low <= cell.sum.value <= cell.sum.high
        assert found.over or 0 <= cell.conditional <= cell.sum.value


@given(st.lists(st.integers(1, 100), min_size=1, max_size=5), st.integers(0, 100))
def test_a_split_adds_up_to_its_package(shares: list[int], rest: int) -> None:
    whole = made("whole", sum(shares) + rest)
    parts = [
        made(
            f"part{place}",
            share,
            parent="whole",
            counted=False,
            not_counted_because=Reason.PART,
            category=list(Category)[place % 4],
            period=Time(f"{2024 + place}", None, Precision.YEAR),
        )
        for place, share in enumerate(shares)
    ]
    for by in By:
        found = totals([whole, *parts], (by,))
        assert sum(row[Column.ALLOCATED].sum.value for row in found.rows) == sum(shares) + rest
