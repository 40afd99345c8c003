"""Pronouns followed to whom they mean: the nearest subject that fits, then the nearest mention."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pledgebook.language.gazetteer import Role, load_gazetteer
from pledgebook.language.holders import load_holders
from pledgebook.language.people import pronoun_of
from pledgebook.language.seen import SUBJECTS, Seen, given_to, is_goal, met, named_together, oftenest
from pledgebook.language.sentences import Sentence
from pledgebook.language.titles import institutions
from pledgebook.language.tree import Token, Tree
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class _Pronouns:
    """Which pronoun asks for whom."""

    kinds: Mapping[str, str]
    impersonal: frozenset[str]
    man: frozenset[str]
    woman: frozenset[str]
    own: frozenset[str]
    meeting: frozenset[str]


_KINDS = ("m", "f", "many", "pair", "thing", "body", "headed", "titled")
_HEADED = ("headed", "titled")
_OBJECTS = ("dobj", "pobj", "dative")
_LOOK_BACK = 3  # sentences
_FAR_BACK = 8  # sentences behind which a noun of its own name still means a body
_REMEMBERED = 24  # mentions
_LEADERS = 2
_LONGEST_SENTENCE = 400  # words; a longer one is a table or a list, and no subject of it is sure


@cache
def _pronouns(vocabulary: Vocabulary) -> _Pronouns:
    words = {key: row["words"] for key, row in vocabulary.rows("pronouns").items()}
    kinds = {word: kind for kind in _KINDS for word in words[kind]}
    return _Pronouns(
        kinds, *(frozenset(words[key]) for key in ("impersonal", "man", "woman", "own", "meeting"))
    )


def find_pronouns(
    sentences: Sequence[Sentence], mentions: Sequence[Party], text: str, vocabulary: Vocabulary
) -> Iterator[Party]:
    """Yield each pronoun, subject or possessive, that can be followed to a mention before it, and "its" offices."""
    seen: list[Seen] = []
    place = number = 0
    for sentence in sentences:
        number += not _is_fragment(sentence, text)
        inside = []
        while place < len(mentions) and mentions[place].span.start < sentence.span.end:
            inside.append(mentions[place])
            place += 1
        yield from _in_sentence(sentence, number, inside, seen, text, vocabulary)


def _is_fragment(sentence: Sentence, text: str) -> bool:
    """Tell whether a sentence has no verb and says little: it leads nobody's thoughts elsewhere ("Hour by hour.")."""
    if sentence.tree is not None:
        words = sentence.tree.tokens
        return len(words) <= _VERBLESS and not any(token.pos in ("VERB", "AUX") for token in words)
    return sentence.span.of(text).count(" ") < _FRAGMENT // 2


_FRAGMENT, _VERBLESS = 6, 14  # words


def _in_sentence(
    sentence: Sentence,
    number: int,
    inside: Sequence[Party],
    seen: list[Seen],
    text: str,
    vocabulary: Vocabulary,
) -> Iterator[Party]:
    """Read one sentence's mentions and pronouns in order; a pronoun followed is itself remembered."""
    meeting = _pronouns(vocabulary).meeting
    both: list[Party | Token] = [*inside, *_candidates(sentence, vocabulary)]
    for each in sorted(both, key=lambda each: each.span):
        del seen[:-_REMEMBERED]
        if isinstance(each, Party):
            top = _subject(each.span, sentence)
            own = _possessed(each, seen, text)
            goal = is_goal(sentence.tree.top(each.span), sentence.tree) if sentence.tree else False
            seen.append(Seen(own, number, top is not None, _is_main(top, sentence), goal))
            if own is not each:
                yield own
            seen.extend(Seen(pair, number, subject=True) for pair in _pairs(seen, sentence, text, meeting))
            continue
        if _is_of_neighbour(each, sentence.tree, inside):
            continue
        found = _followed(each, sentence, number, seen, text, vocabulary)
        if found is not None:
            subject = each.dep in SUBJECTS
            seen.append(Seen(found, number, subject, subject and _is_main(each, sentence)))
            yield found


