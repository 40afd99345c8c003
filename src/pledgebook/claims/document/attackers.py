"""States that a document tells to attack others: what names nobody is not meant for them (codebook 2.2)."""

from collections import Counter
from collections.abc import Iterator

from pledgebook.claims.acts.foes import attacked
from pledgebook.claims.words.grammar import Grammar, grammar
from pledgebook.claims.words.passage import Within
from pledgebook.language import Annotation, Sentence, Token, Tree
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary


def attackers(annotation: Annotation, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the states told to attack more often than to be attacked ("Iraq's war against Iran")."""
    pairs = attacked(annotation, vocabulary)
    words, named = grammar(vocabulary), Within(annotation.parties)
    strikes = Counter(str(one) for one, _ in pairs)
    for sentence in annotation.sentences:
        strikes.update(_strike(sentence, named, words))
    struck = Counter(str(other) for _, other in pairs)
    return frozenset(code for code, times in strikes.items() if times > struck[code])


def _strike(sentence: Sentence, named: Within[Party], words: Grammar) -> Iterator[str]:
    """Yield the states that own an attack in a sentence ("the Serbian offensive"), each time that they do."""
    tree = sentence.tree
    if tree is None or not any(word.lemma.lower() in words.hostility for word in tree.tokens):
        return
    for party in named.at(sentence.span):
        top = tree.top(party.span)
        if party.kind is PartyKind.STATE and top is not None and _owns(tree, top, party, words):
            yield str(party.id)


def _owns(tree: Tree, name: Token, party: Party, words: Grammar) -> bool:
    """Tell whether a name is whose attack is told: "Chad's war" may be fought in Chad, its war of conquest is not."""
    noun = tree.head(name)
    owned = name.dep == "poss" or (party.adjective and name.dep in ("amod", "compound", "nmod"))
    if not owned or noun.lemma.lower() not in words.hostility:
        return False
    return noun.lemma.lower() not in words.fought or _is_of_attack(tree, noun, words)


def _is_of_attack(tree: Tree, noun: Token, words: Grammar) -> bool:
    """Tell whether a war is called one of aggression."""
    preps = (prep for prep in tree.children(noun, "prep") if prep.text.lower() == "of")
    return any(
        what.lemma.lower() in words.aggressive for prep in preps for what in tree.children(prep, "pobj")
    )
