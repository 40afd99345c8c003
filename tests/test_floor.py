"""The floor: spans, ids, errors."""

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook import errors
from pledgebook.ids import digest
from pledgebook.span import Span


def test_lengths_are_part_of_an_id() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab", "c") == digest("ab", "c") == "1a49339a06615a087398"


@given(st.text())
def test_any_text_has_an_id(text: str) -> None:
    assert len(digest(text, "\ud800")) == 20


def test_spans_join_overlap_and_hold() -> None:
    assert Span(2, 5).join(Span(7, 9)) == Span(2, 9)
    assert Span(2, 5).overlaps(Span(4, 9))
    assert not Span(2, 5).overlaps(Span(5, 9))
    assert Span(2, 9).holds(Span(2, 5))
    assert Span(1, 4).of("abcdef") == "bcd"


@pytest.mark.parametrize(
    "error",
    [
        errors.UnknownKeysError("cues.yml: give", ("stge",)),
        errors.VocabularyError("cues.yml", "broken"),
        errors.BadSettingError("PLEDGEBOOK_LIMIT_BYTES", "give a number"),
        errors.NoSuchVocabularyError(Path("words")),
        errors.NoSuchPipelineError("xx_none"),
        errors.TableError(Path("rates.csv"), 4, "'x' is not a day; write it as 2024-12-19"),
        errors.UnknownCurrencyError("XXX"),
        errors.LedgerFailedError("book.db", "disk is full"),
        errors.NoSuchLedgerError("book.db"),
        errors.NotALedgerError("other.db"),
        errors.NoSuchDocumentError("report-1"),
        errors.AmbiguousDocumentError("report-1", ("a", "b")),
        errors.ReleaseExistsError("march"),
        errors.ReleaseNameError("a/b"),
        errors.NoSuchReleaseError("march", ("may",)),
        errors.UnkeepableTextError("report-1"),
        errors.UnknownPartyError("Freedonia", "Freetown"),
        errors.NoSuchCommitmentError("a1b2c3"),
        errors.AmbiguousCommitmentError("a1b2c3", ("a1b2c3d", "a1b2c3e")),
        errors.LedgerTooNewError("book.db", "0009", "0001"),
        errors.CannotWriteError(Path("b.db"), "disk is full"),
        errors.FileExistsAlreadyError(Path("b.db")),
        errors.NotABackupError(Path("b.db"), "it is empty"),
        errors.LedgerHoldsError("book.db", 3, 1),
        errors.BrokenLedgerError("book.db", 3, "claim 4: is gone"),
    ],
)
def test_errors_tell_the_same_story_after_pickling(error: errors.PledgebookError) -> None:
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
