"""Whose a named act or thing is (codebook 2.1)."""

from pledgebook.claims.parties.fled import is_fled_from
from pledgebook.claims.words.coordination import tells_of_part
from pledgebook.claims.words.joined import joined_givers
from pledgebook.claims.words.naming import is_abbreviated, is_beneficiary, named, parties_by
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.respite import is_owed
from pledgebook.claims.words.steps import Chain
from pledgebook.language import Token
from pledgebook.party import Party, PartyKind

_TO = frozenset({"to"})
_FROM = frozenset({"by", "from"})
_OF = frozenset({"of"})


def owners(passage: Passage, noun: Token) -> tuple[Party, ...]:
    """Return whose a named act is: "Britain's pledge", "US funding", "a donation by Japan"."""
    tree = passage.tree
    if is_owed(tree, noun, passage.grammar):
        return parties_by(passage, noun, _TO)  # "Chad's debts to Peru": who owes them gains
    leaves = noun.lemma.lower() in passage.grammar.leaving  # "the withdrawal of troops from Peru"
    near = (word for word in tree.children(noun, *_BEFORE) if not _gets(passage, noun, word))
    found = tuple(p for p in named(passage, near) if not is_made(passage, p) and not _is_for(passage, p))
    return (
        found
        or (_from(passage, noun) if not leaves else ())
        or (parties_by(passage, noun, _OF) if is_whose(passage, noun) else ())
        or _of_counted(passage, noun)
        or _of_people(passage, noun)
        or _received_from(passage, noun)
        or joined_givers(passage, noun)
        or _announcers(passage, noun)
        or givers(passage, noun)
    )


_BEFORE = ("poss", "amod", "compound", "nmod")


def _gets(passage: Passage, gift: Token, owner: Token) -> bool:
    """Tell whether a pronoun before a gift is of whoever has got it ("the UN got its first pledges")."""
    verb, words = passage.tree.head(gift), passage.grammar
    had = gift.dep == "dobj" and verb.lemma.lower() in words.having | words.getting
    given = gift.lemma.lower() in words.gift | words.handing | words.package
    return had and owner.tag == "PRP$" and given


def is_whose(passage: Passage, noun: Token) -> bool:
    """Tell whether "of" behind a noun for what is given says whose it is ("the grant aid of Japan")."""
    words, above = passage.grammar, passage.tree.head(noun)
    return noun.lemma.lower() in words.granted and not (noun.dep == "pobj" and above.text.lower() == "in")


def _received_from(passage: Passage, noun: Token) -> tuple[Party, ...]:
    """Return from whom a participle behind a thing says that it came ("the buses received from Japan")."""
    got = [v for v in passage.tree.children(noun, "acl") if v.lemma.lower() in passage.grammar.getting]
    told = (parties_by(passage, verb, _FROM) for verb in got if verb.tag in ("VBN", "VBD"))
    return next(filter(None, told), ())


def _of_counted(passage: Passage, noun: Token) -> tuple[Party, ...]:
    """Return by whom so much is given where the words hang from the sum ("a donation of $5m from Japan")."""
    if noun.lemma.lower() not in (*passage.grammar.gift, *passage.grammar.finance):
        return ()
    preps = (prep for prep in passage.tree.children(noun, "prep") if prep.text.lower() == "of")
    sums = (one for prep in preps for one in passage.tree.children(prep, "pobj"))
    verb = passage.tree.head(noun)
    welcomed = noun.dep == "dobj" and verb.lemma.lower() in passage.grammar.welcoming
    hung = (*sums, verb) if welcomed else sums
    return next(filter(None, (parties_by(passage, one, _FROM) for one in hung)), ())


def _of_people(passage: Passage, noun: Token) -> tuple[Party, ...]:
    """Return whose people come or go ("the withdrawal of Austrian troops")."""
    words = passage.grammar
    if noun.lemma.lower() not in words.shifting:
        return ()
    preps = (prep for prep in passage.tree.children(noun, "prep") if prep.text.lower() == "of")
    people = (one for prep in preps for one in passage.tree.children(prep, "pobj"))
    sent = [one for one in people if one.pos == "NOUN" and one.lemma.lower() in words.posted]
    return tuple(p for p in named(passage, sent) if p.adjective or p.kind is PartyKind.STATE)


def givers(passage: Passage, noun: Token) -> tuple[Party, ...]:
    """Return who gives a thing in the clause behind it ("the mill that Oslo sent", "the pledge Oslo made")."""
    tree, words = passage.tree, passage.grammar
    clauses = tree.children(noun, "relcl", "acl")
    if not clauses:
        return ()
    giving = (words.helping | words.moving) - words.owing
    if noun.lemma.lower() in (*words.gift, *words.finance):
        giving |= words.making
    below = [v for v in clauses if v.lemma.lower() in giving and not tells_of_part(tree, v)]
    told = (named(passage, tree.children(verb, "nsubj")) for verb in below)
    return next(filter(None, told), ())


def _is_for(passage: Passage, party: Party) -> bool:
    return is_beneficiary(passage.tree, party, passage.text, passage.grammar)


def is_led_by_one(passage: Passage, verb: Token) -> bool:
    """Tell whether people are only said to be led by some officer, whoever sent them ("led by an Irish colonel")."""
    if verb.lemma.lower() not in passage.grammar.commanding:
        return False
    by = (
        noun for prep in passage.tree.children(verb, "agent") for noun in passage.tree.children(prep, "pobj")
    )
    heads = [passage.party_at.get(noun.index) for noun in by]
    return bool(heads) and all(party is None or party.id is None for party in heads)


