"""Comparison with another tracker, from the command line; every table is made here, of invented rows."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from pledgebook.claims.claim import Category, Form, Stage
from pledgebook.cli import main
from pledgebook.commitments.commitment import Moment
from pledgebook.commitments.evidence import evidence_in
from pledgebook.commitments.statement import Goods, Sum
from pledgebook.errors import TableError, UnknownKeysError
from pledgebook.exports.compare import Comparison, Differs, Outcome, compare
from pledgebook.exports.compare_html import covers_words
from pledgebook.exports.hedges import Hedges
from pledgebook.exports.iati import activities
from pledgebook.exports.tracker_read import read_tracker
from pledgebook.exports.tracker_row import Booked
from pledgebook.exports.tracker_words import TrackerWords, day_of, number_of
from pledgebook.ledger import Ledger
from pledgebook.vocabulary import Vocabulary
from tests.commitments.made import euros, made, part
from tests.ledger.books import OLD, three

WORDS = Vocabulary()
OLDER = (
    "ID",
    "Countries",
    "Announcement Date",
    "Type of Aid General",
    "Type of Aid Specific",
    "Explanation",
    "Original Currency",
    "Type of donation",
    "Monetary Value as Given by Source",
    "Items",
    "No. of Units",
    "Source of Aid 1",
    "Source of Aid 2",
)
LATER = (
    "announcement_date",
    "donor",
    "measure",
    "aid_type_general",
    "explanation",
    "reporting_currency",
    "tot_activity_value",
)
TANKS = (
    "DKM1",
    "Denmark",
    datetime(2023, 6, 1),
    "Military",
    "Weapons",
    "Denmark might send 12 tanks.",
    ".",
    None,
    ".",
    "tanks",
    12,
    "https://d.example/1",
    None,
)
ROADS = (
    "FIF2",
    "Finland",
    "2023-08-09",
    "Financial",
    "Grant",
    "For roads.",
    "EUR",
    None,
    9_000_000,
    None,
    None,
    None,
    None,
)


def workbook(path: Path, header: Sequence[str], *rows: Sequence[Any], sheet: str = "MAIN DATA") -> Path:
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active.append(["An invented tracker"])
    main_sheet = book.create_sheet(sheet)
    main_sheet.append(["Table 1: all of it"])
    main_sheet.append(list(header))
    for row in rows:
        main_sheet.append(list(row))
    book.save(path)
    return path


def read(path: Path, mapping: Path | None = None) -> tuple[Booked, ...]:
    return read_tracker(path, mapping, WORDS)[0]


def test_older_column_names(tmp_path: Path) -> None:
    tanks, roads = read(workbook(tmp_path / "a.xlsx", OLDER, TANKS, ROADS))
    assert (tanks.name, tanks.actors, tanks.recipients, tanks.day) == (
        "DKM1",
        ("DNK",),
        ("UKR",),
        date(2023, 6, 1),
    )
    assert (tanks.amount, tanks.items, tanks.sources) == (None, "12 tanks", ("https://d.example/1",))
    assert (tanks.category, tanks.stages[0]) == (Category.MILITARY, Stage.COMMITTED)
    assert (roads.amount, roads.form, roads.day) == (
        Sum(Decimal(9_000_000), "EUR"),
        Form.MONEY,
        date(2023, 8, 9),
    )


def test_later_column_names(tmp_path: Path) -> None:
    row = (date(2024, 5, 6), "United Kingdom", "allocation", "humanitarian", "Tents.", "GBP", 2.5e6)
    (one,) = read(workbook(tmp_path / "a.xlsx", LATER, row))
    assert (one.actors, one.stages[0], one.category) == (("GBR",), Stage.ALLOCATED, Category.HUMANITARIAN)
    assert one.amount == Sum(Decimal("2500000.0"), "GBP")


def test_rows_of_one_package_are_one_act(tmp_path: Path) -> None:
    row = dict(zip(OLDER, TANKS, strict=True)) | {"Original Currency": "DKK"}
    sums = [5_000_000, 5_000_000, 2_000_000]
    rows = [tuple((row | {"Monetary Value as Given by Source": said}).values()) for said in sums]
    other_day = tuple((row | {"Announcement Date": datetime(2024, 1, 1)}).values())
    first, second = read(workbook(tmp_path / "a.xlsx", OLDER, *rows, other_day))
    assert first.amount == Sum(Decimal(7_000_000), "DKK")
    assert second.amount is None


def test_a_table_of_any_layout(tmp_path: Path) -> None:
    path, mapping = tmp_path / "a.csv", tmp_path / "columns.yml"
    path.write_text(
        "Geber;Datum;Summe;Was;Quelle\nSchweden;1.2.2023;1.500,5;Boote;https://s.example\nSweden;1.2.2023;x;;\n;;;;\n;1.2.2023;3;;\n",
        "utf-8",
    )
    mapping.write_text(
        "donor: Geber\ndate: Datum\namount: Summe\nitems: Was\nsources: [Quelle]\n"
        'date_format: "%d.%m.%Y"\ndecimal: ","\ndefaults: {recipient: Kenya, currency: EUR, stage: pledged}\n',
        "utf-8",
    )
    rows, findings = read_tracker(path, mapping, WORDS)
    assert [row.actors for row in rows] == [("<Schweden>",), ("SWE",)]
    assert rows[0].amount == Sum(Decimal("1500.5"), "EUR")
    assert (rows[0].recipients, rows[0].day, rows[0].stages) == (("KEN",), date(2023, 2, 1), (Stage.PLEDGED,))
    assert [str(one) for one in findings] == ["row 5: does not say who gives"]


@pytest.mark.parametrize("text", ["", "donor: [", "- a\n- b", "date: Datum\n"])
def test_a_mapping_that_says_nothing_is_refused(tmp_path: Path, text: str) -> None:
    mapping = tmp_path / "m.yml"
    mapping.write_text(text, "utf-8")
    with pytest.raises(TableError):
        read_tracker(tmp_path / "a.csv", mapping, WORDS)


def test_a_mapping_of_unknown_fields_is_refused(tmp_path: Path) -> None:
    mapping = tmp_path / "m.yml"
    mapping.write_text("donor: A\ngiver: B\n", "utf-8")
    with pytest.raises(UnknownKeysError):
        read_tracker(tmp_path / "a.csv", mapping, WORDS)


@pytest.mark.parametrize("data", [b"a,b\n1,2\n", b"", b"\xff\xfe\x00", b"PK\x03\x04broken"])
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_what_is_no_table_is_said(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(TableError):
        read(path)


def test_cells_are_read_carefully() -> None:
    words = TrackerWords(WORDS)
    assert words.parties("EU (Commission and Council)") == ("EU",)
    assert words.parties("Denmark and the Netherlands") == ("DNK", "NLD")
    assert words.parties("Bosnia and Herzegovina") == ("BIH",)
    assert words.parties("Nowhere and Denmark") == ("<Nowhere and Denmark>",)
    assert [
        number_of(said) for said in ("1,500", "1'500.5", " 3 ", "", "n/a", None, True, "NaN", "1e400000000")
    ] == [
        Decimal(1500),
        Decimal("1500.5"),
        Decimal(3),
        *[None] * 6,
    ]
    assert [day_of(said) for said in ("2023-02-30", "3/4/2023", None, 45000)] == [None] * 4


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("Sweden might send boats.", ("might",)),
        ("It plans to give; it is considering more.", ("plans to", "considering")),
        ("Delivery is under discussion and could come in May.", ("under discussion", "could")),
        ("In May 2023 it sent 40 boats. The aid aims to help.", ()),
        ("It sent tests for testing.", ()),
        ("", ()),
    ],
)
def test_notes_that_hedge(note: str, words: tuple[str, ...]) -> None:
    assert Hedges(WORDS).found(note) == words


def row(
    name: str = "r", value: float | None = None, day: date | None = date(2023, 5, 4), **more: Any
) -> Booked:
    fields = {"actors": ("FIN",), "recipients": ("TZA",), "stages": (Stage.ALLOCATED,)} | more
    return Booked(name, 1, day=day, amount=Sum(Decimal(str(value)), "EUR") if value else None, **fields)


def told(rows: Sequence[Booked], *ours: Any) -> Comparison:
    return compare(rows, ours, WORDS)


def pairs(found: Comparison) -> list[tuple[str | None, str | None, str]]:
    return [
        (one.theirs.name if one.theirs else None, one.ours.id if one.ours else None, one.outcome.value)
        for one in found.links
    ]


def test_the_same_act_is_matched_once_the_nearest_first() -> None:
    rows = [row("late", 5e6, date(2023, 5, 20)), row("near", 5e6), row("none", 5e6, date(2023, 9, 1))]
    found = told(rows, made("a", 5e6), made("b", 8e6))
    assert pairs(found) == [
        ("late", None, "only there"),
        ("near", "a", "matched"),
        ("none", None, "only there"),
        (None, "b", "only here"),
    ]


@pytest.mark.parametrize(
    ("theirs", "ours", "differs"),
    [
        (row(value=5.1e6), made("a", 5e6), ()),
        (row(value=5e6), made("a", Sum(Decimal(5400000), "USD")), ()),
        (
            row(value=7e6, category=Category.MILITARY),
            made("a", 5e6, category=Category.MILITARY),
            (Differs.VALUE,),
        ),
        (row(value=5e6), made("a", 5e6, Stage.CONSIDERED), (Differs.STAGE,)),
        (row(value=5e6), made("a", 5e6, Stage.CANCELLED), (Differs.STAGE,)),
        (row(value=5e6, stages=(Stage.CANCELLED,)), made("a", 5e6, Stage.CANCELLED), ()),
        (row(value=5e6, stages=(Stage.CANCELLED,)), made("a", 5e6), (Differs.STAGE,)),
        (row(value=5e6, stages=(Stage.SUSPENDED,)), made("a", 5e6, Stage.CANCELLED), (Differs.STAGE,)),
        (row(value=5e6, day=date(2023, 6, 1)), made("a", 5e6), (Differs.DATE,)),
        (
            row(value=5e6, category=Category.MILITARY),
            made("a", 5e6, category=Category.HUMANITARIAN),
            (Differs.TYPE,),
        ),
        (row(value=5e6, form=Form.MONEY), made("a", 5e6, form=Form.LOAN), (Differs.TYPE,)),
        (row(items="12 Tanks"), made("a", items=(Goods("tank", None, Decimal(12)),)), ()),
    ],
)
def test_what_differs_is_named(theirs: Booked, ours: Any, differs: tuple[Differs, ...]) -> None:
    (link,) = told([theirs], ours).links
    assert link.ours is not None
    assert link.differs == differs


@pytest.mark.parametrize(
    "theirs",
    [
        row(value=5e6, actors=("SWE",)),
        row(value=5e6, recipients=("KEN",)),
        row(value=50e6, category=Category.MILITARY),
        row(value=5e6, day=date(2023, 6, 20)),
    ],
)
def test_other_acts_are_not_matched(theirs: Booked) -> None:
    assert told([theirs], made("a", 5e6)).links[0].ours is None


def test_only_here_is_what_their_table_is_about() -> None:
    ours = [
        made("whole", 9e6, children=("p",)),
        part("p", "whole", 5e6),
        made("elsewhere", 3e6, recipients=("KEN",)),
        made("later", 3e6, announced="2025-01-01", history=()),
        made("asked", 3e6, Stage.REQUESTED),
        made("other's", 3e6, actors=("SWE",)),
        made("jointly", 3e6, actors=("FIN", "SWE"), counted=True),
        made("mine", 3e6),
    ]
    found = told([row("r", 5e6)], *ours)
    assert pairs(found) == [
        ("r", "p", "matched"),
        (None, "jointly", "only here"),
        (None, "mine", "only here"),
    ]
    assert covers_words(found.covers) == (
        "“Only here” is of what their table is about: acts of Finland to Tanzania, 2023-05-04 to 2023-05-04, "
        "45 days either side."
    )


@pytest.mark.parametrize("stage", [Stage.CANCELLED, Stage.SUSPENDED, Stage.RULED_OUT])
def test_what_our_own_activities_call_off_is_no_difference(tmp_path: Path, stage: Stage) -> None:
    said = Moment(Stage.PLEDGED, date(2023, 5, 4), euros(5e6), (), ("c",))
    off = Moment(stage, date(2023, 6, 4), None, (), ("d",))
    one = made("a", 5e6, stage, reached=Stage.PLEDGED, history=(said, off), category=Category.FINANCIAL)
    path = tmp_path / "ours.xml"
    path.write_bytes(b"".join(activities((one,), evidence_in(()), None, datetime(2025, 3, 1, tzinfo=UTC))))
    rows, _ = read_tracker(path, None, WORDS)
    assert stage in rows[0].stages
    assert Stage.PLEDGED not in rows[0].stages
    if stage is Stage.CANCELLED:  # of the others no sum goes along to know them by
        assert pairs(told(rows, one)) == [("XM-PLEDGEBOOK-a", "a", "matched")]


@pytest.fixture
def book(tmp_path: Path) -> str:
    path = str(tmp_path / "book.db")
    with Ledger.open(path) as ledger:
        ledger.add(three(), OLD)
    return path


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ("compare", *words))
    return done.exit_code, done.stdout, done.stderr


def test_the_table_fits_and_says_everything(book: str, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", OLDER, TANKS, ROADS, ("X",) + (None,) * 12)
    status, shown, said = run(str(path), "--ledger", book)
    assert status == 0
    assert max(map(len, shown.splitlines())) <= 100
    for words in ("matched", "only there", "FIF2", "€9m", "might", "Booked without a source"):
        assert words in shown
    assert "row 5: does not say who gives" in said
    assert "1 of their 2 rows are in the ledger" in said


def test_lines_of_json(book: str, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", OLDER, TANKS, ROADS)
    status, shown, _ = run(str(path), "--ledger", book, "--format", "jsonl")
    assert status == 0
    tanks, roads = map(json.loads, shown.splitlines())
    assert tanks["ours"]["title"].startswith("Denmark")
    assert tanks["hedges"] == ["might"]
    assert (roads["outcome"], roads["no_source"], roads["theirs"]["eur"]) == ("only there", True, 9_000_000)


def test_our_own_activities_come_home(book: str, tmp_path: Path) -> None:
    path = tmp_path / "ours.xml"
    assert CliRunner().invoke(main, ("export", "--to", "iati", str(path), "--ledger", book)).exit_code == 0
    status, shown, _ = run(str(path), "--ledger", book, "--format", "jsonl")
    assert status == 0
    found = {
        one["theirs"]["id"].removeprefix("XM-PLEDGEBOOK-"): one for one in map(json.loads, shown.splitlines())
    }
    assert {name: one["ours"]["id"] for name, one in found.items() if one["ours"]}.items() <= {
        name: name for name in found
    }.items()
    grant = next(one for one in found.values() if one["theirs"]["actors"] == ["FIN"])
    assert (grant["outcome"], grant["differs"]) == ("matched", [])


def test_what_cannot_be_read_ends_with_a_line(book: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n", "utf-8")
    status, _, said = run(str(path), "--ledger", book)
    assert status == 2
    assert "--mapping" in said


def test_outcomes_cover_every_link() -> None:
    found = told([row("r", 5e6)], made("a", 5e6))
    assert sum(len(found.of(outcome)) for outcome in Outcome) == len(found.links)
