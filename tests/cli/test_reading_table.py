"""The table on the terminal."""

from datetime import date
from decimal import Decimal

import pytest
from rich.console import Console

from pledgebook.amounts import Amount
from pledgebook.claims.claim import Accounting, Claim, PartyRef, Reading, Stage
from pledgebook.cli.reading_table import ReadingTable
from pledgebook.documents import Document
from pledgebook.findings import Flag, FlagKind
from pledgebook.span import Span

TEXT = "Norland has given Besmark £5m in all. It may send [red]tents[/red] if asked by its many friends."


def reading() -> Reading:
    norland = PartyRef(Span(0, 7), "NRL", "Norland")
    given = Claim(
        "given",
        Stage.DELIVERED,
        (Span(0, 37),),
        actors=(norland,),
        recipients=(PartyRef(Span(18, 25), "BSM", "Besmark"),),
        amount=Amount(Span(26, 29), Decimal(5_000_000), "GBP"),
        accounting=Accounting.CUMULATIVE,
        uncounted="a total to date",
    )
    perhaps = Claim("perhaps", Stage.CONSIDERED, (Span(38, len(TEXT)),), actors=(norland,), conditional=True)
    flags = (Flag(FlagKind.UNDATED, "The day is not said."),)
    document = Document("d-1", TEXT, "Tents for Besmark", publisher="The Courier", published=date(2031, 3, 1))
    return Reading(document, (given, perhaps), "given", flags)


def shown(reading: Reading, width: int) -> list[str]:
    console = Console(width=width, no_color=True, force_terminal=False, legacy_windows=False)
    with console.capture() as capture:
        console.print(ReadingTable(reading))
    return [line.rstrip() for line in capture.get().rstrip().splitlines()]


def test_a_reading_at_a_hundred_columns() -> None:
    assert shown(reading(), 100) == [
        "Tents for Besmark",
        "The Courier · 1 Mar 2031 · d-1",
        "! undated: The day is not said.",
        "     Who      What     To whom  How much  How firm         Said by",
        "★1   Norland  support  Besmark  £5m       delivered        –",
        "                                (in all)",
        "     “Norland has given Besmark £5m in all.”",
        "     not counted: a total to date",
        " 2   Norland  support  –        –         considered if …  –",
        "     “It may send [red]tents[/red] if asked by its many friends.”",
    ]


@pytest.mark.parametrize("width", [100, 80, 60, 40])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, shown(reading(), width))) <= width


def test_without_claims_it_says_so() -> None:
    lines = shown(Reading(Document("d-2", "Nothing was promised.")), 80)
    assert lines == ["d-2", "undated", "  No act of support found."]


def test_long_evidence_is_cut_after_three_lines() -> None:
    text = "word " * 200
    lines = shown(Reading(Document("d-3", text), (Claim("c", Stage.PLEDGED, (Span(0, 999),)),)), 80)
    assert len(lines) <= 2 + 2 + 4
    assert lines[-1].endswith("…”")
