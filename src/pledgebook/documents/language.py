"""Which language a text is in; in doubt it is left open, so that no English document is lost."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

# Words that carry English grammar and are rare in the other languages that share the alphabet.
_OWN_WORDS = """
the and that this these those with which who whom whose what when where while would could should from have
been being were their there they them its it's his she our your you about into than then because between
before during through against until more most other some such only also said says say told both each many
"""
# As common in English, but known to a neighbour too ("has" in Danish, "of" in Dutch): each counts half.
_SHARED_WORDS = "has had will not but are was for by an of to is it as be any"
_WEIGHTS = dict.fromkeys(_OWN_WORDS.split(), 1.0) | dict.fromkeys(_SHARED_WORDS.split(), 0.5)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 12_000
_PROSE_SHARE = 0.12
_TRACE_SHARE = 0.04
_FEWEST_WORDS = 4
_SURE = 0.60
_HARDLY = 0.02


def find_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, or null where its words do not settle it.

    A text with a fair share of English grammar is English, whatever it quotes. Another language is named
    only if the words say so with the names left out: a list of names is not evidence.
    """
    sample = " ".join(_samples(text))
    words = _WORD.findall(sample)
    share = _english_share(words)
    if share >= _PROSE_SHARE and len(words) >= _FEWEST_WORDS:
        return "en"
    if not words:
        return None
    return _other(sample, words, share)


def _samples(text: str) -> Iterator[str]:
    """Yield the beginning, the middle and the end: a foreign preface does not hide an English body."""
    if len(text) <= 3 * _SAMPLE:
        yield text
        return
    middle = len(text) // 2
    yield from (text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:])


def _english_share(words: list[str]) -> float:
    return sum(_WEIGHTS.get(word.casefold(), 0.0) for word in words) / max(len(words), 1)


def _other(sample: str, words: list[str], share: float) -> str | None:
    if share > _TRACE_SHARE:
        return None
    whole_code, whole_sure, whole_english = _rank(sample)
    if whole_code == "en":
        return "en" if whole_sure >= _SURE else None
    if whole_sure < _SURE or whole_english > _HARDLY:
        return None
    if _is_latin(words):
        plain = _plain_words(words)
        code, _, english = _rank(" ".join(plain))
        if len(plain) < _FEWEST_WORDS or code == "en" or english > _HARDLY:
            return None
    return whole_code


def _is_latin(words: list[str]) -> bool:
    letters = "".join(words[:400])
    return sum(sign < "\u0250" for sign in letters) > 0.5 * len(letters)


def _plain_words(words: list[str]) -> list[str]:
    """Return the words that are not written as names; all of them where everything is in capitals."""
    plain = [word for word in words if word[:1].islower()]
    return plain if plain or not "".join(words).isupper() else [word.lower() for word in words]


def _rank(sample: str) -> tuple[str, float, float]:
    ranking = _identifier().rank(sample)
    code, sure = ranking[0]
    return code, sure, dict(ranking)["en"]


@cache
def _identifier() -> Any:
    """Load the model once per process: it takes most of a second, and most texts are settled without it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return identifier
