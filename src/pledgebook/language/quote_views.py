"""Sources that stand beside what they say: "as the envoy put it", "in her view"."""

from collections.abc import Iterator

from pledgebook.language.quote_according import clause_beside
from pledgebook.language.quote_phrases import noun_phrase, subject, tensed
from pledgebook.language.quote_scene import Draft, Scene
from pledgebook.language.quote_words import Takes
from pledgebook.language.tree import Token, Tree
from pledgebook.span import Span

_OWN_VOICE = frozenset({"i", "we", "you", "my", "our", "your"})
_SET_OFF = frozenset({",", ".", '"', "'", "-", "–", "—", ";", "?", "!"})


def beside(scene: Scene, tree: Tree, number: int) -> Iterator[Draft]:
    """Yield the clauses that a phrase at their side puts into somebody's mouth."""
    for word in tree.tokens[:-2]:
        low = word.text.lower()
        found = (
            _as_said(scene, tree, word) if low == "as" else _view(scene, tree, word) if low == "in" else None
        )
        if found is None or found[1].text.lower() in _OWN_VOICE:
            continue
        phrase, speaker, cue = found
        content = clause_beside(scene, tree, word, phrase, number)
        if content is not None:
            yield Draft(content, cue.span, noun_phrase(tree, speaker), speaker, number)


def _as_said(scene: Scene, tree: Tree, word: Token) -> tuple[Span, Token, Token] | None:
    """Read "as the envoy put it", set off from the clause beside it."""
    found = _speaker_and_verb(tree, word)
    if found is None or not _told_beside(scene, tree, found[1]):
        return None
    speaker, verb = found
    phrase = Span(word.start, tree.reach(verb).end)
    return (phrase, speaker, verb) if _apart(tree, phrase) else None


def _speaker_and_verb(tree: Tree, word: Token) -> tuple[Token, Token] | None:
    """Return the subject and the verb after "as", also where the parser took the verb for a participle."""
    verb = tree.head(word)
    speaker = subject(tree, verb)
    if word.dep == "mark" and speaker is not None and tensed(tree, verb):
        return speaker, verb
    nouns = tree.children(word, "pobj")
    return next(((noun, verb) for noun in nouns for verb in tree.children(noun, "acl")), None)


def _told_beside(scene: Scene, tree: Tree, verb: Token) -> bool:
    """Tell whether a verb of speech has nothing of its own that it tells."""
    senses = scene.words.verbs.get(verb.text.lower(), ())
    objects = [child.text.lower() for child in tree.children(verb, "dobj")]
    if any(Takes.AS in sense.takes for sense in senses):
        return objects == ["it"]
    speech = any(Takes.QUOTE in sense.takes for sense in senses)
    return speech and not objects and not tree.children(verb, "ccomp", "xcomp", "acomp", "advcl")


def _view(scene: Scene, tree: Tree, word: Token) -> tuple[Span, Token, Token] | None:
    """Read "in her view", "in the words of one farmer", set off from the clause beside it."""
    noun = next(
        (child for child in tree.children(word, "pobj") if scene.words.is_a("view", child.text)), None
    )
    if noun is None or noun.index - word.index > len(("her", "own", "informed", "view")):
        return None
    speaker = next(iter(tree.children(noun, "poss")), None) or _of(tree, noun)
    phrase = Span(word.start, tree.reach(noun).end)
    return (phrase, speaker, noun) if speaker is not None and _apart(tree, phrase) else None


def _of(tree: Tree, noun: Token) -> Token | None:
    owners = (prep for prep in tree.children(noun, "prep") if prep.text.lower() == "of")
    return next((owner for prep in owners for owner in tree.children(prep, "pobj")), None)


def _apart(tree: Tree, phrase: Span) -> bool:
    """Tell whether signs stand at both sides of a phrase, or the edge of the sentence."""
    inside = tree.within(phrase)
    before = tree.tokens[inside[0].index - 1].text if inside[0].index else ","
    after = tree.tokens[inside[-1].index + 1].text if inside[-1].index + 1 < len(tree.tokens) else "."
    return before in _SET_OFF and after in _SET_OFF
