"""Texts that are all claims, and how the time to settle them grows with the text; the parse is left out."""

from itertools import pairwise

from fuzz.targets import reader, vocabulary

from pledgebook.claims import extract
from pledgebook.documents import Document

from .clock import seconds

DENSE = {
    "one act over and over": "Norway will give Kenya $5 million. ",
    "acts of nobody named": "We will give 5 tanks. ",
    "words of speakers": '"We will send aid," he said. ',
    "lines of a list": "- 5 tanks\n",
    "lists and what leads to them": "Norway will give:\n\n- $5 million\n- 3 tanks\n\n",
    "sums to date": "In total, Norway has given Kenya $5 million since 2022, including $2 million for schools. ",
    "people sent": "Norway will send 40 doctors to Kenya. ",
    "kingdoms told again": "The kingdom, like Jordan and Oman, gave the island nation 5 tents. ",
    "names in a row": "UK, ",
    "states that leave": "Norway will leave Mali. ",
    "needs met in numbers": "Kenya needs tents. Togo sent 300. ",
    "people who go home": "Norway has soldiers in Mali. They will leave. ",
    "acts in one sentence": "Norway will send 3 tanks to Kenya and $5 million to Chad and ",
}


def claims_slope(kind: str, size: int) -> tuple[float, list[float]]:
    """Return the seconds at the full size and how much longer each doubling took, from a quarter of it."""
    piece = DENSE[kind]
    texts = [piece * (size // len(piece) // part) for part in (4, 2, 1)]
    seen = [reader().read(Document("any", text, language="en")) for text in texts]
    took = [seconds(lambda one=one: list(extract([one], vocabulary())), 20) for one in seen]  # type: ignore[misc]
    return took[-1], [after / max(before, 1e-4) for before, after in pairwise(took)]