def _possessed(office: Party, seen: Sequence[Seen], text: str) -> Party:
    """Return a bare office behind "its" or "their" as that of whom the pronoun means."""
    owner = seen[-1].party if seen else None
    named = office.person is not None and _NAMED.match(text, office.span.end) is not None
    if office.kind is not PartyKind.OFFICE or named or owner is None:
        return office
    theirs = owner.span.end + 1 == office.span.start and owner.span.of(text).lower() in _THEIRS
    if not theirs or owner.id in (None, "GROUP", office.id):
        return office
    return replace(office, id=owner.id, person=None, antecedent=owner.antecedent)


_THEIRS = ("its", "their")
_NAMED = re.compile(r",? [A-ZÀ-Þ]")


def _is_of_neighbour(pronoun: Token, tree: Tree | None, mentions: Sequence[Party]) -> bool:
    """Tell whether "its" is of the thing it is joined to, nobody known ("to the institute and its schools")."""
    owned = tree.head(pronoun) if tree else pronoun
    if tree is None or pronoun.text.lower() != "its" or owned.dep != "conj":
        return False
    thing = tree.head(owned)
    known = any(party.span.overlaps(thing.span) for party in mentions)
    return pronoun.dep == "poss" and thing.tag == "NN" and not known


def _candidates(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Token]:
    words = _pronouns(vocabulary)
    tokens = sentence.tree.tokens if sentence.tree else ()
    for token in tokens if len(tokens) <= _LONGEST_SENTENCE else ():
        kind = words.kinds.get(token.text.lower())
        placed = (*SUBJECTS, "poss", *(_OBJECTS if kind in _HEADED else ()))
        led = kind not in _HEADED and is_goal(token, sentence.tree)
        if (
            kind is None
            or not (token.dep in placed or led)
            or (kind == "titled" and not token.text[0].isupper())
        ):
            continue
        if kind in ("body", *_HEADED) and not _is_bare(token, sentence.tree):
            continue
        if kind == "pair" and sentence.tree and sentence.tree.children(token, "prep"):
            continue  # "both of them"
        verb = sentence.tree.head(token) if sentence.tree else token
        if kind == "thing" and token.dep != "poss" and _impersonal(token, verb, sentence.tree, words):
            continue
        yield token


def _is_bare(noun: Token, tree: Tree | None) -> bool:
    """Tell whether nothing but "the" is said of a noun ("the organisation"), so that it can only point back."""
    if tree is None or tree.children(noun, "prep", "relcl", "amod", "compound"):
        return False
    return any(word.text.lower() == "the" for word in tree.children(noun, "det"))


def _impersonal(token: Token, verb: Token, tree: Tree | None, words: _Pronouns) -> bool:
    """Tell whether "it" is nobody who acts: "it is clear that", "makes it easier", "it was rolled out".

    It is somebody where it does so with its own ("it took its doctors home").
    """
    things = tree.children(verb, "dobj") if tree else ()
    if tree and any(word.text.lower() == "its" for thing in things for word in tree.children(thing, "poss")):
        return False
    return token.dep == "nsubjpass" or verb.lemma in words.impersonal or verb.pos == "ADJ"


def _subject(span: Span, sentence: Sentence) -> Token | None:
    """Return the word of a mention that is a subject, if it is one."""
    if sentence.tree is None or len(sentence.tree.tokens) > _LONGEST_SENTENCE:
        return None
    top = sentence.tree.top(span)
    return top if top is not None and top.dep in SUBJECTS else None


def _is_main(subject: Token | None, sentence: Sentence) -> bool:
    """Tell whether a subject is the sentence's own, not a subordinate clause's."""
    return subject is not None and sentence.tree is not None and sentence.tree.head(subject).dep == "ROOT"


def _pairs(seen: Sequence[Seen], sentence: Sentence, text: str, meeting: frozenset[str]) -> Iterator[Party]:
    """Yield two as one mention where they are a subject together or meet ("Britain and France", "Mali met Chad")."""
    if len(seen) < _LEADERS or sentence.tree is None:
        return
    first, second = seen[-2], seen[-1]
    between = text[first.party.span.end : second.party.span.start]
    if between not in (" and ", " and the ", ", "):
        first = met(seen, sentence.tree, meeting) or second
    if first.subject and first.sentence == second.sentence and first is not second:
        span = first.party.span.join(second.party.span)
        yield Party(span, "GROUP", span.of(text), PartyKind.GROUP)


