"""Things that no table knows, told by the place they stand in: what is sent, asked for, provided or offered."""

from collections.abc import Iterator

from pledgebook.claims.words.cues import CueClass, CueTable, Sign
from pledgebook.claims.words.kinds import agencies
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.sums import is_on_its_way
from pledgebook.language import Token
from pledgebook.language.item_words import item_words, may_be_goods
from pledgebook.vocabulary import Vocabulary

_GIVING = (CueClass.TRANSFER, CueClass.MOVE)


def unnamed_things(passage: Passage, cues: CueTable, vocabulary: Vocabulary) -> Iterator[Token]:
    """Yield plurals that can be goods where goods are given, asked for or offered, and ventures that are stopped."""
    words = item_words(vocabulary)
    for token in passage.tree.tokens:
        if _is_stopped(passage, token, cues) or _is_work_stopped(passage, token, cues, vocabulary):
            yield token
            continue
        if token.tag != "NNS" or token.index in passage.party_at or _is_known(passage, token):
            continue
        plain = token.lemma.lower() not in passage.grammar.nothing
        if plain and may_be_goods(token.text.lower(), words) and _stands_as_thing(passage, token, cues):
            yield token


def _is_stopped(passage: Passage, token: Token, cues: CueTable) -> bool:
    """Tell whether a word for what is done for others stops or is stopped ("axed its programme in Chad")."""
    named = (token, *passage.tree.children(token, "compound"))
    venture = any(word.lemma.lower() in passage.grammar.venture for word in named)
    venture = venture or _is_paid_to(passage, token)
    verb = passage.tree.head(token)
    before = token.dep == "nsubj" and token.index < verb.index  # not "Axed: one school"
    by_itself = before and verb.pos == "VERB" and not passage.tree.children(verb, "dobj")
    if not venture or not (by_itself or token.dep in ("dobj", "nsubjpass")):
        return False
    meant = _STOPPING if by_itself else (*_STOPPING, CueClass.BEGIN)
    stopping = _is(cues.at(passage.tree, verb), *meant)
    return stopping and not _is_known(passage, token) and token.index not in passage.party_at


def _is_paid_to(passage: Passage, token: Token) -> bool:
    """Tell whether a word means money or goods on their way to somebody ("payments to Malawi")."""
    to = any(prep.text.lower() == "to" for prep in passage.tree.children(token, "prep"))
    return to and is_on_its_way(token, passage.grammar)


def _is_work_stopped(passage: Passage, token: Token, cues: CueTable, vocabulary: Vocabulary) -> bool:
    """Tell whether a body of aid stops its work or takes it up again ("UNHCR halted its operations in Chad")."""
    tree, verb = passage.tree, passage.tree.head(token)
    if token.lemma.lower() not in passage.grammar.activity or token.dep not in ("dobj", "nsubjpass"):
        return False
    doers = tree.children(verb, "nsubj") or tuple(
        noun for prep in tree.children(verb, "agent") for noun in tree.children(prep, "pobj")
    )
    known = (passage.party_at[noun.index].id for noun in doers if noun.index in passage.party_at)
    stopping = _is(cues.at(tree, verb), *_STOPPING)
    return stopping and not _is_known(passage, token) and any(code in agencies(vocabulary) for code in known)


_STOPPING = (CueClass.SUSPEND, CueClass.CANCEL, CueClass.RESUME)


def _is_known(passage: Passage, token: Token) -> bool:
    spans = (one.span for row in (passage.items, passage.amounts, passage.dates) for one in row)
    return any(span.overlaps(token.span) for span in spans)


def _stands_as_thing(passage: Passage, token: Token, cues: CueTable) -> bool:
    tree = passage.tree
    above = tree.head(token)
    sign = cues.at(tree, above)
    if token.dep in ("dobj", "nsubjpass"):
        asked = _is(sign, CueClass.REQUEST) or (
            _is(sign, CueClass.PROMISE) and above.lemma in passage.grammar.vowing
        )
        return asked or above.lemma in passage.grammar.purchasing
    if token.dep == "nsubj":
        return _is(sign, CueClass.ARRIVE, CueClass.BEGIN)
    if token.dep == "pobj":
        return _behind(passage, above, cues)
    return False


def _behind(passage: Passage, prep: Token, cues: CueTable) -> bool:
    """Tell whether a preposition leads to what is asked for, paid for or provided ("provided Chad with kites")."""
    tree = passage.tree
    above = tree.head(prep)
    sign = cues.at(tree, above)
    match prep.text.lower():
        case "for":
            return _is(sign, CueClass.REQUEST) or above.lemma.lower() in ("pay", "thank", "thanks")
        case "with":
            given = tree.children(above, "dobj", "nsubjpass")
            return _is(sign, *_GIVING) and any(one.index in passage.party_at for one in given)
        case "of":
            return above.pos == "NOUN" and (_is(sign, *_GIVING) or above.lemma == "worth")
        case "on":
            return above.lemma == "spend"
    return False


def _is(sign: Sign | None, *classes: CueClass) -> bool:
    return sign is not None and sign.classes[0] in classes
