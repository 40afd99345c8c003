"""Charts are made of commitments alone, say what they show, and are drawn without a network."""

from datetime import date
from typing import Any

import pytest

from pledgebook.claims.claim import Category, Form, Stage
from pledgebook.commitments.columns import By, Column
from pledgebook.commitments.commitment import Conflict, Moment
from pledgebook.exports.chart_figures import Figures
from pledgebook.exports.chart_rows import (
    AGAINST,
    SURE,
    UNSURE,
    doubts,
    grown,
    medians,
    reached,
    sums,
    thinned,
    waits,
)
from pledgebook.exports.charts import CHARTS, OVERVIEW, Setting, html, map_of_donors, png, svg, timeline_of
from pledgebook.exports.charts_of_places import by_donor, tiles
from pledgebook.vocabulary import Vocabulary
from tests.commitments.made import arrived, euros, made, part

COME = (
    Moment(Stage.PLEDGED, date(2023, 1, 10), euros(9e6), (), ("a",)),
    Moment(Stage.DELIVERED, date(2023, 3, 1), euros(9e6), (), ("b",)),
)
BOOK = (
    made("tents", 5e6, category=Category.HUMANITARIAN),
    made("cut", 3e6, Stage.CANCELLED),
    made("pumps", 9e6, Stage.DELIVERED, actors=("NOR",), history=COME, delivered=arrived(9e6, whole=True)),
    made("credit", 2e6, Stage.PLEDGED, actors=("NOR",), recipients=("MDA",), form=Form.LOAN, confidence=0.4),
    made("cover", 70e6, form=Form.GUARANTEE),
)
PHONE_AT_NIGHT = Setting(350, dark=True, as_of=date(2024, 2, 29))


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("book", [BOOK, ()], ids=["some", "none"])
@pytest.mark.parametrize("setting", [Setting(), PHONE_AT_NIGHT], ids=["desk", "phone"])
def test_every_chart_is_drawn_and_says_its_source(name: str, book: Any, setting: Setting) -> None:
    drawn = svg(CHARTS[name](book, setting))
    assert drawn.startswith("<svg")
    assert f"Source: Pledgebook ledger, {len(book)} commitments" in drawn
    assert ("2024-02-29" in drawn.replace("\n", "")) == (setting is PHONE_AT_NIGHT)


@pytest.mark.parametrize("name", CHARTS)
def test_no_chart_is_wider_than_its_place(name: str) -> None:
    drawn = svg(CHARTS[name](BOOK, PHONE_AT_NIGHT))
    assert float(drawn.split('width="')[1].split('"')[0]) <= 375


def test_guarantees_and_what_was_cancelled_are_in_no_sum() -> None:
    rows = sums(BOOK, (Column.PLEDGED, Column.DELIVERED), By.ACTOR)
    assert {(row["who"], row["stage"]): row["sum"] for row in rows} == {
        ("Finland", "pledged"): 5,
        ("Norway", "pledged"): 11,
        ("Norway", "delivered"): 9,
    }


def test_sums_so_far_never_fall_where_nothing_is_taken_back() -> None:
    rows = grown(sums(BOOK, (Column.PLEDGED,), By.MONTH))
    assert [(row["month"], row["sum"]) for row in rows][-1] == ("2023-06-01", rows[-2]["sum"])
    assert [row["sum"] for row in rows] == sorted(row["sum"] for row in rows)


def test_a_year_ends_in_december() -> None:
    (last,) = [row for row in grown([{"who": "2023-12", "stage": "pledged", "sum": 1.0}]) if "who" not in row]
    assert last["month"] == "2024-01-01"


def test_a_stage_is_told_in_the_month_it_is_first_said() -> None:
    again = made("again", 1, history=(*COME, Moment(Stage.DELIVERED, date(2023, 4, 1), None, (), ("c",))))
    assert reached([again]) == [
        {"stage": "delivered", "month": "2023-03-01", "count": 1},
        {"stage": "pledged", "month": "2023-01-01", "count": 1},
    ]