def _followed(
    token: Token, sentence: Sentence, number: int, seen: Sequence[Seen], text: str, vocabulary: Vocabulary
) -> Party | None:
    kind = _pronouns(vocabulary).kinds[token.text.lower()]
    far = 1 if kind in ("many", "pair", "thing") else _FAR_BACK if kind in _HEADED else _LOOK_BACK
    within = [each for each in seen if number - each.sentence <= far]
    if kind in _HEADED:
        heads, noun = body_heads(vocabulary), token.text.lower()
        near = oftenest([each for each in within if _is_headed(each.party, noun, text, heads)], token)
    else:
        near = [each for each in within if _fits(each, kind, text, vocabulary)]
    if kind == "pair":
        pair = named_together(within, text)
        return replace(pair, span=token.span, antecedent=pair.span) if pair else None
    owner = _owner(token, sentence, within, number, vocabulary)
    asked = _asked(token, sentence, near) if owner is None else None
    if kind == "many":
        near = [each for each in near if not _plural_between(each, token, sentence, number)]
    if kind not in _HEADED and is_goal(token, sentence.tree):
        near = given_to(token, sentence, near, number)
    elif kind == "thing" and token.dep != "poss":
        near = [each for each in near if each.subject]
    telling = _telling(token, sentence, near, number) if kind != "many" else None
    meant = owner or asked or telling or _best(near, number, possessive=token.dep == "poss")
    if meant is None:
        return None
    person = kind in ("m", "f")
    return replace(
        meant,
        span=token.span,
        kind=PartyKind.PERSON if person else meant.kind,
        antecedent=meant.antecedent or meant.span,
        adjective=False,
    )


