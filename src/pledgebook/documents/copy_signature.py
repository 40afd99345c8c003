"""What is kept of a text to know its copies by: a few kilobytes, the same on any machine.

A signature holds a MinHash sketch (to find candidates among very many), the hashes of the word trigrams (to
compare two texts exactly), the figures and the names. Of a text with very many trigrams every second,
fourth … hash is kept, the same ones in every text, so that two texts are compared by what both keep.
"""

from dataclasses import dataclass
from functools import cache
from struct import Struct
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from pledgebook.documents.copy_wording import Wording, read_wording

PERMUTATIONS = 256
_SEED = 5
_MOST_TRIGRAMS = 1024
_MOST_FACTS = 2000
_HEAD = Struct("<BBHHHI")  # version, halvings, trigrams kept, figures, names, trigrams in all
_VERSION = 1
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_MIX = 0xFF51AFD7ED558CCD


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature, opened: sorted arrays, each number once.

    `halvings` says how often the trigrams were halved; `length` is how many there were.
    """

    length: int
    halvings: int
    sketch: NDArray[np.uint16]
    trigrams: NDArray[np.uint32]
    figures: NDArray[np.float64]
    names: NDArray[np.uint32]


def sign(text: str) -> bytes:
    """Return the signature of a text."""
    wording = read_wording(text)
    figures = np.array(sorted(wording.figures), np.float64)
    names = np.unique(np.array([crc32(name.encode()) for name in wording.names], np.uint32))
    return pack(_trigrams(wording), figures[:_MOST_FACTS], names[:_MOST_FACTS])


def pack(trigrams: NDArray[np.uint32], figures: NDArray[np.float64], names: NDArray[np.uint32]) -> bytes:
    """Return as a signature what was counted of a text: sorted, each once."""
    kept, halvings = _halved(trigrams)
    head = _HEAD.pack(_VERSION, halvings, len(kept), len(figures), len(names), len(trigrams))
    arrays = ((_sketch(trigrams), "<u2"), (kept, "<u4"), (figures, "<f8"), (names, "<u4"))
    return b"".join((head, *(array.astype(kind).tobytes() for array, kind in arrays)))


def open_signature(data: bytes) -> Signature:
    """Return the parts of a signature; it refers to the bytes and copies none."""
    _, halvings, trigrams, figures, names, length = _HEAD.unpack_from(data)
    places = np.cumsum([_HEAD.size, 2 * PERMUTATIONS, 4 * trigrams, 8 * figures]).tolist()
    return Signature(
        length,
        halvings,
        np.frombuffer(data, "<u2", PERMUTATIONS, places[0]),
        np.frombuffer(data, "<u4", trigrams, places[1]),
        np.frombuffer(data, "<f8", figures, places[2]),
        np.frombuffer(data, "<u4", names, places[3]),
    )


def _trigrams(wording: Wording) -> NDArray[np.uint32]:
    """Hash each three words in a row; all at once, for a text has hundreds."""
    if len(wording.words) < 3:
        return np.empty(0, np.uint32)
    words = np.array([crc32(word.encode("utf-8", "surrogatepass")) for word in wording.words], np.uint64)
    first, second, third = (words[at : len(words) - 2 + at] * np.uint64(by) for at, by in enumerate(_FACTORS))
    mixed = first + second + third
    mixed = (mixed ^ (mixed >> np.uint64(33))) * np.uint64(_MIX)
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


def _sketch(trigrams: NDArray[np.uint32]) -> NDArray[np.uint16]:
    """Return the low halves of the MinHash values: enough to tell equal from different."""
    from datasketch import MinHash

    minhash = MinHash(PERMUTATIONS, _SEED, hashfunc=int, permutations=_permutations(), scheme="affine32")
    minhash.update_batch(trigrams.tolist())
    return np.asarray(minhash.hashvalues, np.uint32).astype(np.uint16)


@cache
def _permutations() -> Any:
    from datasketch import MinHash

    return MinHash(PERMUTATIONS, _SEED, scheme="affine32").permutations


def _halved(trigrams: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], int]:
    halvings = 0
    while len(trigrams) > _MOST_TRIGRAMS:
        halvings += 1
        trigrams = below(trigrams, halvings)
    return trigrams, halvings


def below(trigrams: NDArray[np.uint32], halvings: int) -> NDArray[np.uint32]:
    """Return the hashes that a text halved so often would keep."""
    return (
        trigrams if not halvings else trigrams[: np.searchsorted(trigrams, np.uint32(1 << (32 - halvings)))]
    )
