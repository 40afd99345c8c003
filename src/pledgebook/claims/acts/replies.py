"""What speakers tell of their own yes and no ("I told him no", "we said yes"), and of others' ("Oslo has said no").

What was asked was told before: a reply is an echo of a request, or of a question put in a talk. Verbs that are
an answer by themselves count too ("Oslo refused", "the Danes agreed at once"), and so does what others than those
who acted would not do ("Oslo refused to").
"""

from collections.abc import Iterator

from pledgebook.claims.acts.draft import Draft, clause
from pledgebook.claims.acts.echo import EchoWords, echo_words
from pledgebook.claims.claim import Cue, CueRole, Stage
from pledgebook.claims.firmness.force import Force
from pledgebook.claims.firmness.modality import Mood, modality
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.parties.gain import Gainers
from pledgebook.claims.words.act import Act, Echo
from pledgebook.claims.words.coordination import subjects_of
from pledgebook.claims.words.naming import named
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Token, Tree
from pledgebook.vocabulary import Vocabulary

_SAYS = {"yes": Stage.PLEDGED, "no": Stage.RULED_OUT}
_TOLD = (Mood.PAST, Mood.PERFECT, Mood.PRESENT)


def replies(passage: Passage, vocabulary: Vocabulary) -> Iterator[Draft]:
    """Yield the yes and no that the speakers of a talk say they gave, or that somebody by name gave."""
    if passage.asked:
        return
    words = echo_words(vocabulary)
    for token in passage.tree.tokens:
        stage = _SAYS.get(token.text.lower()) if token.dep in _SAID else None
        verb = passage.tree.head(token)
        if stage is None or verb.lemma not in passage.grammar.replying:
            yield from _answered(passage, token, words)
        elif passage.turn is not None and _is_ours(passage, verb):
            yield from _reply(passage, token, verb, stage)
        elif others := named(passage, passage.tree.children(verb, "nsubj")) if verb.lemma != "be" else ():
            yield from _reply(passage, token, verb, stage, Doers(others))


def _answered(passage: Passage, verb: Token, words: EchoWords) -> Iterator[Draft]:
    """Yield the answer that a verb without an object is, where somebody is named who gives it."""
    tree = passage.tree
    if verb.pos != "VERB" or not _is_alone(tree, verb):
        return
    if verb.lemma.lower() in words.following:
        yield from _followed(passage, verb, words)
    if verb.dep not in _CLAUSES:
        return
    said = Stage.RULED_OUT if _refuses(tree, verb, words) else None
    stage = said or (Stage.PLEDGED if verb.lemma.lower() in words.agreeing else None)
    others = named(passage, tree.children(verb, "nsubj")) if stage else ()
    if stage and others:
        yield from _reply(passage, verb, verb, stage, Doers(others))


_CLAUSES = ("ROOT", "conj", "ccomp")


def _followed(passage: Passage, verb: Token, words: EchoWords) -> Iterator[Draft]:
    """Yield that others by name do what was told, or may do so ("Norway followed in June", "is expected to follow")."""
    tree, above = passage.tree, passage.tree.head(verb)
    others = named(passage, subjects_of(tree, verb))
    led = verb.dep == "xcomp" and above.lemma.lower() in words.expecting
    stage = Stage.CONSIDERED if led else _FOLLOWED.get(modality(tree, verb, passage.grammar).mood)
    if (
        not others
        or stage is None
        or verb.dep not in (*_CLAUSES, "xcomp")
        or (verb.dep == "xcomp" and not led)
    ):
        return
    yield from _reply(passage, verb, verb, stage, Doers(others), echo=Echo.ALSO)


_FOLLOWED = {
    Mood.PAST: Stage.DELIVERED,
    Mood.PERFECT: Stage.DELIVERED,
    Mood.FUTURE: Stage.PLEDGED,
    Mood.POSSIBLE: Stage.CONSIDERED,
}


def _refuses(tree: Tree, verb: Token, words: EchoWords) -> bool:
    """Tell whether a verb says no by itself, or one of choosing does with "not to" ("chose not to")."""
    denied = any(tree.children(to, "neg") for to in tree.children(verb, "xcomp"))
    return verb.lemma.lower() in words.refusing or denied


def _is_alone(tree: Tree, verb: Token) -> bool:
    """Tell whether nothing but a day, an adverb or a bare "to" stands behind a verb ("refused", "chose not to")."""
    bare = all(below.tag == "TO" for below in tree.children(verb, "xcomp"))
    timed = all(_is_of_time(tree, prep) for prep in tree.children(verb, "prep"))
    return (
        bare and timed and not tree.children(verb, "dobj", "ccomp", "attr", "acomp", "oprd", "dative", "prt")
    )


def _is_of_time(tree: Tree, prep: Token) -> bool:
    return any(noun.entity in ("DATE", "TIME") or noun.dep == "pcomp" for noun in tree.children(prep))


_SAID = ("intj", "dobj", "attr", "acomp", "ccomp", "oprd", "advmod")


def _is_ours(passage: Passage, verb: Token) -> bool:
    """Tell whether the speaker says so: "I said", "I had to tell", "my answer was"."""
    tree, first = passage.tree, passage.grammar.first_person
    above = tree.head(verb) if verb.dep == "xcomp" else verb
    for subject in tree.children(above, "nsubj"):
        own = (subject, *tree.children(subject, "poss"))
        named = subject.lemma.lower() in passage.grammar.reply or verb.lemma != "be"
        if named and any(word.text.lower() in first for word in own):
            return True
    return False


def _reply(
    passage: Passage,
    token: Token,
    verb: Token,
    stage: Stage,
    others: Doers | None = None,
    echo: Echo = Echo.REPLY,
) -> Iterator[Draft]:
    above = passage.tree.head(verb) if verb.dep == "xcomp" else verb
    how = modality(passage.tree, above, passage.grammar)
    if how.mood not in _TOLD and echo is Echo.REPLY:
        return
    cue = Cue(token.span, CueRole.STAGE)
    force = Force(stage, negated=how.negation is not None, cues=(cue,), open=False)
    chain = Chain((Step(verb, token.dep, None),))
    act = Act(passage, token, chain, echo=echo)
    doers = others or Doers(first_person=True, pronoun=token.span)
    region = clause(passage.tree, chain.steps, token)
    yield Draft(act, force, stage, doers, Gainers(), region, cues=force.cues)
