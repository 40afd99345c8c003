"""People taken in who are called by their nation alone ("welcomed thousands of Syrians"): they gain (codebook 2.2)."""

from pledgebook.claims.words.act import Act
from pledgebook.party import Party


def guests(act: Act) -> tuple[Party, ...]:
    """Return whose people are taken in, where they are called by their nation ("took thousands of Syrians")."""
    if act.inherent is None or not act.inherent.takes_in:
        return ()
    tree, known = act.passage.tree, act.passage.party_at
    within = (prep for prep in tree.children(act.foot, "prep") if prep.text.lower() == "in")
    people = (
        *tree.children(act.foot, "dobj", "nsubjpass"),
        *(noun for prep in within for noun in tree.children(prep, "pobj")),
    )
    of = (prep for one in people for prep in tree.children(one, "prep") if prep.text == "of")
    called = (*people, *(noun for prep in of for noun in tree.children(prep, "pobj")))
    acting = {party.id for party in act.passage.parties if party.span.start < act.foot.start}
    found = (known[noun.index] for noun in called if noun.tag in ("NNS", "NNPS") and noun.index in known)
    return tuple(party for party in found if party.id not in acting | {None, "GROUP"})[:1]
