"""Money that is lent: who lends, and who borrows, where the words name both as sides of one loan (codebook 2.1)."""

from collections.abc import Mapping
from dataclasses import replace

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Form, Stage
from pledgebook.claims.document.agreed import by_agreement
from pledgebook.claims.parties.owners import sources
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.kinds import habitual_givers, lenders, state_codes
from pledgebook.claims.words.naming import parties_by
from pledgebook.claims.words.respite import is_owed
from pledgebook.language import Token
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary


def lender(draft: Draft, balance: Mapping[str | None, int], vocabulary: Vocabulary) -> Draft:
    """Part who lends from who borrows, where both are named as sides of one loan ("X and the IMF agreed on").

    `balance` is how often each is told to give in the text, less how often to gain.
    """
    if coming := _come_from(draft):
        return _to(draft, coming, draft.actors)
    if draft.form is Form.DEBT_RELIEF and (owing := _owing(draft)):
        return _to(draft, draft.actors, owing)
    if draft.form is Form.DEBT_RELIEF and (owed := _agreed_with(draft, vocabulary)):
        return _to(draft, owed, draft.actors)
    if draft.form in (Form.LOAN, Form.MONEY) and _borrows(draft, vocabulary):
        return _to(draft, draft.gainers.recipients, draft.actors)
    if asked := _talked_with(draft, vocabulary):
        return _to(draft, asked, draft.actors)
    banks = tuple(p for p in draft.actors if p.kind is PartyKind.ORGANISATION and p.id in lenders(vocabulary))
    borrowers = tuple(p for p in draft.actors if p not in banks)
    if banks and borrowers and draft.form is Form.LOAN and not draft.gainers.firm:
        return _to(draft, banks, borrowers)
    return by_agreement(draft, balance, vocabulary)


def borrowed(draft: Draft, lending: tuple[Party, ...]) -> Draft:
    """Return a loan or grant that those sign or approve who get it, as given by who is known to give to them.

    "The finance minister signed the loan agreement" tells of the bank's loan to the minister's country.
    """
    if not lending or draft.gainers.firm or not draft.actors or draft.stage is Stage.REQUESTED:
        return draft
    money = draft.form is Form.LOAN or (draft.form is Form.MONEY and _money(draft))
    return _to(draft, lending, draft.actors) if money and _taking_up(draft) else draft


def _to(draft: Draft, givers: tuple[Party, ...], takers: tuple[Party, ...]) -> Draft:
    gaining = replace(draft.gainers, recipients=takers, firm=True)
    doing = replace(draft.doers, parties=givers)
    return draft._replace(doers=doing, actors=givers, gainers=gaining, guessed=draft.guessed - {"actor"})


def _owing(draft: Draft) -> tuple[Party, ...]:
    """Return who pays what is put off or struck off ("debt payments by Chad", "payments due from Chad")."""
    passage, tree = draft.act.passage, draft.act.passage.tree
    if not draft.actors or draft.gainers.firm:
        return ()
    told = (draft.act.foot, *(step.token for step in draft.act.chain.steps))
    paid = [word for word in told if word.pos == "NOUN" and is_owed(tree, word, passage.grammar)]
    due = [word for noun in paid for word in (noun, *tree.children(noun, "amod", "acl"))]
    verbs = [tree.head(noun) for noun in paid if noun.dep == "dobj"]
    acting = {party.id for party in draft.actors}
    rows = (parties_by(passage, word, _PAYING) for word in (*due, *verbs))
    return next((row for row in rows if row and acting.isdisjoint(party.id for party in row)), ())


_PAYING = frozenset({"by", "from"})


