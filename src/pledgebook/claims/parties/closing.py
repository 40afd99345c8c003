"""Who keeps others out, where only the land is named that they may not enter ("barred from entering Chile")."""

from collections.abc import Iterator

from pledgebook.claims.words.naming import named, parties_by
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token
from pledgebook.party import Party

_INTO = frozenset({"to", "into", "in"})
_GOING = ("enter", "visit", "travel", "transit", "come")
_COMING = ("entry", "admission", "access")


def kept_out_by(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return whose land those may not enter who are barred by a passive without an agent."""
    tree = passage.tree
    if not tree.children(verb, "nsubjpass") or tree.children(verb, "agent"):
        return ()
    return next(filter(None, _lands(passage, verb)), ())


def _lands(passage: Passage, verb: Token) -> Iterator[tuple[Party, ...]]:
    """Yield whose land each word beside a verb of barring leads into."""
    tree = passage.tree
    for prep in tree.children(verb, "prep"):
        going = tree.children(prep, "pcomp") if prep.text.lower() == "from" else ()
        for way in (word for word in going if word.lemma in _GOING):
            yield named(passage, tree.children(way, "dobj")) or parties_by(passage, way, _INTO)
    for entry in tree.children(verb, "nsubjpass", "dobj"):
        if entry.lemma.lower() in _COMING:
            yield parties_by(passage, entry, _INTO) or parties_by(passage, verb, _INTO)
