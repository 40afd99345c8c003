"""How a verb stands: its tense, its modals, whether it is denied or hangs on a condition."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pledgebook.claims.firmness.habits import habit
from pledgebook.claims.firmness.participles import describes, is_absolute, main_of
from pledgebook.claims.words.conditions import condition
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.once import once_a_word
from pledgebook.language import Token, Tree
from pledgebook.span import Span


class Mood(StrEnum):
    """Tense, aspect and modality in one word, as far as firmness depends on them."""

    PAST = "past"
    PERFECT = "perfect"
    GOING_ON = "going on"
    ONGOING = "ongoing"
    PRESENT = "present"
    FUTURE = "future"
    POSSIBLE = "possible"
    DUTY = "duty"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Modality:
    """A verb's mood, and the words that deny it, make it possible or hang it on a condition."""

    mood: Mood
    negation: Span | None = None
    modal: Span | None = None
    condition: Span | None = None
    noun: bool = False
    now: Span | None = None
    able: bool = False  # "can", which in "can announce" does not make it doubtful


@once_a_word
def modality(tree: Tree, verb: Token, words: Grammar) -> Modality:
    """Return how a verb stands."""
    if told := cleft(tree, verb):
        return modality(tree, told, words)
    owner = _bearer(tree, verb)
    auxiliaries = tree.children(owner, "aux", "auxpass")
    mood, modal = _mood(tree, owner, auxiliaries, words)
    perhaps = next((c for c in tree.children(verb, "advmod") if c.text.lower() in words.perhaps), None)
    if yet := _yet(tree, verb):
        return Modality(Mood.PERFECT, yet)
    if perhaps := perhaps or _whether(tree, verb):
        mood, modal = Mood.POSSIBLE, perhaps.span
    if words.historic and mood is Mood.PRESENT:
        mood = Mood.PAST
    denial = _negation(tree, verb, owner, words) or denied_adjective(tree, verb, words)
    return Modality(
        mood,
        negation=None if _is_put_off(tree, verb, mood) else denial,
        modal=modal,
        condition=condition(tree, verb, words),
        now=habit(tree, verb, words),
        able=any(child.text.lower() == "can" for child in auxiliaries),
    )


def _is_put_off(tree: Tree, verb: Token, mood: Mood) -> bool:
    """Tell whether what is denied is only that it comes before a day ("is not expected to come before May")."""
    if verb.lemma in ("expect", "schedule", "plan", "mean"):
        return any(_only_waits(tree, below) for below in tree.children(verb, "xcomp"))
    return mood is Mood.FUTURE and _only_waits(tree, verb)


def _only_waits(tree: Tree, verb: Token) -> bool:
    """Tell whether a day is told before which something will not be: it is to come after ("not before May")."""
    preps = (prep for prep in tree.children(verb, "prep") if prep.text.lower() in _BEFORE)
    return any(noun.entity == "DATE" for prep in preps for noun in tree.children(prep, "pobj"))


_BEFORE = ("before", "until", "till")


def cleft(tree: Tree, verb: Token) -> Token | None:
    """Return the "do" by which a verb is brought forward ("what we will not do is send", "all we can do is send")."""
    if verb.tag not in ("VB", "VBG") or tree.children(verb, "nsubj"):
        return None
    above = tree.head(verb)
    holder = above if above.lemma == "be" and verb.dep in ("xcomp", "ccomp", "attr") else verb
    heads = tree.children(holder, "csubj")
    heads += tuple(do for noun in tree.children(holder, "nsubj") for do in tree.children(noun, "relcl"))
    return next((do for do in heads if do.lemma == "do" and do.index < verb.index), None)


def _whether(tree: Tree, verb: Token) -> Token | None:
    """Return the "whether" that leaves an act open ("debates whether Lima should give", "it is not known if")."""
    above = tree.head(verb)
    asked = verb.dep == "ccomp" or (verb.index > above.index and _is_unknown(tree, above))
    marks = ("whether", "if") if asked else ("whether",)
    return next((c for c in tree.children(verb, "mark") if c.text.lower() in marks), None)


