"""What kind of source speaks: a person, an office, an organisation, or nobody named (codebook 5.1)."""

from pledgebook.language.quotation import SpeakerKind
from pledgebook.language.quote_scene import Draft, Scene
from pledgebook.language.tree import Token, Tree
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span

_INDEFINITE = {
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
    "another",
    "other",
    "senior",
}
_INSTITUTION = {"ORG", "GPE", "NORP", "FAC", "LOC"}
_DEFINITE = {"the", "this", "that", "his", "her", "its", "their", "our"}


def kind_of(scene: Scene, draft: Draft, party: Party | None, surnames: set[str]) -> SpeakerKind | None:
    """Return the kind of a source from its words, and from the party they name."""
    assert draft.source is not None
    words = draft.source.of(scene.text)
    tree = scene.sentences[draft.number].tree
    if draft.speaker is None or tree is None:
        return _of_words(scene, words.split(), party)
    if _speaks_for(scene, words) or _apposed_spokesperson(scene, tree, draft.speaker):
        return SpeakerKind.OFFICE
    return _of_noun(scene, tree, draft.speaker, draft.source, party, surnames)


def _speaks_for(scene: Scene, words: str) -> bool:
    low = words.lower()
    known = scene.words.classes.get("spokesperson", frozenset())
    return any(phrase in low for phrase in known if " " in phrase) or any(
        scene.words.is_a("spokesperson", word.strip(",.")) for word in low.split()
    )


def _apposed_spokesperson(scene: Scene, tree: Tree, speaker: Token) -> bool:
    return any(
        _speaks_for(scene, tree.reach(child).of(scene.text))
        for child in tree.children(speaker, "appos")
        if child.index - speaker.index < 8
    )


def _of_noun(
    scene: Scene, tree: Tree, head: Token, source: Span, party: Party | None, surnames: set[str]
) -> SpeakerKind | None:
    if head.pos == "PRON" and head.text.lower() not in ("one", "some", "many", "others", "most"):
        return None
    if party is not None and party.kind is PartyKind.PERSON and party.span.overlaps(head.span):
        return SpeakerKind.PERSON
    if head.pos == "PROPN":
        return _of_name(scene, tree, head, source, surnames)
    if any(child.entity == "PERSON" for child in tree.children(head, "appos")):
        return SpeakerKind.PERSON
    if scene.words.is_a("office", head.text):
        return SpeakerKind.ANONYMOUS if _unnamed(tree, head) else SpeakerKind.OFFICE
    if scene.words.is_a("anonymous", head.text):
        return SpeakerKind.ANONYMOUS
    if scene.words.is_a("organisation", head.text) or scene.words.is_a("document", head.text):
        return SpeakerKind.ORGANISATION
    return SpeakerKind.ORGANISATION if head.entity in _INSTITUTION else SpeakerKind.ANONYMOUS


def _unnamed(tree: Tree, head: Token) -> bool:
    """Tell whether an office stands for whoever holds it somewhere: "a minister", "ministers"."""
    before = [word.text.lower() for word in tree.children(head) if word.index < head.index]
    return any(word in _INDEFINITE for word in before) or (
        head.tag == "NNS" and not any(word in _DEFINITE for word in before)
    )


def _of_name(scene: Scene, tree: Tree, head: Token, source: Span, surnames: set[str]) -> SpeakerKind:
    if head.entity == "PERSON" or head.text in surnames:
        return SpeakerKind.PERSON
    if scene.words.is_a("organisation", head.text) or head.entity in _INSTITUTION:
        return SpeakerKind.PERSON if _titled(scene, tree, head, source) else SpeakerKind.ORGANISATION
    if scene.words.is_a("office", head.text):
        return SpeakerKind.OFFICE
    if scene.words.is_a("anonymous", head.text):
        return SpeakerKind.ANONYMOUS
    if head.text.isupper() and len(head.text) > 1:
        return SpeakerKind.ORGANISATION
    return SpeakerKind.PERSON


def _titled(scene: Scene, tree: Tree, head: Token, source: Span) -> bool:
    """Tell whether a name that the parser took for a place has a person's title before it."""
    before = [word for word in tree.within(source) if word.index < head.index]
    return any(
        scene.words.is_a("office", word.text) or word.text.rstrip(".") in ("Mr", "Ms", "Mrs", "Dr")
        for word in before
    ) and (head.entity != "ORG" or not scene.words.is_a("organisation", head.text))


def _of_words(scene: Scene, words: list[str], party: Party | None) -> SpeakerKind | None:
    """Classify a transcript's label, which has no parse."""
    last = words[-1].strip(".,:()") if words else ""
    if _speaks_for(scene, " ".join(words)):
        return SpeakerKind.OFFICE
    if party is not None and party.kind in (PartyKind.PERSON,):
        return SpeakerKind.PERSON
    if scene.words.is_a("label", last) or scene.words.is_a("anonymous", last):
        return SpeakerKind.ANONYMOUS
    if scene.words.is_a("office", last):
        return SpeakerKind.OFFICE
    if party is not None or scene.words.is_a("organisation", last):
        return SpeakerKind.ORGANISATION
    return SpeakerKind.PERSON


def names_someone(scene: Scene, draft: Draft, kind: SpeakerKind | None) -> bool:
    """Tell whether the words at the verb are a naming already."""
    if kind is None:
        return False
    if kind is SpeakerKind.OFFICE and draft.speaker is not None:
        return _speaks_for(scene, draft.source.of(scene.text)) if draft.source else False
    return True