def _is_headed(party: Party, noun: str, text: str, heads: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a body has a noun at the head of one of its names ("the bank", of the World Bank)."""
    body = party.kind is PartyKind.ORGANISATION and not party.adjective
    named = (party.antecedent or party.span).of(text).lower().split()
    return body and (noun in heads.get(party.id or "", ()) or noun in named[-1:])


@cache
def body_heads(vocabulary: Vocabulary) -> Mapping[str, frozenset[str]]:
    """Return the nouns that each organisation can be called by: the heads of its names, and what it is."""
    roles = vocabulary.rows("roles")
    kinds = {
        **{code: {"lender", "institution"} for code in roles["lenders"]},
        **{code: {"agency"} for code in roles["agencies"]},
    }
    rows = vocabulary.rows("organisations").items()
    return {
        code: frozenset(
            {_head(name) for name in (row["name"], *row.get("names", ()))} | kinds.get(code, set())
        )
        for code, row in rows
    }


def _head(name: str) -> str:
    """Return the noun that a name says its bearer is, lower case ("bank", of "Bank for Reconstruction")."""
    return (_BEHIND.split(name)[0].split() or [name])[-1].lower()


_BEHIND = re.compile(r" (?:for|of|on|in|to)(?: |$)")


def _plural_between(seen: Seen, token: Token, sentence: Sentence, number: int) -> bool:
    """Tell whether "they" can as well mean a plural that stands nearer."""
    tokens = sentence.tree.tokens if sentence.tree else ()
    start = seen.party.span.end if seen.sentence == number else sentence.span.start
    return any(word.tag in ("NNS", "NNPS") and start <= word.start < token.start for word in tokens)


def _owner(
    token: Token, sentence: Sentence, within: Sequence[Seen], number: int, vocabulary: Vocabulary
) -> Party | None:
    """Return the state named last before "its forces", "their people": what is helped is its own."""
    words = _pronouns(vocabulary)
    owned = sentence.tree is not None and sentence.tree.head(token).text.lower() in words.own
    if token.dep != "poss" or not owned or words.kinds[token.text.lower()] not in ("thing", "many"):
        return None
    here = [each.party for each in within if each.sentence == number]
    named = [party for party in here if party.kind is PartyKind.STATE or party.office == "government"]
    owners = [party for party in named if not party.adjective and not party.place]
    return owners[-1] if owners else None


def _asked(token: Token, sentence: Sentence, near: Sequence[Seen]) -> Party | None:
    """Return who is asked to do what the pronoun stands in: "asked Kenya to keep its contingent"."""
    if sentence.tree is None:
        return None
    for verb in sentence.tree.ancestors(token):
        above = sentence.tree.head(verb)
        if verb.dep in ("xcomp", "ccomp") and above.lemma in _ASKING:
            between = [each.party for each in near if above.start < each.party.span.start < verb.start]
            return between[-1] if between else None
    return None


def _telling(token: Token, sentence: Sentence, near: Sequence[Seen], number: int) -> Party | None:
    """Return the subject of the clause over a pronoun's own ("Oslo, which Rome leads, said it would give")."""
    tree = sentence.tree
    if tree is None or token.dep not in SUBJECTS:
        return None
    for verb in tree.ancestors(token):
        told = [noun for noun in tree.children(verb, *SUBJECTS) if noun.end <= token.start]
        if told:
            here = (each.party for each in near if each.sentence == number)
            return next((party for party in here if told[-1].span.overlaps(party.span)), None)
    return None


_ASKING = frozenset(
    [
        "ask",
        "urge",
        "request",
        "invite",
        "press",
        "encourage",
        "order",
        "tell",
        "allow",
        "help",
        "enable",
        "expect",
    ]
)


def _best(near: Sequence[Seen], number: int, *, possessive: bool) -> Party | None:
    """Prefer the subject nearest before, then, for a possessive, whoever stands nearest."""
    same = [each for each in near if each.sentence == number]
    subjects = [each for each in near if each.subject]
    latest = [each for each in subjects if each.sentence == subjects[-1].sentence]
    mains = [each for each in latest if each.main]
    here = [each for each in same if each.subject]
    for choice in (here, same if possessive else [], mains, subjects, near):
        if choice:
            return choice[-1].party
    return None


def _fits(seen: Seen, kind: str, text: str, vocabulary: Vocabulary) -> bool:
    party = seen.party
    plural = _is_people(party, text, vocabulary)
    if kind == "many":
        return plural or party.kind is PartyKind.GROUP
    if kind == "body":
        return party.kind is PartyKind.ORGANISATION and not (party.adjective or party.place)
    institution = party.office is None or party.office in institutions(vocabulary)
    if kind == "thing":
        states = party.kind in (PartyKind.STATE, PartyKind.ORGANISATION) and not (party.adjective or plural)
        acts = seen.subject or not party.place  # "Rome said it would"
        return (states and acts) or (party.kind is PartyKind.OFFICE and institution)
    if party.kind is PartyKind.PERSON:
        return _gender(party, text, vocabulary) in (kind, None)
    return (
        party.kind is PartyKind.OFFICE
        and not institution
        and _gender(party, text, vocabulary) in (kind, None)
    )


def _is_people(party: Party, text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the words are a people ("Ukrainians", "the French") and no state."""
    span = party.antecedent or party.span
    name = load_gazetteer(vocabulary).spellings.get(span.of(text))
    if name is None or party.kind is not PartyKind.STATE:
        return False
    alone = name.role is Role.ADJECTIVE and _NO_NOUN.match(text, span.end) is not None
    return name.role is Role.PEOPLE or (alone and text[max(0, span.start - 4) : span.start].lower() == "the ")


# What stands behind an adjective of nation that has no noun: a sign, a verb or a preposition.
_NO_NOUN = re.compile(
    r"[.,;:?!)]|['’]|$| (?:are|were|have|had|will|would|do|did|can|who|and|in|at|to|also|already)\b"
)


def _gender(party: Party, text: str, vocabulary: Vocabulary) -> str | None:
    words = _pronouns(vocabulary)
    title = party.span.of(text).lower().split()
    if words.woman & set(title):
        return "f"
    if words.man & set(title):
        return "m"
    return pronoun_of(party.person, load_holders(vocabulary), vocabulary) if party.person else None
