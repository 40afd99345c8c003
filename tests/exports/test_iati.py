"""Activities of IATI 2.03: valid by the schema and by what it cannot say, and the same when read back."""

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from pledgebook.claims.claim import Category, Form, Stage
from pledgebook.commitments import Commitment, Source, Statement
from pledgebook.commitments.commitment import Delivered, Moment
from pledgebook.commitments.evidence import evidence_in
from pledgebook.commitments.statement import Sum, Time
from pledgebook.dates import Precision
from pledgebook.errors import TableError
from pledgebook.exports.iati import activities
from pledgebook.exports.iati_read import read_iati
from pledgebook.exports.iati_values import Codes, transactions
from pledgebook.vocabulary import Vocabulary
from tests.commitments.made import Per, arrived, euros, made, part

MADE = datetime(2025, 3, 1, 12, tzinfo=UTC)
CODES = Codes.of(Vocabulary())
STAGES = list(Stage)


def write(
    commitments: Iterable[Commitment], said: Iterable[Statement] = (), release: str | None = None
) -> bytes:
    return b"".join(activities(tuple(commitments), evidence_in(said), release, MADE))


def tree(*commitments: Commitment, said: Iterable[Statement] = ()) -> Any:
    root = etree.fromstring(write(commitments, said))
    check(root)
    return root


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    default = Path(__file__).parents[3] / "shared" / "data" / "iati"
    folder = Path(os.environ.get("PLEDGEBOOK_IATI_SCHEMAS") or default)
    path = folder / "iati-activities-schema.xsd"
    if not path.exists():
        pytest.skip(f"the schemas of IATI are not in {folder}; name their folder in PLEDGEBOOK_IATI_SCHEMAS")
    return etree.XMLSchema(etree.parse(str(path)))


def check(root: Any) -> None:
    """What the schema cannot say."""
    names = [node.text for node in root.iterfind(".//iati-identifier")]
    assert len(names) == len(set(names))
    for activity in root.iterfind("iati-activity"):
        reporter = activity.find("reporting-org")
        assert reporter.get("secondary-reporter") == "1"
        assert activity.findtext("iati-identifier").startswith(f"{reporter.get('ref')}-")
        days = {node.get("type"): node.get("iso-date") for node in activity.iterfind("activity-date")}
        assert len(days) == len(activity.findall("activity-date"))
        assert {"1", "2"} & days.keys()
        assert all(days[kind] <= MADE.date().isoformat() for kind in {"2", "4"} & days.keys())
        assert all(days[a] <= days[b] for a, b in (("1", "3"), ("2", "4")) if {a, b} <= days.keys())
        places = activity.findall("recipient-country") + activity.findall("recipient-region")
        assert len(places) == 1
        assert len(activity.findall("sector")) == 1
        assert all(node.text for node in activity.iter("narrative"))
        seen = [_facts(node) for node in activity.iterfind("transaction")]
        assert len(seen) == len(set(seen))
        assert all(len(currency) == 3 and day <= MADE.date().isoformat() for _, day, _, currency in seen)


def _facts(node: Any) -> tuple[str, ...]:
    value = node.find("value")
    assert value.get("value-date") == node.find("transaction-date").get("iso-date")
    return (
        node.find("transaction-type").get("code"),
        node.find("transaction-date").get("iso-date"),
        value.text,
        value.get("currency"),
    )


def facts(root: Any) -> list[tuple[str, ...]]:
    return [_facts(node) for node in root.iterfind(".//transaction")]


def lines(*said: tuple[Stage, date | None, float | None]) -> tuple[Moment, ...]:
    return tuple(Moment(stage, day, euros(sum_) if sum_ else None, (), ()) for stage, day, sum_ in said)


def source(name: str = "a", **more: Any) -> Statement:
    paper = Source(
        f"document of {name}", url="https://n.example/a b?c=d", title="A <title>", published=date(2023, 5, 4)
    )
    return Statement(
        f"claim of {name}", replace(paper, **more), Stage.PLEDGED, "Finland gives & gives.", channels=("WFP",)
    )


DAY, LATER, LAST = date(2023, 5, 4), date(2023, 6, 1), date(2024, 1, 9)


def test_each_stage_has_its_transaction() -> None:
    history = lines((Stage.PLEDGED, DAY, 8), (Stage.ALLOCATED, LATER, None), (Stage.DELIVERING, LAST, 3))
    root = tree(made("a", 10, Stage.DELIVERING, history=history, delivered=arrived(3)))
    assert facts(root) == [
        ("12", "2023-05-04", "8", "EUR"),
        ("2", "2023-06-01", "10", "EUR"),
        ("3", "2024-01-09", "3", "EUR"),
    ]


