"""Speech verbs in a sentence, with whoever speaks."""

from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.language.quotation import Tells
from pledgebook.language.quote_phrases import agent, infinitive, negated, noun_phrase, passive, subject, tense
from pledgebook.language.quote_words import Sense, SpeechWords, Takes
from pledgebook.language.tree import Token, Tree
from pledgebook.span import Span

_VERBAL = {"VERB", "AUX"}
_OWN_VOICE = {"i", "we", "you", "us", "me", "my", "our"}
_EXPLETIVE = {"there", "this", "that", "which", "what"}
_RELATIVE = {"who", "which", "that", "whom"}


@dataclass(frozen=True, slots=True)
class Saying:
    """A speech verb: its words, what it tells and takes, and the noun of whoever speaks."""

    number: int
    verb: Token
    cue: Span
    senses: tuple[Sense, ...]
    speaker: Token | None
    source: Span | None
    hearsay: bool = False
    own: bool = True
    whose: tuple[Token, Span] | None = None  # who is quoted as saying it, by the speaker

    @property
    def takes(self) -> frozenset[Takes]:
        """What may follow the verb in any of its senses."""
        return frozenset().union(*(sense.takes for sense in self.senses))

    @property
    def tells(self) -> Tells:
        """What the verb tells in its first sense."""
        return self.senses[0].tells

    def told(self, what: Takes, *, asks: bool = False) -> Tells:
        """Return what the verb tells of words that follow it in a given form."""
        fitting = [sense.tells for sense in self.senses if what in sense.takes]
        if asks and Tells.QUESTION in fitting:
            return Tells.QUESTION
        return fitting[0] if fitting else self.tells

    @property
    def group(self) -> Span:
        """The words of the verb and of its speaker where that is its own subject."""
        if self.source is None or not self.own or self.source.end + 90 < self.cue.start:
            return self.cue
        return self.cue.join(self.source)


def find_sayings(tree: Tree, number: int, words: SpeechWords) -> Iterator[Saying]:
    """Yield every speech verb of a sentence that somebody other than the writer speaks."""
    for verb in tree.tokens:
        senses = words.verbs.get(verb.text.lower(), ())
        hidden = words.passives.get(verb.text.lower(), ())
        if not (senses or hidden) or not _is_verb(tree, verb):
            continue
        saying = (
            _passive(tree, number, verb, hidden, words)
            if passive(tree, verb)
            else _active(tree, number, verb, senses, words)
        )
        if saying is not None:
            yield saying


def find_quotatives(tree: Tree, number: int, words: SpeechWords) -> Iterator[Saying]:
    """Yield verbs that the vocabulary does not know but that can follow a quotation: "…," he rejoined."""
    for verb in tree.tokens:
        if verb.pos != "VERB" or verb.tag not in ("VBD", "VBZ", "VBP") or verb.text.lower() in words.verbs:
            continue
        speaker = subject(tree, verb)
        if speaker is not None and speaker.text.lower() not in _OWN_VOICE | _EXPLETIVE | _RELATIVE:
            sense = Sense(verb.lemma, None, Tells.STATEMENT, frozenset({Takes.QUOTE}))
            yield Saying(number, verb, verb.span, (sense,), speaker, noun_phrase(tree, speaker))


def _is_verb(tree: Tree, verb: Token) -> bool:
    if verb.pos == "NOUN":  # "police allege the man fled"
        return (
            verb.dep == "ROOT" and bool(tree.children(verb, "nsubj")) and bool(tree.children(verb, "ccomp"))
        )
    if verb.dep in ("amod", "compound") and verb.tag in ("VBD", "VBZ") and verb.index:
        return tree.tokens[verb.index - 1].text in ('"', "'")  # ""We stay," tweeted Berg" read as one name
    return (verb.pos in _VERBAL or verb.tag.startswith("VB")) and verb.dep not in (
        "amod",
        "aux",
        "auxpass",
        "compound",
    )


