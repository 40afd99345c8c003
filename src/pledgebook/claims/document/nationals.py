"""A state that brings its own people to safety helps nobody else by it (codebook 4.7)."""

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.words.once import once
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token

_BESIDE = ("compound", "amod", "nmod")
_OWN = ("its", "their", "our", "his", "her")


def is_for_nationals(draft: Draft) -> bool:
    """Tell whether an act fetches the doer's own people, or what it sends is sent to fetch them or carries them."""
    own = _own_people(draft.act.passage)
    if not own or draft.amount is not None:
        return False
    acting = {party.id for party in draft.actors} - {None}
    tree = draft.act.passage.tree
    near = tree.below(draft.act.foot)
    for step in draft.act.chain.steps:
        near |= tree.below(step.token)
        for other in tree.children(step.token, "conj", "ccomp"):
            near &= ~tree.below(other) | tree.below(draft.act.foot)
    return any(near >> noun.index & 1 and (whose is None or whose in acting) for noun, whose in own)


@once
def _own_people(passage: Passage) -> list[tuple[Token, str | None]]:
    """Return the nouns for a state's people abroad, with whose they are, null for its own by a pronoun."""
    words = passage.grammar
    nouns = [noun for noun in passage.tree.tokens if _is_abroad(passage, noun)]
    fetched = (word for word in passage.tree.tokens if word.dep not in _BESIDE)  # "rescue workers"
    if not nouns or not any(word.lemma.lower() in words.evacuating for word in fetched):
        return []
    return [(noun, whose) for noun in nouns for whose in _whose(passage, noun)]


def _is_abroad(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun means people away from home, or those of an embassy."""
    before = passage.tree.children(noun, "compound") if noun.lemma in ("staff", "personnel") else ()
    posted = any(word.lemma.lower() in passage.grammar.consular for word in before)
    return posted or noun.lemma.lower() in passage.grammar.expatriate


def _whose(passage: Passage, noun: Token) -> list[str | None]:
    tree, known = passage.tree, passage.party_at
    below = tree.children(noun, "poss", "amod", "compound", "nmod")
    others = [other for word in below for other in tree.children(word, "conj", "amod", "nmod", "compound")]
    if any(word.text.lower() in _OWN for word in below):
        return [None] if noun.lemma.lower() not in passage.grammar.busy else []
    named = [known[word.index].id for word in (*below, *others) if word.index in known]
    return named or ([known[noun.index].id] if noun.index in known else [])
