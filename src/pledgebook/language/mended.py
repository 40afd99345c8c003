"""What a parse gets wrong of names and clauses in official papers, put right by what no sentence can mean."""

from pledgebook.language.mended_asides import going_on, set_aside, told_behind_commas
from pledgebook.language.rejoined import REJOINING, is_sum
from pledgebook.language.set_right import (
    done_below,
    done_to,
    gets_counted,
    lent_on_terms,
    named_goal,
    parts_done,
    peoples_counted,
    who_fled,
)
from pledgebook.language.tree import Token, Tree
from pledgebook.language.unmarked import given_unmarked, told_beside

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NO_NOUN = ("ADJ", "ADV", "INTJ", "ADP", "SCONJ", "X")
_VERBAL = ("VERB", "AUX")
_DAYS = ("today", "yesterday", "tomorrow", "tonight")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September")
_CALENDAR = (*_WEEKDAYS, *_MONTHS, "October", "November", "December")
_SHORTEST = 3  # letters of an abbreviation that is surely a name


def mended(tree: Tree) -> Tree:
    """Return a tree in which abbreviations are names, and a finite verb goes on from a finite verb."""
    for mending in _MENDINGS:
        changed = {token.index: token for token in mending(tree)}
        if changed:
            tree = Tree(tuple(changed.get(token.index, token) for token in tree.tokens))
    return tree


def _lifted(tree: Tree) -> list[Token]:
    """Return the subjects that hang from an auxiliary, hung from its verb ("we are also sending")."""
    low = (token for token in tree.tokens if token.dep in ("nsubj", "nsubjpass"))
    return [one._replace(head=tree.head(one).head) for one in low if tree.head(one).dep == "aux"]


def _given(tree: Tree) -> list[Token]:
    """Return a passive taken for a past tense, with its auxiliary and subject ("Chad was on Monday granted a loan")."""
    found: list[Token] = []
    for aux in tree.tokens:
        verb = tree.head(aux)
        if aux.dep != "aux" or aux.lemma != "be" or verb.tag not in ("VBN", "VBD"):
            continue
        if verb.pos == "VERB" and not tree.children(verb, "auxpass"):
            subjects = tree.children(verb, "nsubj")
            found += [verb._replace(tag="VBN"), aux._replace(dep="auxpass")]
            found += [subject._replace(dep="nsubjpass") for subject in subjects]
    return found


def _how_many_sent(tree: Tree) -> list[Token]:
    """Return a question of how many taken for a clause on them, set right ("How many trucks has Oslo sent?")."""
    for verb in tree.tokens:
        aux = tree.head(verb)
        if verb.tag not in ("VBN", "VBD") or verb.dep != "ccomp" or aux.lemma != "have" or aux.dep != "ROOT":
            continue
        things = [
            noun for noun in tree.children(aux, "nsubj") if noun.index < aux.index and _how_many(tree, noun)
        ]
        if things and tree.children(verb, "nsubj") and not tree.children(verb, "dobj"):
            rest = [one for one in tree.children(aux) if one is not verb and one not in things]
            return [
                *(noun._replace(dep="dobj", head=verb.index) for noun in things),
                *(one._replace(head=verb.index) for one in rest),
                aux._replace(dep="aux", head=verb.index, pos="AUX"),
                verb._replace(dep="ROOT", head=verb.index, tag="VBN"),
            ]
    return []


def _how_many(tree: Tree, noun: Token) -> bool:
    many = [word for word in tree.children(noun, "amod") if word.text.lower() in ("many", "much")]
    return any(how.text.lower() == "how" for word in many for how in tree.children(word, "advmod"))


def _told(tree: Tree) -> list[Token]:
    """Return the past tense taken for a clause on its own subject, as what is told ("the second flight left Lima")."""
    for verb in tree.tokens:
        noun = tree.head(verb)
        told = verb.tag == "VBD" and verb.dep == "acl" and tree.children(verb, "dobj", "prt")
        if told and noun.dep == "ROOT" and noun.index < verb.index and _lacks_subject(tree, verb):
            behind = [
                word._replace(head=verb.index) for word in tree.children(noun) if word.index > verb.index
            ]
            top = verb._replace(dep="ROOT", head=verb.index)
            return [noun._replace(dep="nsubj", head=verb.index), top, *behind]
    return []


