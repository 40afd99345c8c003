"""Who a document has named so far, and whom a pronoun or a bare office stands for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pledgebook.language.given_names import gender_of, is_given_name
from pledgebook.language.quotation import SpeakerKind
from pledgebook.language.quote_kinds import Naming
from pledgebook.language.quote_phrases import noun_phrase
from pledgebook.language.quote_scene import Scene
from pledgebook.language.tree import Token, Tree
from pledgebook.party import Party
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

_SMALL = frozenset(["the", "a", "an", "his", "her", "its", "their", "our", "this", "that"])
_REACH = 80  # mentions looked back over


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of somebody who can speak.

    `rank` is 0 for the subject of a sentence and more for what a pronoun takes up less often; `roles` are the
    titles and offices told with it.
    """

    span: Span
    number: int
    kind: SpeakerKind
    rank: int
    plural: bool
    human: bool = False
    surname: str = ""
    roles: frozenset[str] = frozenset()

    @property
    def institution(self) -> bool:
        """Whether it is an organisation or a ministry, which "it" can stand for."""
        return not self.human and self.kind in (SpeakerKind.ORGANISATION, SpeakerKind.OFFICE)


class PartyIndex:
    """The parties of a document, found by place."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self._at: dict[int, Party] = {}
        for party in parties:
            self._at.update(dict.fromkeys(range(*party.span), party))

    def at(self, span: Span) -> Party | None:
        """Return the party that a word belongs to."""
        return self._at.get(span.start)

    def within(self, span: Span) -> list[Party]:
        """Return the parties named in a few words, in text order."""
        found = {party.span: party for place in range(*span) if (party := self._at.get(place)) is not None}
        return [found[place] for place in sorted(found)]


def surnames(scene: Scene, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the last words of every full name in the document."""
    found = set()
    for sentence in scene.sentences:
        for word in sentence.tree.tokens if sentence.tree is not None else ():
            if word.pos == "PROPN" and word.dep != "compound" and _full_name(sentence.tree, word, vocabulary):
                found.add(word.text)
    return frozenset(found)


def _full_name(tree: Tree | None, word: Token, vocabulary: Vocabulary) -> bool:
    before = tree.children(word, "compound") if tree is not None else ()
    if not before or not word.text[0].isupper() or (word.text.isupper() and len(word.text) > 1):
        return False
    return any(is_given_name(part.text, vocabulary) for part in before) or (
        word.entity == "PERSON" and before[-1].entity == "PERSON"
    )


def find_mentions(scene: Scene, naming: Naming, parties: PartyIndex) -> Iterator[Mention]:
    """Yield who is named outside quotation marks and could speak: people, and subjects of sentences."""
    for number, sentence in enumerate(scene.sentences):
        tree = sentence.tree
        if tree is None or not scene.parsed(number):
            continue
        for word in tree.tokens:
            if _nameable(naming, word) and scene.runs.around(word.start) is None:
                mention = mention_at(naming, tree, word, parties, number)
                guessed = word.pos == "NOUN" and mention is not None and mention.kind is SpeakerKind.PERSON
                if mention is not None and (not guessed or mention.span.start != word.start):
                    yield mention


def _nameable(naming: Naming, word: Token) -> bool:
    if word.pos not in ("NOUN", "PROPN"):
        return False
    if word.dep in ("nsubj", "nsubjpass"):
        return True
    return (
        word.pos == "PROPN"
        and word.dep != "compound"
        and (word.entity == "PERSON" or word.text in naming.surnames)
    )


def mention_at(naming: Naming, tree: Tree, head: Token, parties: PartyIndex, number: int) -> Mention | None:
    """Return what a noun names."""
    named = naming.apposed(tree, head)
    rank = _rank(tree, head, noun_phrase(tree, head))
    head = named or head
    kind = naming.kind(tree, head, parties.at(head.span))
    if kind is None:
        return None
    person = kind is SpeakerKind.PERSON or (kind is SpeakerKind.OFFICE and head.entity == "PERSON")
    span = noun_phrase(tree, head)
    roles = {word.text.lower().strip(".") for word in tree.within(span) if word.index != head.index}
    return Mention(
        span,
        number,
        kind,
        rank,
        head.tag in ("NNS", "NNPS") or bool(tree.children(head, "conj")),
        person
        or (kind is SpeakerKind.OFFICE and not naming.is_ministry(tree, head))
        or (kind is SpeakerKind.ANONYMOUS and naming.words.is_a("anonymous", head.text)),
        head.text if person else "",
        frozenset(roles | _apposed(tree, head)),
    )


