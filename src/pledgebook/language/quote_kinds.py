"""What kind of source speaks: a person, an office, an organisation, or nobody named (codebook 5.1)."""

from dataclasses import dataclass

from pledgebook.language.quotation import SpeakerKind
from pledgebook.language.quote_words import SpeechWords
from pledgebook.language.tree import Token, Tree
from pledgebook.party import Party, PartyKind

_INDEFINITE = frozenset(
    [
        "a",
        "an",
        "one",
        "some",
        "several",
        "many",
        "two",
        "three",
        "four",
        "five",
        "six",
        "another",
        "other",
        "few",
        "senior",
        "top",
        "both",
        "all",
        "most",
    ]
)
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "'s"])
_INSTITUTION = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})
_SOMEBODY = frozenset(
    [
        "one",
        "some",
        "many",
        "others",
        "most",
        "few",
        "several",
        "everyone",
        "somebody",
        "someone",
        "those",
        "another",
    ]
)


@dataclass(frozen=True, slots=True)
class Naming:
    """What tells people from places and firms: the vocabulary, and the surnames met in the document."""

    words: SpeechWords
    surnames: frozenset[str]

    def kind(self, tree: Tree, head: Token, party: Party | None) -> SpeakerKind | None:
        """Return the kind of what a noun names; null for a pronoun, which names nobody."""
        if head.pos == "PRON" and head.text.lower() not in _SOMEBODY:
            return None
        if self.speaks_for(" ".join(word.text for word in _beside(tree, head))):
            return SpeakerKind.OFFICE
        if party is not None and party.kind is PartyKind.PERSON and party.span.end >= head.end:
            return SpeakerKind.PERSON
        if self.apposed(tree, head) is not None:
            return SpeakerKind.PERSON
        if self.is_ministry(tree, head):
            return SpeakerKind.OFFICE
        named = head.pos == "PROPN" or (head.pos in ("ADV", "INTJ", "X", "VERB") and head.text[0].isupper())
        return self._of_name(tree, head, party) if named else self._of_noun(tree, head, party)

    def is_ministry(self, tree: Tree, head: Token) -> bool:
        """Tell whether a noun is an organ of state that speaks as an office does: "the finance ministry"."""
        before = tree.tokens[head.index - 1].text if head.index else ""
        return any(self.words.is_a("ministry", word) for word in (head.text, f"{before} {head.text}"))

    def speaks_for(self, words: str) -> bool:
        """Tell whether words name somebody who speaks for another: "a spokeswoman for the ministry"."""
        low = words.lower()
        known = self.words.classes.get("spokesperson", frozenset())
        return any(" " in phrase and phrase in low for phrase in known) or any(
            self.words.is_a("spokesperson", word.strip(".,()")) for word in low.split()
        )

    def apposed(self, tree: Tree, head: Token) -> Token | None:
        """Return the name that follows a description between commas: "the minister, Ola Berg,"."""
        if head.entity == "PERSON" or head.text in self.surnames:
            return None
        nouns = [
            head,
            *(noun for prep in tree.children(head, "prep") for noun in tree.children(prep, "pobj")),
        ]
        named = (name for noun in nouns for name in tree.children(noun, "appos"))
        return next((name for name in named if name.pos == "PROPN" and self._person(name)), None)

    def _person(self, head: Token) -> bool:
        return head.entity == "PERSON" or head.text in self.surnames

    def _of_noun(self, tree: Tree, head: Token, party: Party | None) -> SpeakerKind:
        if head.text.isupper() and len(head.text) > 1:
            return SpeakerKind.ORGANISATION
        if self.words.is_a("office", head.text):
            return SpeakerKind.ANONYMOUS if _unnamed(tree, head) else SpeakerKind.OFFICE
        if self.words.is_a("anonymous", head.text):
            return SpeakerKind.ANONYMOUS
        if any(self.words.is_a(kind, head.text) for kind in ("organisation", "document")):
            return SpeakerKind.ORGANISATION
        if head.tag == "NN" and head.text[0].isupper() and not tree.children(head, "det", "amod"):
            return self._of_name(tree, head, party)
        known = party is not None and party.span.overlaps(head.span) and party.kind is not PartyKind.GROUP
        return SpeakerKind.ORGANISATION if known or head.entity in _INSTITUTION else SpeakerKind.ANONYMOUS

    def _of_name(self, tree: Tree, head: Token, party: Party | None) -> SpeakerKind:
        if (
            party is not None
            and party.kind in (PartyKind.STATE, PartyKind.ORGANISATION)
            and party.span.overlaps(head.span)
        ):
            return SpeakerKind.ORGANISATION
        if " ".join(_called(tree, head)) in self.words.classes["outlet"]:
            return SpeakerKind.ORGANISATION
        if self._person(head) or self.titled(tree, head):
            return SpeakerKind.PERSON
        if self.words.is_a("organisation", head.text) or (
            head.entity in _INSTITUTION and not self._bare_surname(tree, head)
        ):
            return SpeakerKind.ORGANISATION
        if self.words.is_a("office", head.text):
            return SpeakerKind.ANONYMOUS if _unnamed(tree, head) else SpeakerKind.OFFICE
        if self.words.is_a("anonymous", head.text):
            return SpeakerKind.ANONYMOUS
        return SpeakerKind.ORGANISATION if head.text.isupper() and len(head.text) > 1 else SpeakerKind.PERSON

    def _bare_surname(self, tree: Tree, head: Token) -> bool:
        """Tell whether one word alone, which no gazetteer knows, is more likely a surname than a place."""
        alone = not tree.children(head, "compound", "det") and not head.text.isupper()
        return alone and head.tag == "NNP"

    def titled(self, tree: Tree, head: Token) -> bool:
        """Tell whether a title or an office stands right before a name."""
        if self.words.is_a("organisation", head.text) or self.words.is_a("office", head.text):
            return False
        return any(
            self.words.is_a("title", word.text) or self.words.is_a("office", word.text)
            for word in tree.children(head, "compound")
        )

    def of_label(self, label: str, party: Party | None) -> SpeakerKind:
        """Return the kind of a transcript's label, which has no parse."""
        last = label.split()[-1].strip(".,:()")
        if self.speaks_for(label):
            return SpeakerKind.OFFICE
        if party is not None and party.kind is PartyKind.PERSON:
            return SpeakerKind.PERSON
        if self.words.is_a("label", last) or self.words.is_a("anonymous", last):
            return SpeakerKind.ANONYMOUS
        if self.words.is_a("office", last):
            return SpeakerKind.OFFICE
        if party is not None or self.words.is_a("organisation", last):
            return SpeakerKind.ORGANISATION
        return SpeakerKind.PERSON


def _beside(tree: Tree, head: Token) -> list[Token]:
    """Return the words that say who somebody is: those before the name, and the apposition after it."""
    before = [child for child in tree.children(head) if child.index < head.index and child.pos != "PUNCT"]
    after = [child for child in tree.children(head, "appos") if child.index - head.index < 9]
    return [*before, head, *after]


def _called(tree: Tree, head: Token) -> list[str]:
    """Return the words of a name in lower case."""
    before = tree.children(head, "compound", "nmod", "amod")
    return [word.text.lower() for word in (*before, head) if word.index <= head.index]


def _unnamed(tree: Tree, head: Token) -> bool:
    """Tell whether an office stands for whoever holds it somewhere: "a minister", "ministers"."""
    before = [word.text.lower() for word in tree.children(head) if word.index < head.index]
    if any(word in _INDEFINITE for word in before):
        return True
    owned = any(child.dep == "poss" for child in tree.children(head))
    return head.tag in ("NNS", "NNPS") and not owned and not any(word in _DEFINITE for word in before)
