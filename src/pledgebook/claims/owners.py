"""Whose a named act or thing is (codebook 2.1)."""

from pledgebook.claims.naming import named, parties_by
from pledgebook.claims.passage import Passage
from pledgebook.language import Token
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span

_FROM = frozenset({"by", "from"})


def owners(passage: Passage, noun: Token) -> tuple[Party, ...]:
    """Return whose a named act is: "Britain's pledge", "US funding", "a donation by Japan"."""
    tree = passage.tree
    near = list(tree.children(noun, "poss", "amod", "compound", "nmod"))
    found = tuple(p for p in named(passage, near) if not is_made(passage, p) and not is_purpose(passage, p))
    return found or parties_by(passage, noun, _FROM) or _announcers(passage, noun)


def _announcers(passage: Passage, noun: Token) -> tuple[Party, ...]:
    """Return by whom a named act is said or done behind it ("a grant, announced by Oslo,")."""
    below = passage.tree.children(noun, "acl")
    told = (parties_by(passage, verb, frozenset({"by"})) for verb in below if verb.tag == "VBN")
    return next(filter(None, told), ())


def sources(passage: Passage, top: Token) -> tuple[Party, ...]:
    """Return from or by whom a thing comes, wherever the words hang in its phrase ("2 radars for Chad from Togo")."""
    for word in passage.tree.subtree(top):
        if found := parties_by(passage, word, _FROM):
            return found
    return ()


def is_made(passage: Passage, party: Party) -> bool:
    """Tell whether an adjective only says where a thing was made ("Danish-made", "US-built")."""
    return passage.text[party.span.end : party.span.end + 1] == "-"


def is_purpose(passage: Passage, party: Party) -> bool:
    """Tell whether the name of a state before a word for aid says whom it is for ("the Haiti fund").

    An adjective or an abbreviation before it says whose it is ("the Danish fund", "EU aid").
    """
    words = passage.words(party.span)
    if party.kind is not PartyKind.STATE or party.adjective or words.isupper() or "." in words:
        return False
    token = next(iter(passage.tree.within(Span(party.span.end - 1, party.span.end))), None)
    return token is not None and token.dep == "compound" and _aid(passage, token)


def _aid(passage: Passage, name: Token) -> bool:
    """Tell whether a name stands, before other names perhaps, in front of a word for aid."""
    return passage.tree.head(name).lemma.lower() in passage.grammar.purposeful