def _doing(tree: Tree) -> list[Token]:
    """Return the nouns with a subject and an object or infinitive, as the verbs they are ("the states plan to")."""
    return [
        noun._replace(pos="VERB", tag=_PRESENT[noun.tag])
        for noun in tree.tokens
        if noun.tag in _PRESENT
        and noun.pos == "NOUN"
        and any(word.index < noun.index for word in tree.children(noun, "nsubj"))
        and tree.children(noun, "xcomp", "dobj")
        and not tree.children(noun, "det", "poss", "cop")
    ]


_PRESENT = {"NN": "VBP", "NNS": "VBZ"}


def _set_by(tree: Tree) -> list[Token]:
    """Return what is made available hung from "make", where the parse took it for a clause ("made $9m available")."""
    found: list[Token] = []
    for ready in tree.tokens:
        verb = tree.head(ready)
        if ready.text == "available" and ready.dep == "ccomp" and verb.lemma == "make":
            things = tree.children(ready, "nsubj")
            found += [thing._replace(dep="dobj", head=verb.index) for thing in things]
            found += [ready._replace(dep="acomp")] if things else []
    return found


def _dated(tree: Tree) -> list[Token]:
    """Return the days taken for who goes on acting, as the time they are ("Oslo gave five and today has sent two")."""
    days = (token for token in tree.tokens if token.dep == "nsubj" and token.lemma.lower() in _DAYS)
    return [day._replace(dep="npadvmod") for day in days if tree.head(day).dep == "conj"]


def _parted(tree: Tree) -> list[Token]:
    """Return a name taken for one with the weekday before it, as who acts ("signed on Monday Mali will get")."""
    for day in tree.tokens:
        name = tree.head(day)
        if day.text not in _WEEKDAYS or day.dep != "compound" or name.index != day.index + 1:
            continue
        verb = next((one for one in tree.tokens[name.index + 1 :] if one.pos == "VERB"), None)
        if name.dep != "pobj" or verb is None or not _lacks_subject(tree, verb):
            continue
        if name.index + 1 in {one.index for one in (verb, *tree.children(verb, "aux"))}:
            when = day._replace(dep="pobj", head=name.head)
            return [when, name._replace(dep="nsubj", head=verb.index)]
    return []


def _behind_day(tree: Tree) -> list[Token]:
    """Return a name taken for another of a day or month, as who acts ("On May 4, Mali, as asked, sent 30 men")."""
    for name in tree.tokens:
        day = tree.head(name)
        month = name.tag == "NNP" and name.dep == "appos" and day.dep == "pobj" and day.text in _CALENDAR
        verb = tree.head(tree.head(day))
        if month and name.index < verb.index and verb.pos == "VERB" and _lacks_subject(tree, verb):
            return [name._replace(dep="nsubj", head=verb.index)]
    return []


def _asked(tree: Tree) -> list[Token]:
    """Return the clauses taken for conditions, as the questions they are ("I was asked, nicely, if we would go")."""
    clauses = (token for token in tree.tokens if token.dep == "advcl" and tree.head(token).lemma == "ask")
    return [
        clause._replace(dep="ccomp")
        for clause in clauses
        if clause.index > clause.head
        and any(mark.text.lower() == "if" for mark in tree.children(clause, "mark"))
        and any(aux.tag == "MD" for aux in tree.children(clause, "aux"))
    ]


def _named(tree: Tree) -> list[Token]:
    """Return the names taken for infinitives, behind the preposition that "to" is there ("$2m to Belize and")."""
    if _is_headline(tree):
        return []
    found = []
    for name in tree.tokens:
        marks = tree.children(name, "aux")
        alone = not tree.children(name, "dobj", "nsubj", "xcomp", "ccomp")
        if name.tag == "VB" and name.text[:1].isupper() and alone and [mark.tag for mark in marks] == ["TO"]:
            proper = name._replace(pos="PROPN", tag="NNP", dep="pobj", head=marks[0].index, lemma=name.text)
            found += [proper, marks[0]._replace(pos="ADP", tag="IN", dep="prep", head=name.head)]
    return found


def _is_headline(tree: Tree) -> bool:
    """Tell whether the verbs of a line are written with capitals, too."""
    verbs = [word for word in tree.tokens if word.pos == "VERB" and word.index and word.tag != "VB"]
    return not verbs or any(verb.text[:1].isupper() for verb in verbs)


