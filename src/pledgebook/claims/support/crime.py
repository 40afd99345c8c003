"""Crime told beside an act: smugglers and what they carry are no support, help against them is (codebook 4.7)."""

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.words.wording import places, wording
from pledgebook.language import Token
from pledgebook.vocabulary import Vocabulary


def is_crime(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether the sentence of an act tells of a crime, and not only of what a giver by name helps against."""
    found = places(draft.act.passage.said, wording("crime", vocabulary))
    if not found:
        return False
    known = bool(draft.actors) and "actor" not in draft.guessed
    return not (known and all(_is_opposed(draft, span.start) for span in found))


def _is_opposed(draft: Draft, place: int) -> bool:
    """Tell whether a word of crime stands behind the act, below a word of fighting it or for those whom it hurt."""
    tree, opposing = draft.act.passage.tree, draft.act.passage.grammar.opposing
    at = place + draft.act.passage.span.start
    word = next((token for token in tree.tokens if token.start <= at < token.span.end), None)
    if word is None or word.start < draft.act.foot.start or _acts(word):
        return False
    return any(above.lemma.lower() in opposing for above in tree.ancestors(word))


def _acts(word: Token) -> bool:
    return word.dep in ("nsubj", "nsubjpass")