def _active(
    tree: Tree, number: int, verb: Token, senses: tuple[Sense, ...], words: SpeechWords
) -> Saying | None:
    chosen = [(sense, cue) for sense in senses if (cue := _cue(tree, verb, sense)) is not None]
    if not chosen or unsaid(tree, verb, words):
        return None
    cue = chosen[0][1]
    fitting = tuple(sense for sense, where in chosen if where == cue)
    speaker = speaker_of(tree, resumed(tree, verb, words) or verb)
    if speaker is not None and speaker.text.lower() in _OWN_VOICE:
        return None
    source = noun_phrase(tree, speaker) if speaker is not None else None
    if source is not None and source.start == verb.start and source.end > verb.end:
        source = Span(tree.tokens[verb.index + 1].start, source.end)
    own = speaker is not None and speaker in (subject(tree, verb), _who_said(tree, verb))
    quoted = _quoted_behind(tree, verb)
    whose = (quoted, noun_phrase(tree, quoted)) if quoted is not None else None
    return Saying(number, verb, cue, fitting, speaker, source, own=own, whose=whose)


def _passive(
    tree: Tree, number: int, verb: Token, senses: tuple[Sense, ...], words: SpeechWords
) -> Saying | None:
    """Read "was told that", "it is understood that", "is said to", "was quoted as saying"."""
    if not senses or unsaid(tree, verb, words):
        return None
    by = agent(tree, verb)
    source = noun_phrase(tree, by) if by is not None else None
    return Saying(number, verb, verb.span, senses, by, source, hearsay=by is None)


def _cue(tree: Tree, verb: Token, sense: Sense) -> Span | None:
    """Return the words of a verb with its particle, or null where the particle is missing."""
    if sense.particle is None:
        return verb.span
    for word in tree.tokens[verb.index + 1 : verb.index + 3]:
        if word.text.lower() == sense.particle:
            return Span(verb.start, word.end)
    return None


def unsaid(tree: Tree, verb: Token, words: SpeechWords) -> bool:
    """Tell whether the text says that the words were not spoken: "did not say", "declined to say"."""
    if words.is_a("unsaid", verb.lemma) and negated(tree, verb):
        return True
    if verb.dep != "xcomp" or not infinitive(tree, verb):
        return False
    return not words.is_a("goes_on", tree.head(verb).lemma)


def speaker_of(tree: Tree, verb: Token) -> Token | None:
    """Return the noun of whoever does the speaking, up the tree where the verb has no subject of its own."""
    if (described := _who_said(tree, verb)) is not None:
        return described
    for _ in range(6):
        found = subject(tree, verb)
        if found is not None:
            return _antecedent(tree, verb, found)
        above = tree.head(verb)
        if above.index == verb.index or verb.dep in ("ccomp", "pobj"):
            return None
        if verb.dep in ("acl", "relcl", "amod", "compound"):
            return above
        if verb.dep == "pcomp" and (quoted := quoted_as(tree, verb)) is not None:
            return quoted
        if verb.dep == "xcomp" and (told := next(iter(tree.children(above, "dobj")), None)) is not None:
            return told
        verb = above
    return None


def _who_said(tree: Tree, verb: Token) -> Token | None:
    """Return who speaks at the end of a sentence, a clause between ("…, an aide who asked not to be named said")."""
    last = verb.head == verb.index and verb.index >= len(tree.tokens) - 2
    if not last or tree.children(verb, "nsubj") or not tree.children(verb, "ccomp"):
        return None
    who = (word for word in reversed(tree.tokens[: verb.index]) if word.text.lower() == "who")
    clauses = (tree.head(word) for word in who)
    return next((tree.head(clause) for clause in clauses if clause.dep == "relcl"), None)


def quoted_as(tree: Tree, verb: Token) -> Token | None:
    """Return who is quoted by another as saying something ("Tass quoted Mr Ivanov as saying")."""
    led = tree.head(verb)
    told = tree.children(tree.head(led), "dobj") if verb.dep == "pcomp" and led.text.lower() == "as" else ()
    return next((noun for noun in told if noun.index < led.index), None)


def _quoted_behind(tree: Tree, verb: Token) -> Token | None:
    """Return who is quoted where the words stand before the verb (""We stay," Tass quoted Mr Ivanov as saying")."""
    led = [prep for prep in tree.children(verb, "prep") if prep.text.lower() == "as"]
    saying = next((word for prep in led for word in tree.children(prep, "pcomp")), None)
    if saying is None or tree.children(saying, "ccomp", "dobj"):
        return None
    return quoted_as(tree, saying)