def _announcers(passage: Passage, noun: Token) -> tuple[Party, ...]:
    """Return by whom a named act is said or done behind it ("a grant, announced by Oslo,")."""
    words = passage.grammar
    below = [v for v in passage.tree.children(noun, "acl") if v.lemma.lower() not in words.trailing]
    below = [v for v in below if not is_led_by_one(passage, v)]
    others = passage.tree.children(noun, "conj")  # "10 cars and 2 buses donated by China"
    given = words.moving | words.helping | words.gift if others else frozenset[str]()
    for other in others:
        below += [v for v in passage.tree.children(other, "acl") if v.lemma.lower() in given]
    told = (parties_by(passage, verb, frozenset({"by"})) for verb in below if verb.tag == "VBN")
    return next(filter(None, told), ())


def sources(passage: Passage, top: Token) -> tuple[Party, ...]:
    """Return from or by whom a thing comes, wherever the words hang in its phrase ("2 radars for Chad from Togo")."""
    for word in passage.tree.subtree(top):
        if word.pos == "NOUN" and word.lemma.lower() in passage.grammar.getting:
            continue  # "requests from Chad"
        if is_led_by_one(passage, word):
            continue
        if found := _from(passage, word):
            return found
    return ()


def _from(passage: Passage, word: Token) -> tuple[Party, ...]:
    """Return from or by whom a thing comes, as the words below it say."""
    told = parties_by(passage, word, _FROM)
    return tuple(party for party in told if not (_is_stage(passage, party) or _is_fled(passage, party)))


def _is_fled(passage: Passage, party: Party) -> bool:
    """Tell whether people fled from a state: nothing comes from it ("Benin, which hosts refugees from Togo")."""
    top = passage.tree.top(party.span)
    return top is not None and is_fled_from(passage.tree, top, passage.grammar)


def _is_stage(passage: Passage, party: Party) -> bool:
    """Tell whether a town is only where a way begins ("flew food from Asmara to Mekele")."""
    return party.place and passage.text.startswith(" to ", party.span.end)


def is_made(passage: Passage, party: Party) -> bool:
    """Tell whether an adjective only says where a thing was made ("Danish-made", "US-built")."""
    return passage.text[party.span.end : party.span.end + 1] == "-"


def says_whose(passage: Passage, noun: Token, party: Party) -> bool:
    """Tell whether a name before a noun only says who gives it or where it was made ("$9m in US aid", "US-built").

    The full name of a state says for whom it is ("$9m in Chad aid").
    """
    tree, prep = passage.tree, passage.tree.head(noun)
    reached = tree.head(prep).lemma.lower() in passage.grammar.access  # "access to an IMF loan"
    measured = noun.dep == "pobj" and (prep.text.lower() in ("in", "of") or reached)
    short = party.kind is not PartyKind.STATE or is_abbreviated(party, passage.text)
    aid = measured and short and noun.lemma.lower() in passage.grammar.backing
    return aid or is_made(passage, party)


def nation_before(passage: Passage, thing: Token) -> tuple[Party, ...]:
    """Return the nation before things or people that somebody gets ("received eight Turkish trucks")."""
    gaining = thing.lemma.lower() in passage.grammar.people - passage.grammar.posted  # "received 12 trainees"
    told = thing.index in passage.things and not gaining
    near = passage.tree.children(thing, "amod", "compound", "nmod") if told else ()
    nations = (party for party in named(passage, near) if party.adjective)
    return tuple(party for party in nations if not is_made(passage, party))


def are_sent(passage: Passage, noun: Token) -> bool:
    """Tell whether people are what is sent ("Danish and Swedish police have been sent")."""
    words, verb = passage.grammar, passage.tree.head(noun)
    sent = noun.dep == "nsubjpass" and verb.lemma.lower() in words.moving
    return sent and noun.lemma.lower() in words.posted


def lent_by(passage: Passage, part: Token) -> tuple[Party, ...]:
    """Return the organisation whose loan or gift a sum is a part of ("the next $5m of the IMF's loan to Peru")."""
    words, tree = passage.grammar, passage.tree
    preps = (prep for prep in tree.children(part, "prep") if prep.text == "of")
    wholes = (whole for prep in preps for whole in tree.children(prep, "pobj"))
    given = (whole for whole in wholes if whole.lemma.lower() in words.granted | words.gift)
    found = next(filter(None, (sources(passage, whole) or owners(passage, whole) for whole in given)), ())
    return found if all(party.kind is PartyKind.ORGANISATION for party in found) else ()


def gave_it(passage: Passage, anchor: Token, chain: Chain) -> tuple[Party, ...]:
    """Return who gives in the clause behind a loan or grant, whatever is told of it ("after a loan that Oslo made")."""
    nouns = (anchor, *(step.token for step in chain.steps[:1]))
    words = passage.grammar
    finance = (
        noun for noun in nouns if noun.pos == "NOUN" and noun.lemma.lower() in (*words.finance, *words.gift)
    )
    return next(filter(None, (givers(passage, noun) for noun in finance)), ())


def stands_with(passage: Passage, chain: Chain) -> tuple[Party, ...]:
    """Return beside whose name a sum stands in a list of givers ("Kuwait with 100 million, Japan with 75 million")."""
    first = chain.steps[0].token if chain.steps else None
    if first is None or first.text.lower() != "with":
        return ()
    if passage.tree.head(first).dep in ("dobj", "dative", "nsubjpass"):
        return ()  # "provided Chad with 12 buses"
    holder = passage.party_at.get(passage.tree.head(first).index)
    return (holder,) if holder else ()
