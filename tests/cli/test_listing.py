"""The commands that look into a ledger, over a small ledger of invented reports."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from pledgebook.cli import main
from pledgebook.errors import AmbiguousCommitmentError

Run = Callable[..., Result]
CONTRACT = Path(__file__).parents[1] / "contract" / "commitment.schema.json"

REPORTS = {
    "a": (
        "2021-03-02",
        "Radio Suva",
        "Australia will give Fiji 12 ambulances worth A$4 million, its minister said.",
    ),
    "b": ("2021-06-10", "Pacific Wire", "Australia has delivered 5 of the 12 ambulances to Fiji."),
    "c": ("2021-04-07", "Radio Suva", "Norway will not send troops to Fiji, its defence minister said."),
    "d": (
        "2022-02-01",
        "Quito Mail",
        "Norway pledged 30 million kroner to Ecuador for schools from 2022 to 2024.",
    ),
    "e": (
        "2022-06-20",
        "Suva Post",
        "In May 2022 Japan pledged US$40 million to Fiji for a port, its embassy said.",
    ),
    "f": (
        "2022-08-02",
        "Suva Post",
        "The minister denied that Vanuatu had received 40 tractors from Turkey.",
    ),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    rows = [
        {"id": name, "published": day, "publisher": by, "text": text}
        for name, (day, by, text) in REPORTS.items()
    ]
    reports = folder / "reports.jsonl"
    reports.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    path = folder / "book.db"
    done = CliRunner().invoke(main, ["add", str(reports), "--ledger", str(path)])
    assert done.exit_code == 0, done.stderr
    return path


@pytest.fixture
def run(ledger: Path) -> Run:
    return lambda *words: CliRunner().invoke(main, [*words, "--ledger", str(ledger)])


def listed(run: Run, *words: str) -> list[dict[str, object]]:
    done = run("list", "--format", "jsonl", *words)
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_promise_and_its_delivery_are_one_line(run: Run) -> None:
    [one] = [row for row in listed(run, "--actor", "Australia") if row["counted"]]
    assert one["stage"] == "delivering"
    assert len(one["documents"]) == 2  # type: ignore[arg-type]
    assert one["delivered"]["items"][0]["quantity"] == 5  # type: ignore[index]


@pytest.mark.parametrize(
    ("words", "actors"),
    [
        (("--recipient", "fiji", "--stage", "ruled_out"), ["NOR"]),
        (("--recipient", "ECU", "--since", "2022-01-01"), ["NOR"] * 4),
        (("--category", "military"), ["NOR"]),
        (("--until", "2021-03-31"), ["AUS"]),
        (("--known-by", "2021-03-31"), ["AUS"]),
        (("--actor", "Peru"), []),
    ],
)
def test_filters(run: Run, words: tuple[str, ...], actors: list[str]) -> None:
    assert [actor for row in listed(run, *words) for actor in row["actors"]] == actors  # type: ignore[attr-defined]


def test_the_table_fits_a_hundred_columns_and_says_why_something_does_not_count(run: Run) -> None:
    done = run("list")
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert "not counted: ruled out" in done.stdout
    assert "of them counted" in done.stderr


def test_what_is_denied_is_not_listed_as_done(run: Run) -> None:
    assert "not delivered" in run("list", "--recipient", "Vanuatu").stdout
    [denied] = listed(run, "--recipient", "Vanuatu")
    assert "not delivered" in run("show", str(denied["id"])).stdout


def test_csv_has_a_row_for_each(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("list", "--format", "csv").stdout)))
    assert len(rows) == len(listed(run))
    [ambulances] = [row for row in rows if row["actors"] == "AUS" and row["counted"] == "yes"]
    assert (ambulances["amount_value"], ambulances["amount_currency"]) == ("4000000", "AUD")


def test_a_commitment_opens_down_to_the_words(run: Run) -> None:
    [one] = [row for row in listed(run, "--actor", "AUS") if row["counted"]]
    for name in (one["id"], str(one["id"])[:8], one["claims"][0]):  # type: ignore[index]
        done = run("show", str(name))
        assert done.exit_code == 0, done.stderr
        assert "Australia has delivered 5 of the 12 ambulances" in " ".join(done.stdout.split())
        assert "Pacific Wire, 2021-06-10" in done.stdout
        assert "100 days from the promise to the first delivery" in done.stdout
        assert max(map(len, done.stdout.splitlines())) <= 100


def test_years_stand_beneath_their_promise(run: Run) -> None:
    [whole] = [row for row in listed(run, "--recipient", "ECU") if row["counted"]]
    shown = run("show", str(whole["id"])).stdout
    assert "in 2023: 10m NOK" in shown
    assert "split equally over 3 years" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "--actor", "Norwya"), "is Norway meant?"),
        (("show", "nothing"), "No commitment answers to 'nothing'"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(run: Run, words: tuple[str, ...], said: str) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_no_ledger_is_said(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["list", "--ledger", str(tmp_path / "none.db")])
    assert done.exit_code == 2
    assert "none.db" in done.stderr


def test_the_page_converts_with_the_rate_of_the_record(run: Run) -> None:
    [port] = listed(run, "--actor", "Japan")
    assert port["announced"] == "2022-05"
    amount = port["amount"]
    assert f"of {amount['rate_date']}" in run("show", str(port["id"])).stdout  # type: ignore[index]


def test_each_line_is_as_the_contract_has_it(run: Run) -> None:
    validator = Draft202012Validator(json.loads(CONTRACT.read_text(encoding="utf-8")))
    rows = listed(run)
    assert rows
    for row in rows:
        validator.validate(row)


def test_what_several_answer_to_names_them() -> None:
    error = AmbiguousCommitmentError("3f9c2a", ("3f9c2a01", "3f9c2a02"))
    assert str(error) == "2 commitments answer to '3f9c2a'; give more of one id: 3f9c2a01, 3f9c2a02."


def test_a_commitment_as_a_line_of_json_holds_the_words_that_prove_it(run: Run) -> None:
    name = str(listed(run, "--actor", "AUS")[0]["id"])
    record = json.loads(run("show", name, "--format", "jsonl").stdout)
    words = [(one["label"], one["publisher"], one["published"], one["text"]) for one in record["evidence"]]
    assert words[1] == ("b", "Pacific Wire", "2021-06-10", REPORTS["b"][2])
    assert {one["claim"] for one in record["evidence"]} == set(record["claims"])