def _is_unknown(tree: Tree, verb: Token) -> bool:
    """Tell whether an "it" stands for what is not known ("it is not clear if", "it was not known if")."""
    denied = bool(tree.children(verb, "neg"))
    return denied and any(word.text.lower() == "it" for word in tree.children(verb, "nsubj", "nsubjpass"))


def _yet(tree: Tree, verb: Token) -> Span | None:
    """Return the "yet" of "has yet to deliver", which says that it has not."""
    above = tree.head(verb)
    infinitive = any(aux.text.lower() == "to" for aux in tree.children(verb, "aux"))
    if not infinitive or above.lemma not in ("have", "be") or above.index == verb.index:
        return None
    return next((c.span for c in tree.children(above, "advmod") if c.text.lower() == "yet"), None)


def _bearer(tree: Tree, verb: Token) -> Token:
    """Return the conjunct whose auxiliaries a bare coordinated verb shares ("will send tanks and train crews")."""
    while (
        verb.dep == "conj"
        and verb.tag in ("VB", "VBN", "VBG", "VBD")
        and not tree.children(verb, "aux", "auxpass", "nsubj")
    ):
        above = tree.head(verb)
        if above.tag != verb.tag and {above.tag, verb.tag} != {"VBN", "VBD"}:
            break
        verb = above
    return verb


def _mood(
    tree: Tree, verb: Token, auxiliaries: tuple[Token, ...], grammar: Grammar
) -> tuple[Mood, Span | None]:
    words = {child.text.lower(): child for child in auxiliaries}
    if (said := _modal(verb, words, grammar)) is not None:
        return said
    lemmas = {child.lemma for child in auxiliaries}
    if "have" in lemmas or "having" in words:
        return (Mood.GOING_ON if verb.tag == "VBG" else Mood.PERFECT), None
    if verb.tag == "VBG" and verb.dep == "pcomp" and tree.head(verb).text.lower() in grammar.completed:
        return Mood.PERFECT, None  # "after sending"
    if verb.tag == "VBG" and not auxiliaries and describes(tree, verb):
        laid_down = tree.head(verb).lemma.lower() in grammar.legal  # "a law granting"
        return (Mood.PRESENT if laid_down else Mood.GOING_ON), None
    if (main := main_of(tree, verb)) is not None and not auxiliaries:
        first = _bearer(tree, main)  # "will extend and deepen its aid, sending 60 more"
        return _mood(tree, first, tree.children(first, "aux", "auxpass"), grammar)
    if "to" in words and (above := obliging(tree, verb)) is not None:
        return _bound(tree, above), above.span
    if "to" in words:
        due = verb.tag == "VBN" and (
            verb.dep in ("acl", "relcl", "pcomp") or _is_due(tree, verb)
        )  # "boats to be sent"
        headline = due or _is_heading(tree, verb)
        return (Mood.FUTURE if headline else Mood.OPEN), words["to"].span if headline else None
    mood = Mood.ONGOING if is_absolute(tree, verb) else _finite(verb, auxiliaries)
    day = _ahead(tree, verb, grammar) if mood in (Mood.PRESENT, Mood.ONGOING) else None
    return (Mood.FUTURE, day.span) if day else (mood, None)


def _modal(verb: Token, words: Mapping[str, Token], grammar: Grammar) -> tuple[Mood, Span] | None:
    """Return the mood that a modal verb gives.

    What "should" land is awaited, and nobody is asked for it; a sum that somebody "can draw" is open to them.
    """
    if verb.lemma == "draw" and (open_to := grammar.possible & words.keys()):
        return Mood.FUTURE, words[min(open_to)].span
    if verb.lemma.lower() in grammar.reaching and (said := words.get("should")):
        return Mood.FUTURE, said.span
    for forms, mood in (
        (grammar.possible, Mood.POSSIBLE),
        (grammar.duty, Mood.DUTY),
        (grammar.future, Mood.FUTURE),
    ):
        for form in forms & words.keys():
            if form not in ("need", "'d") or words[form].tag == "MD":
                return mood, words[form].span
    return None


def _ahead(tree: Tree, verb: Token, words: Grammar) -> Token | None:
    """Return the time to come that puts off a verb in the present ("sails on Friday", "is leaving next week")."""
    for near in tree.children(verb, "npadvmod", "advmod", "prep"):
        times = tree.children(near, "pobj") if near.text.lower() in _ON else (near,)
        for time in times:
            said = (time, *tree.children(time, "amod", "det", "compound"))
            texts = {word.text.lower() for word in said}
            if texts & words.ahead and not texts & words.recurring:
                return time
    return None