def test_delivered_without_a_sum_is_no_disbursement() -> None:
    assert facts(tree(made("a", 10, Stage.DELIVERED, delivered=arrived(None)))) == []
    whole = made("a", 10, Stage.DELIVERED, delivered=arrived(None, whole=True))
    assert facts(tree(whole)) == [("3", "2023-05-04", "10", "EUR")]


@pytest.mark.parametrize(
    ("form", "kind", "finance"),
    [
        (None, "2", "110"),
        (Form.LOAN, "2", "421"),
        (Form.GUARANTEE, "10", "1100"),
        (Form.GOODS, "2", "110"),
        (Form.DEBT_RELIEF, "2", "618"),
    ],
)
def test_loans_and_guarantees_are_told_apart(form: Form | None, kind: str, finance: str) -> None:
    root = tree(made("a", 10, form=form))
    assert [fact[0] for fact in facts(root)] == [kind]
    assert root.find(".//finance-type").get("code") == finance


def test_what_moves_nothing_is_an_activity_without_a_transaction() -> None:
    for one in (
        made("a"),
        made("a", 10, Stage.CONSIDERED),
        made("a", 10, Stage.RULED_OUT),
        made("a", 10, form=Form.SANCTIONS),
        made("a", Sum(Decimal(10), None)),
        made("a", 10, counted=False, not_counted_because="a total to date"),
        made("a", 10, from_fund=True, fund="IFU"),
        made("a", 10, history=lines((Stage.PLEDGED, date(2031, 1, 1), 10)), announced="2031-01-01"),
    ):
        root = tree(one)
        assert len(root) == 1
        assert facts(root) == []


def test_a_cancelled_pledge_keeps_its_sum() -> None:
    history = lines((Stage.PLEDGED, DAY, 10), (Stage.CANCELLED, LATER, None))
    root = tree(made("a", 10, Stage.CANCELLED, reached=Stage.PLEDGED, history=history, ended=LATER))
    assert facts(root) == [("12", "2023-05-04", "10", "EUR")]
    assert root.find(".//activity-status").get("code") == "5"
    assert tree(made("a", 10, Stage.SUSPENDED)).find(".//activity-status").get("code") == "6"


def test_parts_are_named_and_not_told_again() -> None:
    root = tree(made("whole", 10, children=("p1", "p2")), part("p1", "whole", 4), part("p2", "whole", 6))
    assert [node.text for node in root.iterfind(".//iati-identifier")] == ["XM-PLEDGEBOOK-whole"]
    assert [(node.get("ref"), node.get("type")) for node in root.iterfind(".//related-activity")] == [
        ("XM-PLEDGEBOOK-p1", "2"),
        ("XM-PLEDGEBOOK-p2", "2"),
    ]


def test_parts_stand_by_themselves_where_the_package_moves_nothing() -> None:
    whole = made("whole", counted=False, not_counted_because="counted through its parts", children=("p",))
    root = tree(whole, made("p", 4, parent="whole"))
    assert len(root) == 2
    assert facts(root) == [("2", "2023-05-04", "4", "EUR")]
    assert root[1].find("related-activity").get("type") == "1"


def test_a_sum_a_year_counts_once_for_each_year() -> None:
    period = Time("2024", "2026", Precision.YEAR)
    assert facts(tree(made("a", euros(5, per=Per.YEAR), period=period)))[0][2] == "15"


def test_sources_and_channels_go_along() -> None:
    root = tree(made("a", 10, category=Category.HUMANITARIAN), said=[source()])
    link = root.find(".//document-link")
    assert link.get("url") == "https://n.example/a%20b?c=d"
    assert link.findtext("title/narrative") == "A <title>"
    assert "Finland gives & gives." in [node.text for node in root.iter("narrative")]
    assert [node.get("role") for node in root.iterfind(".//participating-org")] == ["1", "4"]
    assert root[0].get("humanitarian") == "1"
    assert root.find(".//recipient-country").get("code") == "TZ"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "http://[", "no address", None])
def test_only_addresses_of_pages_are_links(url: str | None) -> None:
    assert tree(made("a", 10), said=[source(url=url)]).find(".//document-link") is None


def test_nothing_is_a_file_too() -> None:
    root = etree.fromstring(write(()))
    assert len(root) == 0
    assert root.get("version") == "2.03"


