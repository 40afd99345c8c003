"""A damaged record costs itself and nothing else, and is named by its offset."""

import gzip
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.bulk.conftest import Screened
from tests.bulk.crawl import answer, gift, packed, record

GIFTS = [gift(number) for number in range(5)]
Pack = Callable[[list[bytes]], bytes]
PACKINGS = [pytest.param(b"".join, id="not packed"), pytest.param(packed, id="each packed")]


def numbers(kept: list) -> list[int]:
    return [int(url[-1]) for one in kept if (url := one.record["url"] or "")[-1:].isdigit()]


def offset(finding) -> int:
    return int(finding.where.rsplit(" ", 1)[1].replace(",", ""))


@pytest.mark.parametrize("pack", PACKINGS)
def test_a_sound_archive_is_read_whole(pack: Pack, screened: Screened) -> None:
    kept, found = screened(pack(GIFTS))
    assert numbers(kept) == [0, 1, 2, 3, 4]
    assert found == []


def test_an_archive_packed_as_one_piece_is_read_whole(screened: Screened) -> None:
    kept, found = screened(gzip.compress(b"".join(GIFTS)))
    assert numbers(kept) == [0, 1, 2, 3, 4]
    assert found == []


@pytest.mark.parametrize("pack", PACKINGS)
@pytest.mark.parametrize("cut", [1, 2, 30, 300])
def test_a_cut_off_end_costs_the_last_record(pack: Pack, cut: int, screened: Screened) -> None:
    whole = pack(GIFTS)
    kept, found = screened(whole[:-cut])
    assert numbers(kept)[:4] == [0, 1, 2, 3]
    if numbers(kept) != [0, 1, 2, 3, 4]:  # only white space, or a check sum, was cut
        assert [offset(one) for one in found] == [len(pack(GIFTS[:4]))]


@pytest.mark.parametrize("pack", PACKINGS)
@pytest.mark.parametrize("less", [2, 4])
def test_white_space_missing_at_the_end_is_no_damage(pack: Pack, less: int, screened: Screened) -> None:
    kept, found = screened(pack([*GIFTS[:4], GIFTS[4][:-less]]))
    assert numbers(kept) == [0, 1, 2, 3, 4]
    assert found == []


def test_the_other_version_is_read(screened: Screened) -> None:
    kept, found = screened(b"".join(GIFTS).replace(b"WARC/1.0", b"WARC/1.1"))
    assert numbers(kept) == [0, 1, 2, 3, 4]
    assert found == []


@pytest.mark.parametrize("pack", PACKINGS)
@pytest.mark.parametrize("length", [0, 100, 2_000, 2_500, 100_000])
def test_a_wrong_length_costs_its_record(pack: Pack, length: int, screened: Screened) -> None:
    content = GIFTS[2].partition(b"\r\n\r\n")[2][:-4]
    assert len(content) not in (2_000, 2_500)
    wrong = record(content, "https://news.example/2", length=length)
    kept, found = screened(pack([*GIFTS[:2], wrong, *GIFTS[3:]]))
    assert numbers(kept) == [0, 1, 3, 4]
    assert [offset(one) for one in found] == [len(pack(GIFTS[:2]))]


@pytest.mark.parametrize("spoilt", [slice(0, 2), slice(0, 10), slice(40, 60), slice(-8, -4), slice(60, None)])
def test_a_broken_piece_costs_its_record(spoilt: slice, screened: Screened) -> None:
    pieces = [gzip.compress(one) for one in GIFTS]
    broken = bytearray(pieces[2])
    broken[spoilt] = b"\x00" * len(broken[spoilt])
    kept, found = screened(b"".join([*pieces[:2], bytes(broken), *pieces[3:]]))
    assert numbers(kept) in ([0, 1, 3, 4], [0, 1, 2, 3, 4])  # a wrong check sum spoils no word
    assert [offset(one) for one in found] == [len(b"".join(pieces[:2]))]


@pytest.mark.parametrize("pack", PACKINGS)
def test_junk_between_records_costs_nothing_but_itself(pack: Pack, screened: Screened) -> None:
    kept, found = screened(pack(GIFTS[:2]) + b"no record at all\r\n\r\n" + pack(GIFTS[2:]))
    assert numbers(kept) == [0, 1, 2, 3, 4]
    assert [offset(one) for one in found] == [len(pack(GIFTS[:2]))]


@pytest.mark.parametrize("pack", PACKINGS)
def test_a_record_without_its_length_costs_itself(pack: Pack, screened: Screened) -> None:
    wrong = record(answer(b"<p>x</p>"), without=["Content-Length"])
    kept, found = screened(pack([*GIFTS[:2], wrong, *GIFTS[3:]]))
    assert numbers(kept) == [0, 1, 3, 4]
    assert [offset(one) for one in found] == [len(pack(GIFTS[:2]))]


@pytest.mark.parametrize("pack", PACKINGS)
def test_a_record_without_its_kind_is_named(pack: Pack, screened: Screened) -> None:
    wrong = record(answer(b"<p>x</p>"), without=["WARC-Type"])
    kept, found = screened(pack([*GIFTS[:2], wrong, *GIFTS[3:]]))
    assert numbers(kept) == [0, 1, 3, 4]
    assert [one.reason for one in found] == ["it does not say what it is (no WARC-Type)"]


def test_an_archive_packed_as_one_piece_is_read_as_far_as_it_goes(screened: Screened) -> None:
    whole = gzip.compress(b"".join(GIFTS), 0)
    kept, found = screened(whole[: len(whole) * 7 // 10])
    assert numbers(kept) == [0, 1, 2]
    assert [offset(one) for one in found] == [len(b"".join(GIFTS[:3]))]


def test_a_broken_record_in_one_piece_costs_itself(screened: Screened) -> None:
    broken = GIFTS[2].replace(b"\r\n\r\nHTTP", b"9\r\n\r\nHTTP", 1)
    assert broken != GIFTS[2]
    kept, found = screened(gzip.compress(b"".join([*GIFTS[:2], broken, *GIFTS[3:]])))
    assert numbers(kept) == [0, 1, 3, 4]
    assert [offset(one) for one in found] == [len(b"".join(GIFTS[:2]))]


@pytest.mark.parametrize("pack", PACKINGS)
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_spoilt_costs_no_other_record(
    pack: Pack, screened: Screened, data: st.DataObject
) -> None:
    pieces = [pack([one]) for one in GIFTS]
    hit = data.draw(st.integers(0, 4))
    piece = bytearray(pieces[hit])
    start = data.draw(st.integers(0, len(piece) - 1))
    piece[start : start + data.draw(st.integers(0, 80))] = data.draw(st.binary(max_size=80))
    assume(hit or bytes(piece[:1]) not in b"P{")  # not spoilt so that it is another kind of file
    kept, _ = screened(b"".join([*pieces[:hit], bytes(piece), *pieces[hit + 1 :]]))
    assert {0, 1, 2, 3, 4} - {hit} <= set(numbers(kept))
