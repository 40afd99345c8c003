"""pledgebook totals as a script and a reader meet it."""

import csv
import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from pledgebook.cli.totals_table import TotalsTable
from pledgebook.commitments import totals
from pledgebook.commitments.columns import By
from pledgebook.commitments.gdp import Gdp
from pledgebook.jobs import Summed
from tests.cli.test_main import run
from tests.exports.test_totals import COMMITMENTS, LEDGER

REPORT = "Finland will give Tanzania a grant of 5 million euros for wells, the foreign ministry said.\n"
ANOTHER = "Denmark allocated $40 million to Kenya for schools on Tuesday, its government said.\n"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of two promises."""
    folder = tmp_path_factory.mktemp("totals")
    (folder / "one.txt").write_text(REPORT, encoding="utf-8")
    (folder / "two.txt").write_text(ANOTHER, encoding="utf-8")
    address = str(folder / "book.db")
    inputs = [str(folder / "one.txt"), str(folder / "two.txt")]
    assert run("add", *inputs, "--published", "2023-05-04", "--ledger", address).returncode == 0
    return address


def test_json_adds_up_the_ledger(ledger: str) -> None:
    done = run("totals", "--ledger", ledger, "--by", "actor", "--stage", "pledged", "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, b"")
    rows = {
        one["key"]["actor"]: one["pledged"]["sum"]
        for one in map(json.loads, done.stdout.splitlines())
        if one["record"] == "row"
    }
    assert rows["FIN"] == 5_000_000
    assert 36_000_000 < rows["DNK"] < 37_000_000


def test_explain_leads_to_the_words(ledger: str) -> None:
    done = run("totals", "--ledger", ledger, "--explain")
    shown = " ".join(done.stdout.decode().split())
    assert "“Finland will give Tanzania a grant of 5 million euros for wells" in shown
    assert "4 May 2023" in shown


def test_a_users_own_rates_win(ledger: str, tmp_path: Path) -> None:
    table = tmp_path / "rates.csv"
    table.write_text("date,currency,rate\n2023-05-02,USD,2\n2023-05-02,UAH,40\n", encoding="utf-8")
    done = run("totals", "--ledger", ledger, "--rates", str(table), "--format", "csv")
    rows = {row["actor"]: row["pledged"] for row in csv.DictReader(io.StringIO(done.stdout.decode()))}
    assert rows["DNK"] == "20000000.00"
    done = run("totals", "--ledger", ledger, "--rates", str(table), "--currency", "uah", "--format", "csv")
    rows = {row["actor"]: row["pledged"] for row in csv.DictReader(io.StringIO(done.stdout.decode()))}
    assert rows["FIN"] == "200000000.00"


def test_what_was_known_by_a_day(ledger: str) -> None:
    done = run("totals", "--ledger", ledger, "--known-by", "2020-01-01")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"pledgebook: no commitments to add up; keep documents with pledgebook add\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("--by", "actor,colour"),
            "colour: not one of actor, recipient, category, form, stage, month, year.",
        ),
        (("--stage", "considered"), "'considered' is not one of"),
        (("--currency", "XQX"), "No rates for the currency 'XQX'"),
        (("--rates", "constant"), "--rates constant needs --rate-date"),
        (("--rates", "nowhere.csv"), "'nowhere.csv' is neither dated, constant nor a file."),
        (("--rates", "dated", "--rate-date", "2024-12-19"), "--rates dated takes each sum's own day"),
        (("--as-of", "noon"), "'noon' is not a time; write it as 2024-12-19"),
        (("--by", "month", "--gdp", __file__), "--gdp needs actor among --by."),
        (("--gdp", __file__), "line 1: the first line must be state,year,currency,value."),
    ],
)
def test_a_bad_option_is_told_in_one_line(words: tuple[str, ...], told: str, ledger: str) -> None:
    done = run("totals", "--ledger", ledger, *words)
    assert (done.returncode, done.stdout) == (2, b"")
    assert told in done.stderr.decode()


def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    done = run("totals", "--ledger", str(tmp_path / "none.db"))
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().count("\n") == 1
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("by", [(), (By.ACTOR,), (By.ACTOR, By.CATEGORY, By.MONTH, By.FORM, By.STAGE)])
def test_the_table_fits_a_hundred_columns(by: tuple[By, ...]) -> None:
    gdp = Gdp({("FIN", 2023): (COMMITMENTS["aid"].amount.value * 2_000, "EUR")})  # type: ignore[union-attr]
    console = Console(width=100)
    with console.capture() as captured:
        console.print(TotalsTable(Summed(totals(LEDGER, by, gdp=gdp), COMMITMENTS, {})))
    shown = captured.get()
    assert max(map(len, shown.splitlines())) <= 100
    for words in ("Grants and goods", "Loans", "€150m", "€38m", "Left out", "a total to date", "UAH 41bn"):
        assert words in shown
    assert ("0.05%" in shown or "0.075%" in shown) is bool(by)
