"""How long the program takes: to start, to read one short article cold, and per word when warm."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pledgebook.claims import extract
from pledgebook.documents import Document
from pledgebook.language import Reader
from pledgebook.language.parse import load_pipeline
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

EXAMPLES = Path(__file__).parent.parent / "examples" / "reports"
ARTICLES = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
WORDS = sum(len(text.split()) for text in ARTICLES)
SETTINGS = Settings()


def _run(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "pledgebook", *words], check=True, capture_output=True)


def test_help_cold(benchmark: Any) -> None:
    benchmark.pedantic(_run, args=("--help",), rounds=10, warmup_rounds=1)


def test_one_article_cold(benchmark: Any) -> None:
    benchmark.pedantic(
        _run, args=("read", str(min(EXAMPLES.glob("*.txt"))), "--format", "jsonl"), rounds=5, warmup_rounds=1
    )


@pytest.mark.parametrize("gated", [True, False], ids=["gated", "every-sentence"])
def test_articles_warm(benchmark: Any, gated: bool) -> None:
    vocabulary = Vocabulary()
    reader = Reader(vocabulary, SETTINGS.pipeline, gated=gated)
    documents = [Document(str(place), text, language="en") for place, text in enumerate(ARTICLES)]
    benchmark.extra_info["words"] = WORDS
    readings = benchmark.pedantic(
        lambda: list(extract(map(reader.read, documents), vocabulary)), rounds=5, warmup_rounds=1
    )
    assert len(readings) == len(documents)


def test_bare_parser_warm(benchmark: Any) -> None:
    nlp = load_pipeline(SETTINGS.pipeline)
    benchmark.extra_info["words"] = WORDS
    benchmark.pedantic(lambda: list(nlp.pipe(ARTICLES)), rounds=5, warmup_rounds=1)