_ON = ("on", "in", "by", "from", "before")


def _is_due(tree: Tree, verb: Token) -> bool:
    """Tell whether a passive stands below "is" ("is to be sent")."""
    return verb.dep == "xcomp" and tree.head(verb).lemma == "be"


def obliging(tree: Tree, verb: Token) -> Token | None:
    """Return the "has", "needs" or "ought" right before an infinitive; what one had to do was done."""
    above, auxiliaries = tree.head(verb), tree.children(verb, "aux")
    if verb.dep != "xcomp" or not auxiliaries or auxiliaries[0].text.lower() != "to":
        return None
    return above if above.index == auxiliaries[0].index - 1 and above.lemma in _MUST else None


def _bound(tree: Tree, above: Token) -> Mood:
    """Return how what one has to do stands: what one had to do, or has had to, was done."""
    if above.tag == "VBD":
        return Mood.PAST
    perfect = above.lemma == "have" and any(aux.lemma == "have" for aux in tree.children(above, "aux"))
    return Mood.PERFECT if perfect else Mood.DUTY


_MUST = ("have", "need", "ought")


def _is_heading(tree: Tree, verb: Token) -> bool:
    """Tell whether an infinitive says what somebody will do ("Lima to lend ships"), however the parser hangs it."""
    if verb.dep == "ROOT":
        return bool(tree.children(verb, "nsubj", "nsubjpass"))
    doer = tree.head(verb)
    named = (doer, *tree.children(doer, "amod", "compound", "poss", "nmod"))
    top = verb.dep in ("relcl", "acl") and doer.dep == "ROOT" and doer.index < verb.index
    return top and any(word.entity in _NAMES for word in named)


_NAMES = ("GPE", "NORP", "ORG", "PERSON")


def _finite(verb: Token, auxiliaries: tuple[Token, ...]) -> Mood:
    tags = {child.tag for child in auxiliaries}
    if verb.tag == "VBG":
        return Mood.ONGOING if auxiliaries else Mood.OPEN
    if verb.tag == "VBD" or "VBD" in tags or (verb.tag == "VBP" and _is_past_form(verb)):
        return Mood.PAST
    if verb.tag == "VBN":
        being = any(child.text.lower() == "being" for child in auxiliaries)
        return Mood.ONGOING if being else Mood.PRESENT if auxiliaries else Mood.PAST
    if verb.tag in ("VBZ", "VBP") or "VBZ" in tags or "VBP" in tags:
        return Mood.PRESENT
    return Mood.OPEN


def _is_past_form(verb: Token) -> bool:
    """Tell whether a verb taken for a present is a past: no plural present differs from its lemma ("forgave")."""
    differs = verb.pos == "VERB" and verb.text.islower() and verb.text != verb.lemma
    return verb.lemma in _UNCHANGED or (differs and verb.lemma != "be")


# Verbs with one form for both times; of an act told once the past is meant ("we put up sixty beds").
_UNCHANGED = ("put", "cut", "set", "let", "shut")


def _negation(tree: Tree, verb: Token, owner: Token, words: Grammar) -> Span | None:
    for word in (verb,) if owner is verb else (verb, owner):
        if _is_contrast(tree, word):
            continue  # "will not be stationed in the east but in the west"
        for child in tree.children(word):
            following = child.index + 1
            if following < len(tree.tokens) and tree.tokens[following].text.lower() in words.only:
                continue  # "will not only send guns"
            if _denies(tree, word, child, words):
                return child.span
            there = child.dep == "attr" and bool(tree.children(word, "expl"))  # "there will be no loans"
            subject = there or child.dep in ("nsubj", "nsubjpass", "dobj")
            if subject and (none := denied_noun(tree, child, words)):
                return none
        if (nor := _inverted_nor(tree, word)) is not None:
            return nor.span
    return None