def _rank(tree: Tree, head: Token, span: Span) -> int:
    """Return 0 for the subject of a main clause, 2 for that of another, 3 elsewhere."""
    before = next((word for word in reversed(tree.tokens[: head.index]) if word.end <= span.start), None)
    if head.dep not in ("nsubj", "nsubjpass") or (before is not None and before.pos == "ADP"):
        return 3
    verb = tree.head(head)
    while verb.dep == "conj":
        verb = tree.head(verb)
    return 0 if verb.head == verb.index else 2


def _apposed(tree: Tree, head: Token) -> set[str]:
    words = {word.text.lower() for child in tree.children(head, "appos") for word in tree.subtree(child)}
    if head.dep == "appos":
        words |= {word.text.lower() for word in tree.within(noun_phrase(tree, tree.head(head)))}
    return words


class Memory:
    """The mentions met so far, in text order."""

    def __init__(self, scene: Scene, vocabulary: Vocabulary) -> None:
        self._scene = scene
        self._vocabulary = vocabulary
        self._met: list[Mention] = []
        self._genders: dict[str, str] = {}

    def add(self, mention: Mention) -> None:
        """Note a mention, and the gender that its title or given name tells."""
        self._met.append(mention)
        gender = self._gender(mention)
        if gender is not None and mention.surname:
            self._genders[mention.surname] = gender

    def _gender(self, mention: Mention) -> str | None:
        for gender, kind in (("m", "he"), ("f", "she")):
            if mention.roles & self._scene.words.classes.get(kind, frozenset()):
                return gender
        words = mention.span.of(self._scene.text).split()
        given = [word for word in words[:-1] if is_given_name(word, self._vocabulary)]
        return gender_of(given[0], self._vocabulary) if given else None

    def person(self, pronoun: str, number: int, limit: int) -> Mention | None:
        """Return the person that "he" or "she" in a sentence stands for."""
        gender = "m" if pronoun in ("he", "him", "his") else "f"
        fitting = (m for m in self._recent(limit) if m.human and not m.plural and self._may_be(m, gender))
        return min(fitting, key=lambda mention: _distance(mention, number), default=None)

    def _may_be(self, mention: Mention, gender: str) -> bool:
        told = self._genders.get(mention.surname) if mention.surname else self._gender(mention)
        return told is None or told == gender

    def thing(self, number: int, limit: int) -> Mention | None:
        """Return the institution that "it" stands for."""
        fitting = (m for m in self._recent(limit) if m.institution and not m.plural)
        return min(fitting, key=lambda mention: _distance(mention, number), default=None)

    def group(self, number: int, limit: int) -> Mention | None:
        """Return those that "they" stands for: several people, or an institution."""
        fitting = (m for m in self._recent(limit) if m.plural or m.institution)
        return min(fitting, key=lambda m: _distance(m, number) + (0 if m.plural else 3), default=None)

    def holder(self, office: str, limit: int) -> Mention | None:
        """Return the person named last with an office that stands alone here."""
        words = {word.lower().strip(".") for word in office.split()} - _SMALL
        return next((m for m in self._recent(limit) if m.surname and words and words <= m.roles), None)

    def _recent(self, limit: int) -> Iterator[Mention]:
        for mention in self._met[: -_REACH - 1 : -1]:
            if mention.span.end <= limit:
                yield mention


def _distance(mention: Mention, number: int) -> int:
    """Return how far a mention is from a sentence; a subject is nearer than what stands elsewhere."""
    return 2 * (number - mention.number) + mention.rank