def test_the_file_is_valid(schema: etree.XMLSchema) -> None:
    history = lines((Stage.PLEDGED, DAY, 8), (Stage.ALLOCATED, LATER, None), (Stage.DELIVERED, LAST, 3))
    many = (
        made(
            "a",
            10,
            Stage.DELIVERED,
            history=history,
            delivered=Delivered(euros(3), (), others=(Sum(Decimal(2), "USD"),)),
        ),
        made("b", conditional=True, recipients=("UKR", "MDA"), actors=()),
        made("c", 5, Stage.CANCELLED, recipients=(), actors=("<the mission>",), children=("x",)),
        made("d", 5, recipients=("WFP",), announced="2023", history=lines((Stage.PLEDGED, None, None))),
        made("e", 5, recipients=("NAM",), announced=None, history=(), title="\x00 <&> \ud800"),
    )
    root = etree.fromstring(write(many, [source()], "march & may"))
    check(root)
    schema.assertValid(root)


MONEY = st.builds(
    Sum,
    st.decimals(0, 10**12, places=2, allow_nan=False),
    st.sampled_from(["EUR", "USD", "UAH", "DEM", None]),
)
DAYS = st.dates(date(1990, 1, 1), date(2026, 1, 1))
PARTIES = st.lists(
    st.sampled_from(["FIN", "NAM", "XKX", "EU", "GROUP", "<the mission; of>", "<a\x01b>"]),
    max_size=3,
    unique=True,
).map(tuple)


@st.composite
def commitments(draw: st.DrawFn) -> Commitment:
    stage = draw(st.sampled_from(STAGES))
    moments = st.builds(
        Moment, st.sampled_from(STAGES), DAYS | st.none(), MONEY | st.none(), st.just(()), st.just(())
    )
    sums = draw(st.lists(MONEY, max_size=2))
    return made(
        draw(st.text("0123456789abcdef", min_size=1)),
        draw(MONEY | st.none()),
        stage,
        reached=draw(st.sampled_from(STAGES)),
        history=tuple(draw(st.lists(moments, max_size=4))),
        actors=draw(PARTIES),
        recipients=draw(PARTIES),
        form=draw(st.sampled_from([None, *Form])),
        category=draw(st.sampled_from([None, *Category])),
        announced=draw(st.sampled_from([None, "2023", "2023-02", "2023-02-28", "XXXX"])),
        period=draw(
            st.none()
            | st.just(Time("2023-02", "20XX", Precision.YEAR))
            | st.just(Time("2024", "2023", Precision.YEAR))
        ),
        ended=draw(DAYS | st.none()),
        conditional=draw(st.booleans()),
        from_fund=draw(st.booleans()),
        delivered=Delivered(sums[0], (), others=tuple(sums[1:])) if sums else None,
        title=draw(st.text()),
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made_up=st.lists(commitments(), min_size=1, max_size=3, unique_by=lambda one: one.id))
def test_what_is_read_back_is_what_was_written(
    made_up: list[Commitment], tmp_path: Path, schema: etree.XMLSchema
) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(write(made_up))
    root = etree.parse(str(path)).getroot()
    schema.assertValid(root)
    check(root)
    found = list(read_iati(path))
    meant = [transactions(one, CODES, MADE.date()) for one in made_up]
    assert [one.transactions for one in found] == [
        tuple(
            told._replace(
                providers=tuple(name.replace("\x01", " ") for name in told.providers),
                receivers=tuple(name.replace("\x01", " ") for name in told.receivers),
            )
            for told in moved
        )
        for moved in meant
    ]


def test_files_of_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "theirs.xml"
    path.write_text(
        """<iati-activities version="2.03"><iati-activity default-currency="NOK">
        <iati-identifier>NO-1</iati-identifier><title><narrative>Boats</narrative></title>
        <participating-org role="1"><narrative>Norway</narrative></participating-org>
        <activity-date type="1" iso-date="2023-01-02"/><recipient-country code="UA"/>
        <transaction><transaction-type code="2"/><transaction-date iso-date="2023-01-03"/>
        <value value-date="2023-01-03">1,500</value></transaction>
        <transaction><transaction-type code="3"/><value>n/a</value></transaction>
        </iati-activity></iati-activities>""",
        "utf-8",
    )
    (one,) = read_iati(path)
    assert (one.identifier, one.title, one.actors, one.recipients) == ("NO-1", "Boats", ("Norway",), ("UA",))
    (moved,) = one.transactions
    assert (moved.value, moved.currency, moved.providers) == (Decimal(1500), "NOK", ("Norway",))


def test_a_broken_file_says_where(tmp_path: Path) -> None:
    path = tmp_path / "broken.xml"
    path.write_text("<iati-activities><iati-activity>", "utf-8")
    with pytest.raises(TableError, match="not whole XML"):
        list(read_iati(path))


def test_no_entity_leads_out_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    path = tmp_path / "a.xml"
    path.write_text(
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
        "<iati-activities><iati-activity><title><narrative>&x;</narrative></title></iati-activity></iati-activities>",
        "utf-8",
    )
    assert all("secret" not in one.title for one in read_iati(path))