def _inverted_nor(tree: Tree, verb: Token) -> Token | None:
    """Return "nor" between two verbs, the second with its auxiliary first ("did not pay, nor will it send")."""
    between = tree.children(tree.head(verb), "cc") if verb.dep == "conj" else ()
    nors = (word for word in between if word.text.lower() == "nor" and word.index < verb.index)
    return next((nor for nor in nors if tree.tokens[nor.index + 1] in tree.children(verb, "aux")), None)


def _denies(tree: Tree, verb: Token, word: Token, words: Grammar) -> bool:
    """Tell whether a word beside a verb denies it: "not", "never", an opening "nor", "no longer", "at no time"."""
    opening = word.dep == "cc" and word.index < verb.index
    never = word.text.lower() in words.never and (opening or word.dep in ("advmod", "preconj"))
    if _is_measure(tree, word):
        return False
    return never or word.dep == "neg" or _is_no_longer(tree, word) or _is_at_no_time(tree, word, words)


def _is_at_no_time(tree: Tree, prep: Token, words: Grammar) -> bool:
    """Tell whether a phrase denies the verb it stands with ("under no circumstances", "at no time")."""
    nouns = (noun for noun in tree.children(prep, "pobj") if noun.lemma.lower() in words.circumstances)
    return prep.dep == "prep" and any(denied_noun(tree, noun, words) for noun in nouns)


def _is_no_longer(tree: Tree, word: Token) -> bool:
    """Tell whether an adverb closes "no longer" or "no more"."""
    closing = word.text.lower() in ("longer", "more") and word.dep in ("advmod", "neg")
    return closing and word.index > 0 and tree.tokens[word.index - 1].text.lower() == "no"


def _is_contrast(tree: Tree, verb: Token) -> bool:
    """Tell whether "not" denies one place or time and "but" says the right one."""
    preps = tree.children(verb, "prep")
    return any(
        word.text.lower() == "but" and prep.index < word.index and tree.children(tree.head(word), "conj")
        for prep in preps
        for word in tree.subtree(prep)
        if word.dep == "cc" and tree.head(word).dep in ("prep", "pobj")
    )


def denied_adjective(tree: Tree, word: Token, words: Grammar) -> Span | None:
    """Return what denies the "is" that an adjective hangs on ("is not prepared to send")."""
    above = tree.head(word)
    being = word.dep in ("acomp", "oprd") and above.lemma in ("be", "seem", "appear", "feel")
    if not being or _only_waits(tree, above):
        return None
    return _negation(tree, word, above, words)


def denied_noun(tree: Tree, noun: Token, words: Grammar) -> Span | None:
    """Return the "no", "none" or "nobody" that denies a noun ("no plans", "sent no troops")."""
    if noun.text.lower() in words.none:
        after = tree.tokens[noun.index + 1 : noun.index + 2]
        return None if after and after[0].text.lower() in _BUT else noun.span
    if one := _not_one(tree, noun):
        return one
    own = (word for word in _determiners(tree, noun) if word.text.lower() in words.no)
    return next((word.span for word in own if not _is_measure(tree, word)), None)


def _is_measure(tree: Tree, word: Token) -> bool:
    """Tell whether a word of denial only says how many ("no fewer than 40", "not less than half")."""
    after = tree.tokens[word.index + 1 : word.index + 3]
    return len(after) == 2 and after[0].tag in ("JJR", "RBR") and after[1].text.lower() == "than"


def _determiners(tree: Tree, noun: Token) -> tuple[Token, ...]:
    """Return the determiners of a noun, that of the "more" before it too ("no more boats")."""
    more = (word for word in tree.children(noun, "amod", "advmod") if word.text.lower() == "more")
    return (*tree.children(noun, "det", "neg"), *(no for word in more for no in tree.children(word)))


_BUT = ("but", "except", "besides")


def _not_one(tree: Tree, noun: Token) -> Span | None:
    """Return the "not" of "not one tent", "not a single tent", the "hardly" of "hardly any"."""
    for word in (noun, *tree.children(noun, "nummod", "det")):
        before, said = tree.tokens[word.index - 1], word.text.lower()
        if word.index and (before.text.lower(), said) in _HARDLY:
            return before.span
    return None


_HARDLY = frozenset(
    (denial, said) for denial in ("not", "hardly", "scarcely", "barely") for said in ("one", "a", "any")
)
