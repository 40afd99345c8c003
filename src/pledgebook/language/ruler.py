"""The attribute ruler of a spaCy pipeline, asked once for each kind of word: its rules look at tag, role and few words.

It compares every word with every rule, which takes a sixth of a parse; what it says of a word that stands alone in a
rule depends on nothing else, so it is remembered. A sentence that may fit a rule of two words is left to the ruler.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_KEYS = ("TAG", "DEP", "LOWER", "IS_SPACE")
_SET = ("POS", "MORPH", "LEMMA", "TAG", "DEP")
_MOST = 200_000


def remember(nlp: Any) -> None:
    """Let a pipeline remember what its attribute ruler says, where its rules are such that it can be."""
    for place, (name, component) in enumerate(nlp._components):
        if type(component).__name__ == "AttributeRuler" and _is_plain(component):
            nlp._components[place] = (name, _Remembering(component, nlp.vocab))


def _is_plain(ruler: Any) -> bool:
    """Tell whether its rules ask for nothing but what is remembered by, and set nothing but what is remembered."""
    words = [word for rule in ruler.patterns for words in rule["patterns"] for word in words]
    sets = {name for rule in ruler.patterns for name in rule["attrs"]}
    pairs = all(len(words) <= 2 for rule in ruler.patterns for words in rule["patterns"])
    known = all(word.keys() <= set(_KEYS) and all(map(_is_asked, word.values())) for word in words)
    first = all({"LOWER", "DEP"} & words[0].keys() for words in _pairs(ruler))
    return pairs and known and first and sets <= set(_SET)


def _is_asked(value: Any) -> bool:
    return not isinstance(value, Mapping) or value.keys() <= {"IN", "NOT_IN", "REGEX"}


def _pairs(ruler: Any) -> Iterator[list[dict[str, Any]]]:
    return (words for rule in ruler.patterns for words in rule["patterns"] if len(words) == 2)


class _Remembering:
    """Stands for an attribute ruler in a pipeline."""

    def __init__(self, ruler: Any, vocab: Any) -> None:
        self._ruler = ruler
        self._strings = vocab.strings
        words = [word["LOWER"] for word in _words(ruler) if "LOWER" in word]
        self._literal = {text for word in words for text in _texts(word)}
        self._regex = [
            re.compile(word["REGEX"]) for word in words if isinstance(word, Mapping) and "REGEX" in word
        ]
        firsts = [words[0] for words in _pairs(ruler)]
        self._first_words = {vocab.strings.add(t) for one in firsts for t in _texts(one.get("LOWER", ()))}
        self._first_roles = {
            vocab.strings.add(t) for one in firsts if not one.get("LOWER") for t in _texts(one.get("DEP", ()))
        }
        self._lowers: dict[int, int] = {}
        self._said: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __call__(self, doc: Any) -> Any:
        """Set what the ruler would set."""
        keys = [
            (tag, role, self._lower(word), space)
            for tag, role, word, space in doc.to_array(list(_KEYS)).tolist()
        ]
        if any(key[2] in self._first_words or key[1] in self._first_roles for key in keys):
            return self._ruler(doc)
        said = [self._said.get(key) for key in keys]
        if None in said:
            return self._learn(self._ruler(doc), keys)
        for word, key, (pos, morph, lemma, tag, role) in zip(doc, keys, said, strict=True):  # type: ignore[misc]
            word.pos = pos
            word.set_morph(morph)
            if lemma:
                word.lemma = lemma
            if (tag, role) != key[:2]:
                word.tag, word.dep = tag, role
        return doc

    def _learn(self, doc: Any, keys: Iterable[tuple[int, ...]]) -> Any:
        if len(self._said) < _MOST:
            self._said.update(zip(keys, map(tuple, doc.to_array(list(_SET)).tolist()), strict=True))
        return doc

    def _lower(self, word: int) -> int:
        """Return a word that some rule asks for; any other is the same to all rules."""
        found = self._lowers.get(word)
        if found is None:
            text = self._strings[word]
            asked = text in self._literal or any(regex.search(text) for regex in self._regex)
            found = word if asked else 0
            if len(self._lowers) < _MOST:
                self._lowers[word] = found
        return found


def _words(ruler: Any) -> Iterator[dict[str, Any]]:
    return (word for rule in ruler.patterns for words in rule["patterns"] for word in words)


def _texts(asked: Any) -> Iterator[str]:
    """Yield the words that a rule names."""
    if isinstance(asked, str):
        yield asked
    elif isinstance(asked, Mapping):
        yield from (*asked.get("IN", ()), *asked.get("NOT_IN", ()))
