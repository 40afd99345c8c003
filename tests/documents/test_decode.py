"""Bytes to text: the encoding is found, the text is left as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.documents.decode import decode, whole
from pledgebook.documents.reasons import UnreadableError, Why

NEWS = "Malé – “Two ferries” worth £5m, says the café’s owner.\r\nMore…\n\n\tthan before\u00a0it seems."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_the_text_is_the_same_in_every_encoding(encoding: str) -> None:
    assert decode(NEWS.encode(encoding)) == NEWS


def test_a_byte_order_mark_belongs_to_the_encoding_and_is_no_part_of_the_text() -> None:
    assert decode(b"\xef\xbb\xbfAid") == "Aid"
    assert decode(b"\xfe\xff\x00A\x00i\x00d") == "Aid"


def test_line_ends_tabs_and_odd_spaces_stay() -> None:
    assert decode(b"a\r\nb\rc\n\t d \x0c") == "a\r\nb\rc\n\t d \x0c"


def test_right_to_left_marks_stay() -> None:
    text = "The \u200fministry\u200e of \u202bexterior\u202c said so."
    assert decode(text.encode()) == text


def test_ten_thousand_open_brackets_are_text() -> None:
    assert decode(b"[" * 10_000) == "[" * 10_000


def test_a_stray_byte_does_not_spoil_the_rest() -> None:
    assert decode("Kraków, Łódź, Malé: €5m".encode() + b" for \x80") == "Kraków, Łódź, Malé: €5m for €"


@pytest.mark.parametrize("text", ["UK: £5m", "€3m – now", "“Aid…”", "Malé", "São Tomé asks", "£5m, £6m, £7m"])
def test_short_texts_in_windows_1252_are_read(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


def test_other_code_pages_are_found() -> None:
    text = "Правительство сообщило, что переговоры о новом кредите ещё не закончены. " * 4
    assert decode(text.encode("cp1251")) == text
    assert decode(text.encode("koi8-r")) == text


def test_the_declared_encoding_is_taken_where_it_fits() -> None:
    assert decode("Łódź".encode("iso-8859-2"), "iso-8859-2") == "Łódź"
    assert decode("Łódź".encode(), "ascii") == "Łódź"
    for odd in ("no-such-encoding", "unicode_escape", "punycode", "rot13", "x\x00"):
        assert decode(b"Aid \\q \xa35", odd) == "Aid \\q £5"


def test_latin_1_means_windows_1252_as_on_the_web() -> None:
    assert decode("“£5”".encode("cp1252"), "iso-8859-1") == "“£5”"


def test_null_bytes_are_refused_by_name() -> None:
    with pytest.raises(UnreadableError) as refused:
        decode(b"Norway gives\x00 two boats to Fredonia")
    assert refused.value.why is Why.NUL_BYTES


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x01\x02\x03\x04\x05\x06\x07\x08" * 20])
def test_binary_data_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError) as refused:
        decode(data)
    assert refused.value.why in (Why.NUL_BYTES, Why.BINARY)


def test_each_lone_surrogate_becomes_one_replacement_sign() -> None:
    assert whole("a\ud800b\udc00\ud800c😀") == "a\ufffdb\ufffd\ufffdc😀"


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs", "Cc", "Cn")), min_size=1))
def test_any_text_comes_back_code_point_for_code_point(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text
    assert decode(b"\xff\xfe" + text.encode("utf-16-le")) == text


@given(st.binary())
def test_any_bytes_are_text_that_prints_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except UnreadableError:
        return
    assert text.encode("utf-8").decode("utf-8") == text