def _renamed(tree: Tree) -> list[Token]:
    """Return the abbreviations that were taken for adverbs, as the subjects they are ("USAID has sent")."""
    if all(token.text.isupper() for token in tree.tokens if len(token.text) >= _SHORTEST):
        return []  # a line in capitals
    return [word for token in tree.tokens if _is_abbreviation(token) for word in _as_subject(tree, token)]


def _is_abbreviation(token: Token) -> bool:
    word = token.text
    return token.pos in _NO_NOUN and len(word) >= _SHORTEST and word.isalpha() and word.isupper()


def _as_subject(tree: Tree, name: Token) -> list[Token]:
    """Return a name as the subject of the verb it hangs from, or of the one that hangs from it."""
    proper = name._replace(pos="PROPN", tag="NNP", lemma=name.text)
    verb = tree.head(name)
    if verb.index > name.index and name.dep in ("advmod", "npadvmod", "amod", "dep"):
        return [proper._replace(dep="nsubj")] if _lacks_subject(tree, verb) else []
    joined = next((w for w in tree.children(name, "conj") if w.pos in _VERBAL and _is_finite(tree, w)), None)
    if name.head != name.index or joined is None:
        return []
    return _joint_subject(tree, proper, joined)


def _joint_subject(tree: Tree, name: Token, verb: Token) -> list[Token]:
    """Return a name and what it was joined with as one subject ("USAID and the French government are helping")."""
    below = [
        word._replace(head=verb.index)
        for word in tree.children(name)
        if word.index != verb.index and word.dep not in ("cc", "punct")
    ]
    others = [word._replace(dep="conj", head=name.index) for word in tree.children(verb, "nsubj")]
    top = verb._replace(dep="ROOT", head=verb.index)
    return [name._replace(dep="nsubj", head=verb.index), top, *others, *below]


def _lacks_subject(tree: Tree, verb: Token) -> bool:
    subjects = tree.children(verb, "nsubj", "nsubjpass", "csubj", "expl")
    return verb.pos in _VERBAL and _is_finite(tree, verb) and not subjects


def _is_finite(tree: Tree, verb: Token) -> bool:
    return verb.tag in _FINITE or _is_helped(tree, verb)


def _is_helped(tree: Tree, verb: Token) -> bool:
    """Tell whether a finite auxiliary stands by a verb ("is providing", "will send")."""
    return any(word.tag in _FINITE for word in tree.children(verb, "aux", "auxpass"))


def _rejoined(tree: Tree) -> list[Token]:
    """Return the verbs that were joined to an infinitive, joined to the finite verb above it.

    "We are urging Peru to join and are sending boats": what has its own auxiliary goes on from "are urging".
    """
    found = []
    for verb in tree.tokens:
        if verb.dep != "conj" or verb.pos not in _VERBAL or not _is_helped(tree, verb):
            continue
        above = tree.head(verb)
        if above.tag == "VB" and any(c.text.lower() == "to" for c in tree.children(above, "aux")):
            finite = next((one for one in tree.ancestors(above) if _is_clause(tree, one)), None)
            alone = not tree.children(verb, "nsubj", "nsubjpass", "expl")
            found += [verb._replace(head=finite.index)] if finite and alone else []
    return found


def _is_clause(tree: Tree, verb: Token) -> bool:
    return verb.pos in _VERBAL and _is_finite(tree, verb)


def _paired(tree: Tree) -> list[Token]:
    """Return the sums that were joined to other things, joined to the sum before, with what stands behind them.

    "$1m for work in Chad and $2m to the fund for Mali": like goes with like.
    """
    found: dict[int, Token] = {}
    for one in tree.tokens:
        other = tree.head(one)
        if not is_sum(one) or one.dep != "conj" or is_sum(other) or other.pos not in ("NOUN", "PROPN"):
            continue
        first = _sum_above(tree, other)
        if first is not None:
            found[one.index] = one._replace(head=first.index)
            behind = (word for word in tree.children(other, "prep") if word.index > one.index)
            found |= {word.index: word._replace(head=one.index) for word in behind}
    return list(found.values())


