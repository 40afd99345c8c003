"""Acts told by verbs that firms, towns and ferries act by as well: they need a giver by name."""

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.words.cues import CueClass


def handles(draft: Draft) -> bool:
    """Tell whether an act is told by a verb that firms, towns and clubs act by as well ("installed", "shut down")."""
    words = draft.act.passage.grammar
    own = next((step.sign for step in draft.act.chain.signs if step.token.pos == "VERB"), None)
    if own is None:
        return False
    conveyed = own.classes[0] is CueClass.MOVE and own.phrase.endswith((" to", " into", " at"))
    return conveyed or own.phrase in words.handling | words.staging


def is_borne(draft: Draft) -> bool:
    """Tell whether only what carries a thing is said to bring it ("the ferry brought 200 lorries to Spain")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    moving = [s.token for s in draft.act.chain.signs if s.sign and s.sign.classes[0] in _MOVING]
    return any(noun.lemma.lower() in words.bearer for verb in moving for noun in tree.children(verb, "nsubj"))


_MOVING = (CueClass.TRANSFER, CueClass.MOVE)