def resumed(tree: Tree, verb: Token, words: SpeechWords) -> Token | None:
    """Return the speech verb that ", adding" or "and urged" goes on from, though the parse says otherwise."""
    if verb.index == 0 or subject(tree, verb) is not None:
        return None
    if verb.dep == "conj":
        return _rejoined(tree, verb, words)
    if verb.tag != "VBG" or verb.dep not in ("advcl", "xcomp", "acl") or verb.text.lower() not in words.verbs:
        return None
    besides = words.is_a("besides", verb.lemma)
    if tree.tokens[verb.index - 1].text != "," and not (besides and _that_follows(tree, verb)):
        return None
    said = tree.head(verb)
    outer = _outer(tree, said, words) if besides else _telling(tree, said, words)
    inner = subject(tree, said)
    speaks = inner is not None and (inner.pos in ("PROPN", "PRON") or can_speak(inner, words))
    return None if speaks and not besides else outer


def _that_follows(tree: Tree, verb: Token) -> bool:
    return verb.index + 1 < len(tree.tokens) and tree.tokens[verb.index + 1].text.lower() == "that"


def _outer(tree: Tree, said: Token, words: SpeechWords) -> Token | None:
    """Return the nearest speech verb above a clause that tells it: what is said besides goes on from it."""
    for word in (said, *tree.ancestors(said)):
        if (outer := _telling(tree, word, words)) is not None:
            return outer
    return None


def _rejoined(tree: Tree, verb: Token, words: SpeechWords) -> Token | None:
    """Return the speech verb that shares a tense with "and urged", where the words spoken are in another."""
    said = tree.head(verb)
    while said.dep == "conj":
        said = tree.head(said)
    outer = _telling(tree, said, words)
    before = tree.tokens[verb.index - 1]
    if outer is None or verb.tag not in ("VBD", "VBZ") or verb.tag != outer.tag or before.pos != "CCONJ":
        return None
    apart = before.index > 0 and tree.tokens[before.index - 1].text == ","
    return outer if apart or _mute(tree, said, verb, words) or tense(tree, said) != verb.tag else None


def _mute(tree: Tree, said: Token, verb: Token, words: SpeechWords) -> bool:
    """Tell whether what a clause is about cannot speak, and so does not: "said a deal was near but warned …"."""
    about = subject(tree, said)
    thing = about is not None and about.pos == "NOUN" and not can_speak(about, words)
    return thing and verb.text.lower() in words.verbs


def _telling(tree: Tree, said: Token, words: SpeechWords) -> Token | None:
    """Return the speech verb that a clause hangs on."""
    outer = tree.head(said)
    known = said.dep == "ccomp" and outer.text.lower() in words.verbs and outer.index < said.index
    return outer if known and subject(tree, outer) is not None else None


def objects_of(tree: Tree, saying: Saying) -> tuple[Token, ...]:
    """Return the objects of a speech verb, or of its particle: "urged drivers", "called on drivers"."""
    preps = (prep for prep in tree.children(saying.verb, "prep") if prep.start < saying.cue.end)
    of_particle = (noun for prep in preps for noun in tree.children(prep, "pobj"))
    return (*tree.children(saying.verb, "dobj", "dative"), *of_particle)


def can_speak(noun: Token, words: SpeechWords) -> bool:
    """Tell whether a common noun names people, an institution or a document."""
    return any(
        words.is_a(kind, noun.text)
        for kind in ("anonymous", "office", "organisation", "spokesperson", "document")
    )


def _antecedent(tree: Tree, verb: Token, found: Token) -> Token:
    """Follow "who" and "which" to the noun that the clause hangs on."""
    if found.text.lower() in _RELATIVE and verb.dep == "relcl":
        return tree.head(verb)
    return found


def nobody(saying: Saying, words: SpeechWords) -> bool:
    """Tell whether the subject of a verb names nobody who could speak: "this suggests", "the delay shows"."""
    if saying.speaker is None:
        return False
    word = saying.speaker.text.lower()
    if word in _EXPLETIVE or (word == "it" and not saying.own):
        return True
    if saying.tells is not Tells.FINDING and not words.is_a("sign", saying.verb.lemma):
        return False
    return word == "it" or (saying.speaker.pos == "NOUN" and not can_speak(saying.speaker, words))
