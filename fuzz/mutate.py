"""Inputs made from inputs: cut, doubled, spliced, with signs that mean something put in."""

import random

PIECES = [
    *(
        b"$",
        b"5",
        b"million",
        b"and",
        b" to ",
        b"from ",
        b"(",
        b")",
        b'"',
        b"'",
        b"\n",
        b"\n\n",
        b",",
        b".",
        b":",
        b"-",
    ),
    *(
        b"said",
        b"Norway",
        b"the minister",
        b"Kenya",
        b"boats",
        b"will give",
        b"on Monday",
        b"2030",
        b"per cent",
        b"half",
    ),
    *(
        b"<p>",
        b"</p>",
        b"<div>",
        b"<q>",
        b"<br>",
        b"<a href=x>",
        b"<table>",
        b"<!--",
        b"-->",
        b"<script>",
        b"&#0;",
        b"&lt;",
    ),
    *(
        b"\x00",
        b"\xff",
        b"\xc3",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xe2\x80\xae",
        b"\xe2\x80\x9c",
        b"\xe2\x80\x9d",
        b"\xc2\xad",
    ),
    *(
        "İ".encode(),
        "½".encode(),
        "²".encode(),
        "٣".encode(),
        "€".encode(),
        "é".encode(),
        "\u2028".encode(),
        "👍".encode(),
    ),
    *(
        b"=",
        b"@",
        b"{",
        b"}",
        b"[",
        b"]",
        b"\\",
        b"\\ud800",
        b"1e999",
        b"null",
        b";",
        b"\t",
        b"\r",
        b"%PDF-",
        b"obj",
        b"stream",
    ),
    *(
        b"\x1f\x8b\x08",
        b"PK\x03\x04",
        b"PAR1",
        b"0",
        b"000",
        b"99999999999999999999",
        b"-1",
        b"1/2",
        b"31 February",
        b"12:00",
    ),
]
LONGEST = 600
# A seed of no more than this is a file of a kind of its own, and is changed as a whole.
WHOLE = 2_500


def mutated(seeds: list[bytes], dice: random.Random) -> bytes:
    """Return a new input from one or two of the seeds, a few changes away."""
    data = bytearray(dice.choice(seeds))
    if len(data) > WHOLE:
        start = dice.randrange(len(data) - LONGEST)
        data = data[start : start + dice.randrange(1, LONGEST)]
    for _ in range(dice.choice((1, 1, 2, 3, 5, 8))):
        _change(data, seeds, dice)
    return bytes(data[: 2 * WHOLE])


def _change(data: bytearray, seeds: list[bytes], dice: random.Random) -> None:
    at = dice.randrange(len(data) + 1)
    to = min(len(data), at + dice.randrange(1, 20))
    match dice.randrange(7):
        case 0:
            data[at:at] = dice.choice(PIECES)
        case 1:
            data[at:to] = dice.choice(PIECES)
        case 2:
            del data[at:to]
        case 3:
            data[at:at] = data[at:to] * dice.randrange(2, 12)
        case 4:
            other = dice.choice(seeds)
            cut = dice.randrange(max(1, len(other)))
            data[at:at] = other[cut : cut + dice.randrange(1, 80)]
        case 5:
            data[at:at] = bytes(dice.randrange(256) for _ in range(dice.randrange(1, 5)))
        case _ if at < len(data):
            data[at] ^= 1 << dice.randrange(8)