def _led_apart(tree: Tree) -> list[Token]:
    """Return the "to" behind a joined sum, hung from that sum ("gave $5m to Mali and $3m to Chad")."""
    found: list[Token] = []
    for prep in tree.tokens:
        last = tree.tokens[prep.index - 1]
        joined = is_sum(last) and last.dep == "conj" and last.head == prep.head
        if not joined or prep.dep not in ("dative", "prep") or prep.text.lower() not in _GOALS:
            continue
        before = (word for word in tree.children(tree.head(prep)) if word.index < last.index)
        if any(word.text.lower() == prep.text.lower() for word in before):
            found.append(prep._replace(dep="prep", head=last.index))
    return found


_GOALS = ("to", "for")


def _sum_above(tree: Tree, noun: Token) -> Token | None:
    """Return the last sum before a noun that the noun hangs from, or that hangs from the same verb."""
    above = {word.index for word in tree.ancestors(noun)}
    sums = (word for word in reversed(tree.tokens[: noun.index]) if is_sum(word))
    return next((word for word in sums if word.index in above or word.head in above), None)


def _turned(tree: Tree) -> list[Token]:
    """Return the names joined to an object, as who does what the verb right behind them says.

    "Oslo gave $1m to Chad and Peru sent rice": Peru does not gain, it gives.
    """
    for name in tree.tokens:
        other = tree.head(name)
        if (
            name.dep != "conj"
            or name.tag not in _NOUNS
            or other.tag not in _NOUNS
            or other.index > name.index
        ):
            continue
        verb, joint = _verb_behind(tree, name), tree.tokens[tree.first(name).index - 1]
        first = _first_of_row(tree, other)
        if verb is None or joint.dep != "cc":
            continue
        if first.dep == "nsubj" and first.head == verb.index:
            return _for_first(tree, first, name, verb)
        main = next((word for word in tree.ancestors(first) if _is_clause(tree, word)), None)
        below = main is None or tree.below(verb) >> main.index & 1
        if main is not None and not below and _lacks_subject(tree, verb):
            acts = name._replace(dep=_SUBJECT[bool(tree.children(verb, "auxpass"))], head=verb.index)
            return [acts, verb._replace(dep="conj", head=main.index), joint._replace(head=main.index)]
    return []


_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_SUBJECT = ("nsubj", "nsubjpass")


def _for_first(tree: Tree, first: Token, name: Token, verb: Token) -> list[Token]:
    """Return the first of two names as what a preposition without one leads to, the second as who acts."""
    prep = tree.tokens[tree.first(first).index - 1]
    hung = prep.dep in ("prep", "dative") and not tree.children(prep)
    if not hung or verb.dep != "conj" or tree.below(first) >> prep.index & 1:
        return []
    joint = tree.tokens[tree.first(name).index - 1]
    return [
        first._replace(dep="pobj", head=prep.index),
        name._replace(dep="nsubj", head=verb.index),
        joint._replace(head=verb.head),
    ]


def _first_of_row(tree: Tree, name: Token) -> Token:
    """Return the first of the names that one is joined to."""
    while name.dep == "conj" and tree.head(name).tag in _NOUNS:
        name = tree.head(name)
    return name


def _verb_behind(tree: Tree, name: Token) -> Token | None:
    """Return the finite verb that stands right behind a name and tells of something done."""
    behind = [word for word in tree.tokens[name.index + 1 : name.index + 3] if word.pos != "ADV"][:1]
    if not behind or behind[0].tag not in _FINITE or behind[0].pos not in _VERBAL:
        return None
    helps = behind[0].dep in ("aux", "auxpass")
    verb = tree.head(behind[0]) if helps else behind[0]
    done = bool(tree.children(verb, "dobj", "xcomp", "ccomp", "dative", "prep"))
    plain = verb.pos in _VERBAL and not tree.children(verb, "agent")
    return verb if plain and (helps or done) and verb.index > name.index else None


_MENDINGS = (
    set_aside,
    going_on,
    told_behind_commas,
    _lifted,
    _given,
    _how_many_sent,
    _told,
    _doing,
    _set_by,
    _dated,
    _parted,
    _behind_day,
    _asked,
    _named,
    _renamed,
    _rejoined,
    _paired,
    _led_apart,
    _turned,
    who_fled,
    gets_counted,
    named_goal,
    parts_done,
    done_to,
    done_below,
    peoples_counted,
    lent_on_terms,
    told_beside,
    given_unmarked,
    *REJOINING,
)
