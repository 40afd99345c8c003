"""What the gate costs in claims and saves in words: texts read with it, and with every sentence parsed.

`python bench/bench_gate.py papers.jsonl 4` measures every fourth document of a file.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

from pledgebook.claims import Reading, extract
from pledgebook.documents import Document, read_inputs
from pledgebook.language import Annotation, Reader
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

GOLDEN = Path(__file__).parents[1] / "tests" / "golden" / "development"


class Told(NamedTuple):
    """What one way of reading came to."""

    claims: dict[tuple[int, str], str]
    words: int
    parsed: int
    seconds: float


def told(documents: Sequence[Document], *, gated: bool) -> Told:
    """Read documents, and count words and claims; the start is left out."""
    vocabulary = Vocabulary()
    reader = Reader(vocabulary, Settings().pipeline, gated=gated)
    list(extract([reader.read(Document("", "Norway gave Fredonia a boat.", language="en"))], vocabulary))
    claims, words, parsed, began = {}, 0, 0, process_time()
    for place, document in enumerate(documents):
        annotation = reader.read(document)
        all_words, with_tree = words_of(annotation)
        words, parsed = words + all_words, parsed + with_tree
        claims |= claims_of(place, next(iter(extract([annotation], vocabulary))))
    return Told(claims, words, parsed, process_time() - began)


def words_of(annotation: Annotation) -> tuple[int, int]:
    """Return how many words stand in all sentences, and how many in those with a tree."""
    counts = [
        (len(one.span.of(annotation.view.text).split()), one.tree is not None) for one in annotation.sentences
    ]
    return sum(count for count, _ in counts), sum(count for count, is_parsed in counts if is_parsed)


def claims_of(place: int, reading: Reading) -> dict[tuple[int, str], str]:
    """Return the claims of one reading with their words, by the place of the document and their id."""
    text = reading.document.text
    return {(place, one.id): " … ".join(span.of(text) for span in one.evidence) for one in reading.claims}


def compared(documents: Sequence[Document]) -> dict[str, Any]:
    """Return the figures of both ways, and the words of the claims that only all the trees give."""
    every, gated = told(documents, gated=False), told(documents, gated=True)
    lost = [words for key, words in every.claims.items() if key not in gated.claims]
    return {
        "documents": len(documents),
        "claims with every sentence": len(every.claims),
        "of them found": len(every.claims) - len(lost),
        "only with the gate": len(gated.claims.keys() - every.claims.keys()),
        "share found": round(1 - len(lost) / max(1, len(every.claims)), 4),
        "share of words parsed": round(gated.parsed / max(1, gated.words), 3),
        "share of time": round(gated.seconds / every.seconds, 3),
        "lost": lost,
    }


def documents_of(sources: Sequence[str]) -> list[Document]:
    return [one for one in read_inputs(sources) if isinstance(one, Document)]


def test_claims_found_with_the_gate(benchmark: Any, tmp_path: Path) -> None:
    papers = tmp_path / "golden.jsonl"
    golden = (json.loads(path.read_text("utf-8")) for path in sorted(GOLDEN.glob("*.json")))
    papers.write_text("".join(json.dumps(one) + "\n" for one in golden), "utf-8")
    found = benchmark.pedantic(compared, args=(documents_of([str(papers)]),), rounds=1)
    benchmark.extra_info.update({name: value for name, value in found.items() if name != "lost"})
    assert found["share found"] >= 0.99


if __name__ == "__main__":
    papers = documents_of(sys.argv[1:2])[:: int(sys.argv[2]) if len(sys.argv) > 2 else 1]
    for name, value in compared(papers).items():
        print(f"{name}: {value}")
