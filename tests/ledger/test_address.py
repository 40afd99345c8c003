"""A ledger tells another process where it is."""

from pathlib import Path

import pytest

from pledgebook.ledger import Ledger

from .books import OLD, three


def test_the_address_of_a_ledger_leads_to_it_again(ledger: Ledger) -> None:
    ledger.add(three(), OLD)
    with Ledger.open(ledger.address, missing_ok=False) as again:
        assert again.health()["documents"] == 3


def test_the_address_of_a_file_holds_in_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Ledger.open("a book.db") as ledger:
        assert ledger.address == str(tmp_path / "a book.db")
