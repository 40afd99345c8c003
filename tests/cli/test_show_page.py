"""Evidence as `show` prints it, in its text."""

from pledgebook.cli.show_page import in_context

_FAR = "Nothing of it bears on the matter. " * 12
_HEAD, _LEAD = "Norway to give Kenya a boat", "Norway will give Kenya a boat, Oslo said."


def test_pieces_near_each_other_are_printed_once() -> None:
    shown = in_context(f"{_HEAD} … {_LEAD}", f"{_HEAD}\n\n{_LEAD} It is blue.").plain
    assert shown == f"{_HEAD} {_LEAD} It is blue."


def test_pieces_far_apart_stand_on_lines_of_their_own() -> None:
    first, second = in_context(f"{_HEAD} … {_LEAD}", f"{_HEAD}\n\n{_FAR}{_LEAD}").plain.split("\n")
    assert first.startswith(f"{_HEAD} Nothing of it")
    assert first.endswith(" …")
    assert second.startswith("… ")
    assert second.endswith(_LEAD)


def test_words_that_the_text_does_not_hold_stand_alone() -> None:
    assert in_context(_LEAD, _HEAD).plain == _LEAD
    assert in_context(_LEAD, None).plain == _LEAD
    assert in_context(f"{_HEAD} … {_LEAD}", f"{_HEAD}.").plain == f"{_HEAD}.\n{_LEAD}"