def test_many_waits_are_shown_by_some_from_the_shortest_to_the_longest() -> None:
    rows = [{"who": "Norway", "days": days, "title": "x"} for days in reversed(range(1_000))]
    rows.append({"who": "Finland", "days": 3, "title": "y"})
    shown = thinned(rows, 11)
    assert [row["days"] for row in shown if row["who"] == "Norway"] == [
        place * 999 // 10 for place in range(11)
    ]
    assert shown[-1] == rows[-1]


def test_days_from_pledge_to_delivery() -> None:
    (row,) = waits(BOOK)
    assert (row["who"], row["days"]) == ("Norway", 50)
    assert medians([row, row | {"days": 70}], 5) == [{"who": "Norway", "middle": 60, "many": 2}]


def test_doubt_comes_from_confidence_and_from_sums_that_differ() -> None:
    torn = made("torn", 4e6, conflicts=(Conflict("amount", (), "4m EUR", "the latest"),))
    settled = made("settled", 4e6, reviewed=True, confidence=0.2, actors=("SWE",))
    found = {(row["who"], row["doubt"]): row["sum"] for row in doubts((*BOOK, torn, settled))}
    assert found["Finland", AGAINST] == 4
    assert found["Norway", UNSURE] == 2
    assert found["Sweden", SURE] == 4


def test_one_commitment_has_its_course() -> None:
    drawn = svg(timeline_of(BOOK[2]))
    assert "pledged" in drawn
    assert "delivered" in drawn
    assert "9m EUR" in drawn


def test_figures_are_made_once_for_several_charts() -> None:
    figures = Figures(BOOK)
    assert len(figures) == len(BOOK)
    assert BOOK[0] in figures
    assert sums(figures, (Column.PLEDGED,), By.ACTOR) is sums(figures, (Column.PLEDGED,), By.ACTOR)
    assert sums(figures, (Column.PLEDGED,), By.ACTOR) == sums(BOOK, (Column.PLEDGED,), By.ACTOR)
    assert sums(figures, (Column.PLEDGED,), By.RECIPIENT) != sums(figures, (Column.PLEDGED,), By.ACTOR)


def test_pictures_and_pages_hold_all_they_need() -> None:
    chart = CHARTS[OVERVIEW[0]](BOOK, Setting(paper="#ffffff"))
    assert png(chart).startswith(b"\x89PNG")
    page = html(chart)
    assert "<script src" not in page
    assert 'src="http' not in page
    assert "<link" not in page


def test_every_state_has_a_tile_of_its_own_near_its_neighbours() -> None:
    places = {(column, row) for column, row, _ in tiles().values()}
    letters = {code for _, _, code in tiles().values()}
    assert len(places) == len(letters) == len(tiles()) > 190
    assert set(tiles()) <= set(Vocabulary().rows("states"))
    for one, other in (("NOR", "SWE"), ("UKR", "MDA"), ("KEN", "TZA"), ("CHL", "ARG"), ("LAO", "VNM")):
        (x, y, _), (across, down, _) = tiles()[one], tiles()[other]
        assert abs(x - across) + abs(y - down) <= 2


def test_the_map_has_every_donor_or_says_what_is_not_on_it() -> None:
    book = (
        made("big", 8e6, actors=("USA",)),
        made("small", 1e6, actors=("EST",)),
        made("bank", 4e6, actors=("EBRD",)),
        made("both", 2e6, actors=("DNK", "NLD")),
    )
    assert by_donor(book) == {"USA": 8, "EST": 1, "EBRD": 4, "DNK+NLD": 2}
    drawn = svg(map_of_donors(book))
    assert "Not on it: 2 million given jointly or by others." in drawn
    assert "EBRD" in drawn
    assert "Not on it" not in svg(map_of_donors(book[:3]))


def test_the_map_says_that_shares_exceed_their_package_and_not_that_a_sum_is_below_nought() -> None:
    book = (
        made("both", 150e6, actors=("DNK", "NLD"), children=("hers", "its")),
        part("hers", "both", 100e6, actors=("DNK",)),
        part("its", "both", 80e6, actors=("NLD",)),
    )
    assert sum(by_donor(book).values()) == 150
    drawn = svg(map_of_donors(book))
    assert "Shares told add up to 30 million more than the packages they are of." in drawn
    assert "Not on it" not in drawn
