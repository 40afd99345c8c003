"""Files of records: known columns read, bad lines named, the rest goes on."""

import gzip
import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from pledgebook.documents import Document, ReadSettings, read_inputs
from pledgebook.findings import Finding
from pledgebook.ids import digest

RECORD = {
    "id": "fjord-1",
    "text": "Norway said that it will give two boats.\r\n",
    "title": "Boats",
    "published": "2024-05-06",
    "url": "https://fjord.example/1",
    "publisher": "Fjord News",
    "section": "World",
}
Write = Callable[[str, bytes], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A file of the given name and bytes, by its path."""

    def written(name: str, data: bytes) -> str:
        (tmp_path / name).write_bytes(data)
        return str(tmp_path / name)

    return written


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def table(**columns: object) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def brief(outcomes: list[Document | Finding], folder: str) -> list[str]:
    return [
        one.text if isinstance(one, Document) else str(one).removeprefix(f"{Path(folder).parent}/")
        for one in outcomes
    ]


def read(path: str, **said: object) -> list[Document | Finding]:
    return list(read_inputs([path], **said))  # type: ignore[arg-type]


def test_a_record_keeps_its_own_particulars_and_its_text_unchanged(write: Write) -> None:
    expected = Document(
        "fjord-1",
        "Norway said that it will give two boats.\r\n",
        "Boats",
        "https://fjord.example/1",
        "Fjord News",
        date(2024, 5, 6),
        "en",
    )
    cells = ",".join(list(RECORD.values())[2:])
    csv = f'{",".join(RECORD)}\nfjord-1,"{RECORD["text"]}",{cells}\n'
    assert read(write("a.jsonl", lines(RECORD))) == [expected]
    assert read(write("b.csv", csv.encode())) == [expected]
    assert read(write("c.parquet", table(**{key: [value] for key, value in RECORD.items()}))) == [expected]


def test_the_kind_is_found_without_the_name(write: Write) -> None:
    for data in (lines(RECORD), gzip.compress(lines(RECORD)), table(text=[RECORD["text"]])):
        assert brief(read(write("noname", data)), "") == [RECORD["text"]]


def test_bad_lines_are_named_by_number_and_the_rest_goes_on(write: Write) -> None:
    data = b'{"text": "One."}\n{"text": "Tw\n\n[1, 2]\n{"text": 4}\n{"body": "x"}\n{"text": " "}\n'
    data += b'{"text": "Eight."}'
    assert brief(read(path := write("a.jsonl", data)), path) == [
        "One.",
        "a.jsonl:2: not valid JSON (Unterminated string starting at, column 10)",
        "a.jsonl:4: not a record: a JSON object with a text field was expected",
        "a.jsonl:5: the text of the record is not a string",
        "a.jsonl:6: nothing is named text; the columns are body",
        "a.jsonl:7: the record has no text",
        "Eight.",
    ]


def test_a_bad_first_line_does_not_hide_the_kind(write: Write) -> None:
    path = write("a.jsonl", b'oops\n{"text": "Two."}\n')
    assert brief(read(path), path) == ["a.jsonl:1: not valid JSON (Expecting value, column 1)", "Two."]


def test_an_unreadable_date_is_said_and_the_record_read_without_it(write: Write) -> None:
    path = write(
        "a.jsonl", lines({"text": "One.", "published": "05/06/2024"}, {"text": "Two.", "published": None})
    )
    found = read(path)
    assert brief(found, path) == [
        "a.jsonl:1: published is not a date that can be told for sure (05/06/2024); write YYYY-MM-DD; "
        "read without it",
        "One.",
        "Two.",
    ]
    assert isinstance(found[1], Document)
    assert found[1].published is None


def test_the_callers_word_fills_what_a_record_leaves_out(write: Write) -> None:
    path = write("a.jsonl", lines(RECORD, {"text": "Two."}))
    first, second = read(path, published=date(2020, 1, 1), publisher="The Islander")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.published, first.publisher) == (date(2024, 5, 6), "Fjord News")
    assert (second.published, second.publisher) == (date(2020, 1, 1), "The Islander")


def test_a_record_without_an_id_is_known_by_text_address_and_publisher(write: Write) -> None:
    path = write(
        "a.jsonl", lines({"text": "Two.", "url": "https://a.example", "publisher": "A"}, {"text": "Two."})
    )
    first, second = read(path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.id == digest("Two.", "https://a.example", "A")
    assert second.id == digest("Two.", "", "")


def test_two_records_with_one_id_are_both_kept(write: Write) -> None:
    path = write("a.jsonl", lines({"id": 7, "text": "One."}, {"id": 7, "text": "Two."}))
    assert [(one.id, one.text) for one in read(path) if isinstance(one, Document)] == [
        ("7", "One."),
        ("7", "Two."),
    ]


def test_lone_surrogates_and_null_signs_break_nothing(write: Write) -> None:
    path = write(
        "a.jsonl",
        rb'{"id": "\udc00", "text": "a\ud800b", "title": "\ud83d\ude00"}' b'\n{"text": "a\\u0000b"}',
    )
    first, second = read(path)
    assert first == Document("\ufffd", "a\ufffdb", "😀", language=None)
    assert str(second).endswith(":2: it holds null bytes, so it is not text; save it as plain text")


def test_deep_nesting_and_endless_numbers_are_bad_lines(write: Write) -> None:
    data = (
        b'{"text":' + b"[" * 100_000 + b"\n" + b'{"text": ' + b"1" * 10_000 + b"}\n" + b'{"text": "Three."}'
    )
    path = write("a.jsonl", data)
    assert brief(read(path), path) == [
        "a.jsonl:1: not valid JSON (nested too deep)",
        "a.jsonl:2: not valid JSON (a number too long)",
        "Three.",
    ]


def test_fields_of_other_types_are_said_and_left_out(write: Write) -> None:
    path = write("a.jsonl", lines({"text": "One.", "title": ["x"], "url": 5}))
    assert brief(read(path), path) == ["a.jsonl:1: title is not a string; read without it", "One."]


def test_each_record_is_limited_and_not_the_file(write: Write) -> None:
    small = ReadSettings(limit_bytes=100)
    records = [{"text": "a b " * 20}, {"text": "é" * 60}, {"text": "x" * 5_000}, {"text": "Four."}] * 3
    found = brief(read(path := write("a.jsonl", lines(*records)), settings=small), path)
    assert len(found) == 12
    assert found[1:4] == [
        "a.jsonl:2: the record is larger than the limit of 100 bytes for one document",
        "a.jsonl:3: the record is larger than the limit of 100 bytes for one document",
        "Four.",
    ]


def test_a_line_without_end_is_given_up(write: Write) -> None:
    path = write("a.jsonl.gz", gzip.compress(b'{"text": "One."}\n{"text": "' + b"x" * 3_000_000))
    assert brief(read(path, settings=ReadSettings(limit_bytes=10_000)), path) == [
        "One.",
        "a.jsonl.gz:2: the record is larger than the limit of 10 kB for one document",
        "a.jsonl.gz: the line does not end within 1.33 MB; the rest of the file is not read",
    ]


def test_a_cut_off_gzip_gives_what_came_before(write: Write) -> None:
    packed = gzip.compress(lines(*({"text": f"Boat {number} sails."} for number in range(20_000))))
    path = write("a.jsonl.gz", packed[: len(packed) // 2])
    found = brief(read(path), path)
    assert found[0] == "Boat 0 sails."
    assert len(found) > 100
    assert found[-1] == "a.jsonl.gz: the compressed data are broken or cut off"


def test_a_file_packed_with_zstd_is_read_frame_behind_frame(write: Write) -> None:
    first, second = (zstandard.compress(lines({"text": f"Boat {number} sails."})) for number in (1, 2))
    path = write("a.jsonl.zst", first + second)
    assert brief(read(path), path) == ["Boat 1 sails.", "Boat 2 sails."]
    packed = zstandard.compress(lines(*({"text": f"Boat {number} sails."} for number in range(20_000))))
    path = write("b.jsonl.zst", packed[:5_000] + b"junk" + packed[5_000:])
    assert brief(read(path), path)[-1] == "b.jsonl.zst: the compressed data are broken or cut off"
    path = write("c.jsonl.zst", zstandard.compress(gzip.compress(b"x")))
    assert brief(read(path), path) == ["c.jsonl.zst: compressed twice; unpack it once"]


def test_utf_16_and_windows_1252_are_read_too(write: Write) -> None:
    assert brief(read(write("a.jsonl", '{"text": "£5m"}\r\n'.encode("utf-16"))), "") == ["£5m"]
    assert brief(read(write("a.jsonl", '{"text": "£5m"}\r\n'.encode("cp1252"))), "") == ["£5m"]
    assert brief(read(write("a.csv", "id;text\n1;£5m – “now”\n".encode("cp1252"))), "") == ["£5m – “now”"]


def test_a_table_keeps_commas_quotes_and_lines_within_quotes(write: Write) -> None:
    data = b'text,title\n"One, ""two"".\n\nThree.",T\n\n"x",U\n'
    assert brief(read(write("a.csv", data)), "") == ['One, "two".\n\nThree.', "x"]


def test_bad_rows_of_a_table_are_named_by_the_line_they_begin_on(write: Write) -> None:
    data = b'id,text\n1,"One.\n"\n2,Two.,more\n3\n4,"a"b\n5,Five.\n6,"never closed\n7,Seven.\n'
    path = write("a.csv", data)
    assert brief(read(path), path) == [
        "One.\n",
        "a.csv:4: the row has 3 columns where the header has 2",
        "a.csv:5: the row has 1 columns where the header has 2",
        "a.csv:6: not a valid row (',' expected after '\"')",
        "Five.",
        "a.csv:8: a quotation mark is opened and never closed",
    ]


def test_a_text_longer_than_the_csv_module_allows_is_read(write: Write) -> None:
    assert brief(read(write("a.csv", b"id,text\n1," + b"word " * 40_000 + b"\n")), "") == ["word " * 40_000]


def test_an_unclosed_quote_does_not_fill_the_memory(write: Write) -> None:
    data = b'id,text\n1,"' + b"word word\n" * 100_000 + b"2,Two.\n"
    found = brief(read(path := write("a.csv", data), settings=ReadSettings(limit_bytes=10_000)), path)
    assert found[0] == "a.csv:2: the record is larger than the limit of 10 kB for one document"
    assert found[-1] == "Two."


def test_a_file_without_a_text_column_is_refused_with_its_columns(write: Write) -> None:
    path = write("a.csv", b"id,body\n1,x\n")
    assert brief(read(path), path) == ["a.csv: nothing is named text; the columns are id,body"]
    path = write("a.parquet", table(id=["1"], body=["x"]))
    assert brief(read(path), path) == ["a.parquet: nothing is named text; the columns are id, body"]
    path = write("b.parquet", table(text=[1, 2]))
    assert brief(read(path), path) == ["b.parquet: the text column holds int64, not strings"]


def test_parquet_rows_keep_their_types(write: Write) -> None:
    noon = datetime(2024, 5, 6, 12, tzinfo=UTC)
    data = table(
        id=[1, 2],
        Text=["One.", None],
        published=[noon, None],
        publisher=pa.array(["A", "B"]).dictionary_encode(),
    )
    path = write("a.parquet", data)
    first, second = read(path)
    assert first == Document("1", "One.", publisher="A", published=date(2024, 5, 6))
    assert brief([second], path) == ["a.parquet:2: the record has no text"]


def test_parquet_from_standard_input_and_broken_parquet() -> None:
    data = table(text=["One."])
    assert [one.text for one in read_inputs(["-"], stdin=io.BytesIO(data)) if isinstance(one, Document)] == [
        "One."
    ]
    (found,) = read_inputs(["-"], stdin=io.BytesIO(data[:-20]))
    assert str(found).startswith("standard input: the Parquet file is broken (")


def test_parquet_that_is_packed_to_fill_memory_is_not_unpacked(write: Write) -> None:
    out = io.BytesIO()
    pq.write_table(pa.table({"text": ["x" * 30_000_000]}), out, compression="zstd", use_dictionary=False)
    path = write("a.parquet", out.getvalue())
    (found,) = read(path, settings=ReadSettings(limit_bytes=1_000_000))
    assert "times over; it was not unpacked" in str(found)


def test_a_column_named_twice_and_a_table_without_rows_are_refused(write: Write) -> None:
    path = write("a.csv", b"id,text,Text\n1,x,y\n")
    assert brief(read(path), path) == ["a.csv: two columns are named text"]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays([pa.array(["x"]), pa.array(["y"])], names=["text", "text"]), out)
    path = write("a.parquet", out.getvalue())
    assert brief(read(path), path) == ["a.parquet: two columns are named text"]
    for name, data in (
        ("b.csv", b"id,text\n"),
        ("b.jsonl", b"\n \n"),
        ("b.parquet", table(text=pa.array([], "str"))),
    ):
        path = write(name, data)
        assert brief(read(path), path) == [f"{name}: it holds no records"]


def test_a_table_with_the_line_ends_of_another_age_is_named(write: Write) -> None:
    path = write("a.csv", b"id,text,note\r1,One.,x\r")
    (found,) = brief(read(path), path)
    assert found.startswith("a.csv: not a valid row (")


KEEPING = ReadSettings(keep_raw=True)


def raw_of(path: str, settings: ReadSettings = KEEPING) -> list[bytes | None]:
    return [one.raw for one in read(path, settings=settings) if isinstance(one, Document)]


def test_a_record_of_json_lines_keeps_its_own_line(write: Write) -> None:
    first, second = b'{"text": "One boat.",  "more": 1}', b'{"text": "Two boats."}'
    path = write("a.jsonl", b"\xef\xbb\xbf" + first + b"\r\n\n" + second)
    assert raw_of(path) == [first, second]
    assert raw_of(path, ReadSettings()) == [None, None]


def test_a_record_of_a_table_keeps_its_own_lines(write: Write) -> None:
    first, second = b'1,"One boat,\nat last.","Caf\xe9"', b"2,Two boats.,"
    path = write("a.csv", b"id,text,title\n" + first + b"\r\n" + second + b"\n")
    assert raw_of(path) == [first, second]


def test_what_follows_a_bad_record_keeps_none_of_its_bytes(write: Write) -> None:
    path = write("a.csv", b"id,text\n1,too,many\n2,Two boats.\n")
    assert raw_of(path) == [b"2,Two boats."]


def test_a_row_of_parquet_keeps_its_known_columns_as_json(write: Write) -> None:
    data = table(text=["Café."], id=["a"], published=[date(2024, 5, 6)], section=["World"])
    assert raw_of(write("a.parquet", data)) == [
        '{"id": "a", "published": "2024-05-06", "text": "Café."}'.encode()
    ]