def _agreed_with(draft: Draft, vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return with whom a debtor agrees on its debt ("struck a deal with China to reschedule its debt").

    Who gives the world over is no debtor; of others, whose the debt is tells who gains.
    """
    passage, acting = draft.act.passage, {party.id for party in draft.actors}
    told = [draft.act.foot, *(step.token for step in draft.act.chain.steps)]
    told += [noun for word in told if word.pos == "VERB" for noun in passage.tree.children(word, "dobj")]
    own = any(word.text.lower() in _OWN for noun in told for word in passage.tree.children(noun, "poss"))
    givers = habitual_givers(vocabulary)
    rows = (parties_by(passage, word, frozenset({"with"})) for word in told)
    sides = next((row for row in rows if row and acting.isdisjoint(party.id for party in row)), ())
    lent = all(party.id in givers for party in sides)
    return sides if acting and not acting & givers and (own or lent) else ()


_OWN = ("its", "their", "his", "her")


def _come_from(draft: Draft) -> tuple[Party, ...]:
    """Return from whom money comes that who acts only takes up ("approved a loan from Japan", "its loan from")."""
    acting = {party.id for party in draft.actors}
    if not acting or draft.gainers.firm or draft.stage is Stage.REQUESTED:
        return ()
    passage, nouns = draft.act.passage, _money(draft)
    told = [sources(passage, noun) for noun in nouns]
    told += [parties_by(passage, verb, _FROM) for verb in _taking_up(draft)] if nouns else []
    named = (tuple(party for party in parties if party.id) for parties in told)
    return next((row for row in named if row and acting.isdisjoint(p.id for p in row)), ())


_FROM = frozenset({"from"})


def _money(draft: Draft) -> list[Token]:
    """Return the nouns of an act that mean money lent or granted."""
    words = draft.act.passage.grammar
    told = (draft.act.foot, *(step.token for step in draft.act.chain.steps))
    money = {*words.finance, *words.granted}
    return [word for word in told if word.pos == "NOUN" and word.lemma.lower() in money]


def _taking_up(draft: Draft) -> list[Token]:
    """Return the verbs by which a loan is signed or approved: "from" behind them may hang from the loan."""
    signed = (step for step in draft.act.chain.signs if step.token.pos == "VERB")
    return [step.token for step in signed if step.sign and step.sign.classes[0] in _SIGNING]


_SIGNING = (CueClass.AUTHORISE, CueClass.COMMIT, CueClass.ALLOCATE)


def _borrows(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether a state is said to agree on a loan with a bank: banks lend ("India signed a loan with the NDB")."""
    banks, states = lenders(vocabulary), state_codes(vocabulary)
    sides = draft.gainers.recipients
    if not (draft.actors and sides and all(party.id in states for party in draft.actors)):
        return False
    lent = all(party.id in banks and party.id not in states for party in sides)
    if any(draft.act.passage.text.endswith(_TO, 0, party.span.start) for party in sides):
        return False  # "more loans to the World Bank"
    return (lent and draft.form is Form.LOAN) or _is_agreed(draft, vocabulary)


def _is_agreed(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether a state agrees on money with one that gives the world over ("India signed a loan with Japan")."""
    givers, passage = habitual_givers(vocabulary), draft.act.passage
    lend = (
        p.id in givers and passage.text.endswith(_WITH, 0, p.span.start) for p in draft.gainers.recipients
    )
    if any(party.id in givers for party in draft.actors) or not all(lend):
        return False
    return not any(word.lemma.lower() in passage.grammar.purchasing for word in passage.tree.tokens)


_TO = ("to ", "to the ")
_WITH = ("with ", "with the ")


def _talked_with(draft: Draft, vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return with whom a state is in talks about a loan that they can give ("talks with the IMF about a loan")."""
    givers, acting = habitual_givers(vocabulary), {party.id for party in draft.actors}
    if draft.form is not Form.LOAN or not acting or acting & givers:
        return ()
    talks = [s.token for s in draft.act.chain.signs if s.sign and s.sign.classes[0] is CueClass.CONSIDER]
    rows = [parties_by(draft.act.passage, word, frozenset({"with"})) for word in talks]
    named = (tuple(p for p in row if p.id in givers and p.id not in acting) for row in rows)
    return next((row for row in named if row), ())
