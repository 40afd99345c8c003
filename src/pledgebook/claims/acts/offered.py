"""Services that somebody offers another land, told by a verb of any work ("offered to spray the camps in Chad")."""

from pledgebook.claims.claim import Form
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.cues import CueClass, CueTable, Sign
from pledgebook.claims.words.inherent import Inherent
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Token
from pledgebook.party import PartyKind

SERVICE = Inherent("offer", Form.SERVICES, None, object=False)


def service_offered(passage: Passage, verb: Token, cues: CueTable) -> Act | None:
    """Return the work that a state or body by name offers to do on something of another land (codebook 3.2)."""
    tree, above = passage.tree, passage.tree.head(verb)
    sign = cues.at(tree, above)
    offered = verb.dep == "xcomp" and verb.tag == "VB" and above.lemma == "offer" and sign is not None
    if not offered or verb.lemma.lower() in passage.grammar.dealing or cues.at(tree, verb):
        return None
    givers = {
        passage.party_at[noun.index].id
        for noun in tree.children(above, "nsubj")
        if noun.index in passage.party_at
    }
    if not givers or not _is_abroad(passage, verb, givers):
        return None
    own = Sign(verb, (CueClass.DURATIVE,), verb.span, verb.lemma.lower())
    return Act(passage, verb, Chain((Step(verb, "self", own),)), inherent=SERVICE)


def _is_abroad(passage: Passage, verb: Token, givers: set[str | None]) -> bool:
    """Tell whether the work is done on a thing, and another state is named behind the verb."""
    tree = passage.tree
    if not tree.children(verb, "dobj"):
        return False
    named = (passage.party_at[word.index] for word in tree.subtree(verb) if word.index in passage.party_at)
    return any(party.kind is PartyKind.STATE and party.id not in givers for party in named)
