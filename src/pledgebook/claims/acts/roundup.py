"""Several donors in one sentence, each before its own figure ("Germany pledged 1 billion, Norway 150 million")."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from pledgebook.amounts import Amount
from pledgebook.claims.acts.brackets import in_brackets
from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.words.coordination import tells_of_part
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.kinds import habitual_givers
from pledgebook.claims.words.passage import Passage
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary


def assign(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Return the drafts of one sentence, each figure given to the donor that stands before it."""
    if paired := _respectively(sorted(drafts, key=lambda draft: draft.place)):
        return paired
    amounts = [draft.amount for draft in drafts if draft.amount]
    if len(amounts) < 2:
        return list(drafts)
    if row := in_brackets(drafts, vocabulary):
        return row
    wholes = [draft.amount.span.end for draft in drafts if draft.amount and _is_whole(draft)]
    owners = _owners(
        drafts[0].act.passage, sorted(amounts, key=lambda amount: amount.span), max(wholes, default=0)
    )
    if owners is None:
        return [_bracketed(draft) for draft in drafts]
    if wholes:
        return [_of_row(draft, owners) for draft in drafts]
    getting = [_gets(drafts[0].act.passage, owner) for owner in owners.values()]
    if getting[0]:
        return [_had_by(draft, owners, drafts[0]) if draft.amount else draft for draft in drafts]
    if any(getting):
        return list(drafts)
    if _is_given_in_list(drafts[0], min(owners), {owner.id for owner in owners.values()}):
        return [_listed_for(draft, owners) if draft.amount else draft for draft in drafts]
    if _gain_each(drafts[0].act.passage, owners, vocabulary):
        giver = owners[min(owners)]
        return [_given_to(draft, giver, owners) if draft.amount else draft for draft in drafts]
    givers = {owner.id for owner in owners.values()}
    return [
        _given_by(draft, owners[draft.amount.span.start], givers) if draft.amount else draft
        for draft in drafts
    ]


def _of_row(draft: Draft, owners: Mapping[int, Party]) -> Draft:
    """Return a draft with its donor where it is one of the row."""
    owner = owners.get(draft.amount.span.start) if draft.amount else None
    return _given_by(draft, owner, {one.id for one in owners.values()}) if owner else draft


def _is_whole(draft: Draft) -> bool:
    """Tell whether a clause behind a sum tells of parts of it."""
    tree, foot = draft.act.passage.tree, draft.act.foot
    clauses = tree.children(foot, "relcl") if draft.amount else ()
    return any(tells_of_part(tree, clause) for clause in clauses)


def _respectively(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the acts of a sentence, those of a row each with its own giver or gainer; else nothing."""
    rows = [list(row) for _, row in groupby(drafts, key=_sides)]
    paired = [_paired(row) for row in rows]
    return [draft for row in paired for draft in row] if paired != rows else []


def _sides(draft: Draft) -> tuple[list[str | None], list[str | None]]:
    return [party.id for party in draft.doers.parties], [party.id for party in draft.gainers.recipients]


def _paired(row: list[Draft]) -> list[Draft]:
    """Return a row in which each act has its own giver or gainer.

    Two are paired by "respectively" only; where three or more sums follow as many names, nobody gives all of them.
    """
    if len(row) < 2 or not (_is_row_of_sums(row) or "respectively" in row[0].act.passage.said):
        return row
    givers, gainers_ = row[0].doers.parties, row[0].gainers.recipients
    if len(givers) == len(row):
        pairs = zip(row, givers, strict=True)
        return [draft._replace(doers=Doers((giver,))) for draft, giver in pairs]
    if len(gainers_) == len(row):
        gaining = zip(row, gainers_, strict=True)
        return [d._replace(gainers=replace(d.gainers, recipients=(one,))) for d, one in gaining]
    return row


def _is_row_of_sums(row: Sequence[Draft]) -> bool:
    """Tell whether three or more sums follow one another with nothing between them ("$5m, $4m and $3m")."""
    sums = [draft.amount.span for draft in row if draft.amount]
    gaps = (row[0].act.passage.text[one.end : other.start] for one, other in pairwise(sums))
    return len(row) == len(sums) > 2 and all(_COMMA.fullmatch(gap) for gap in gaps)


_COMMA = re.compile(r",? (?:and )?")
_NOUNS = ("NOUN", "PROPN")


def is_beside(draft: Draft, party: Party) -> bool:
    """Tell whether a name stands right before a sum in brackets, or right behind it and "from": the sum is its own."""
    if draft.amount is None:
        return False
    text, own, name = draft.act.passage.text, draft.amount.span, party.span
    if max(own.start - name.end, name.start - own.end) > _LONGEST:
        return False
    return bool(
        _FOLLOWED.fullmatch(text[name.end : own.start]) or _FROM.fullmatch(text[own.end : name.start])
    )


def _given_by(draft: Draft, owner: Party, givers: set[str | None]) -> Draft:
    """Return a draft with its donor; nobody who gives beside it gains."""
    gaining = tuple(party for party in draft.gainers.recipients if party.id not in givers)
    gainers = replace(draft.gainers, recipients=gaining, firm=draft.gainers.firm and bool(gaining))
    return draft._replace(doers=Doers((owner,)), gainers=gainers)


def _had_by(draft: Draft, owners: Mapping[int, Party], first: Draft) -> Draft:
    """Return a draft with the one before its figure as who gains, given by whoever the first is given by."""
    place = draft.amount.span.start if draft.amount else 0
    gaining = {owner.id for owner in owners.values()}
    giving = tuple(party for party in first.doers.parties if party.id not in gaining)
    gainers = replace(draft.gainers, recipients=(owners[place],), firm=True)
    # "from Oslo", wherever it hangs
    others = any(party.id not in gaining for party in draft.act.passage.parties)
    doers = Doers(giving, settled=not (giving or others), receives=True)
    return draft._replace(doers=doers, gainers=gainers)


def _is_given_in_list(lead: Draft, first: int, named: set[str | None]) -> bool:
    """Tell whether who gives stands before a colon, and those named with sums behind it ("We gave: Mali $5m, …")."""
    text, start = lead.act.passage.text, lead.act.passage.span.start
    colon, givers = text.rfind(": ", start, first), lead.doers.parties
    # "promised Haiti: France $5m"
    gaining = any(party.span.end <= colon for party in lead.gainers.recipients)
    if colon < 0 or gaining or not lead.act.chain.verbs:
        return False
    apart = all(party.id not in named | {"GROUP", None} and party.span.end <= colon for party in givers)
    return apart if givers else lead.doers.first_person


def _listed_for(draft: Draft, owners: Mapping[int, Party]) -> Draft:
    """Return a draft with the one before its figure as who gains."""
    place = draft.amount.span.start if draft.amount else 0
    return draft._replace(gainers=replace(draft.gainers, recipients=(owners[place],), firm=True))


def _gets(passage: Passage, party: Party) -> bool:
    """Tell whether a name is the subject of a verb of getting, or of being given."""
    top = passage.tree.top(party.span)
    while top is not None and top.dep == "conj" and passage.tree.head(top).pos in ("NOUN", "PROPN"):
        top = passage.tree.head(top)
    verb = passage.tree.head(top) if top is not None else None
    if top is None or verb is None:
        return False
    words = passage.grammar
    below = passage.tree.children(verb, "xcomp", "acomp")
    further = [one for word in below for one in (word, *passage.tree.children(word, "xcomp"))]
    if top.dep == "nsubj" and any(one.lemma.lower() in words.getting for one in further):
        return True  # "is to get", "is due to receive"
    lemma = verb.lemma.lower()
    given = top.dep == "nsubjpass" and lemma in words.helping & words.moving
    return given or (top.dep == "nsubj" and lemma in words.getting)


def _gain_each(passage: Passage, owners: Mapping[int, Party], vocabulary: Vocabulary) -> bool:
    """Tell whether those named behind the first gain as it does ("will give Mali $5m, Chad $3m").

    The words leave it open: they give where any of them gives the world over, as the first doer does.
    """
    first = min(owners)
    gets = [
        p for p in passage.parties if passage.text[p.span.end : first] == " " and p.id != owners[first].id
    ]
    used, known = {owner.id for at, owner in owners.items() if at != first}, habitual_givers(vocabulary)
    return bool(gets) and owners[first].id in known and not used & known


def _given_to(draft: Draft, giver: Party, owners: Mapping[int, Party]) -> Draft:
    """Return a draft with its giver, and with who gains where that is named before its figure."""
    own = owners[draft.amount.span.start] if draft.amount else giver
    gains = draft.gainers.recipients if own is giver else (own,)
    others = {owner.id for owner in owners.values()} - {own.id}
    gaining = tuple(party for party in gains if party.id not in others)
    return draft._replace(
        doers=Doers((giver,)), gainers=replace(draft.gainers, recipients=gaining, firm=bool(gaining))
    )


def _bracketed(draft: Draft) -> Draft:
    """Return a draft with the donor whose name its sum follows: "Germany ($245 million)", "Italy with $9 million"."""
    passage, amount = draft.act.passage, draft.amount
    for party in passage.parties if amount else ():
        if party.id and not party.place and is_beside(draft, party) and not _takes(draft):
            if _is_given_with(draft, party):
                gainers = replace(draft.gainers, recipients=(party,), firm=True)
                return draft._replace(gainers=gainers)
            if _is_got(draft) and party.id not in {one.id for one in draft.gainers.recipients}:
                told = any(one.id == party.id for one in draft.doers.parties)  # "from Oslo and Rome"
                return draft if told else draft._replace(doers=Doers((party,)))
            own = tuple(p for p in draft.gainers.recipients if p.id not in {o.id for o in passage.parties})
            return draft._replace(
                doers=Doers((party,)), gainers=replace(draft.gainers, recipients=own, firm=False)
            )
    return draft


def _is_got(draft: Draft) -> bool:
    """Tell whether a sum is what somebody gets, who gains whoever else is named ("Togo got $5m from Oslo after it")."""
    signs = draft.act.chain.signs[:1]
    return any(step.sign is not None and step.sign.classes[0] is CueClass.RECEIVE for step in signs)


def _is_given_with(draft: Draft, party: Party) -> bool:
    """Tell whether a name is what a verb is done to "with" a sum ("provided Mali with $5m and Chad with $3m")."""
    passage = draft.act.passage
    verb = next((step.token for step in draft.act.chain.signs if step.token.pos == "VERB"), None)
    given = passage.tree.children(verb, "dobj", "dative", "nsubjpass") if verb else ()
    first = next((passage.party_at[word.index] for word in given if word.index in passage.party_at), None)
    led = first is not None and _WITH.match(passage.text, first.span.end)
    return bool(led) and party.id not in {one.id for one in draft.doers.parties}


_WITH = re.compile(r" with ")


def _takes(draft: Draft) -> bool:
    """Tell whether a sum is taken away from whom it is told to come from ("withdrew $2m from Mali")."""
    stops = (CueClass.CANCEL, CueClass.SUSPEND, CueClass.REQUEST)
    return any(step.sign and step.sign.classes[0] in stops for step in draft.act.chain.signs)


_FOLLOWED = re.compile(r" (?:\(|with )(?:about |some |nearly |almost |over |more than |up to |at least )?")
_FROM = re.compile(r" (?:in \w+ )?(?:from|by) (?:the )?")
_LONGEST = 60  # code points; no word between the two is longer
_SET_OFF = re.compile(r"(?:[,;]|\band) (?:the )?$")
_LEAD = 9  # code points of the longest of these
_BARE = re.compile(
    r",? (?:for )?(?:(?:about|some|nearly|almost|over|only|just|another|a further|more than|up to|at least) )?"
)


def _owners(passage: Passage, amounts: Sequence[Amount], whole: int) -> dict[int, Party] | None:
    """Return the one donor before each figure; null where any figure has none or several, or they repeat.

    The row begins behind the sum that ends at `whole`, of which the others are parts.
    """
    found: dict[int, Party] = {}
    after = max(passage.span.start, whole)
    for amount in (amount for amount in amounts if amount.span.start >= whole):
        after = max(after, passage.text.rfind(": ", after, amount.span.start))  # the row begins there
        before = [
            p
            for p in passage.parties
            if after <= p.span.start < amount.span.start
            and (_subject(passage, p) or _gapped(passage, p, amount))
        ]
        before = [party for party in before if not _only_says(passage, party)] or before
        if len({party.id for party in before}) != 1:
            return None
        found[amount.span.start] = before[0]
        after = amount.span.end
    distinct = {party.id if party.id != "GROUP" else str(party.span) for party in found.values()}
    return found if len(distinct) == len(found) and None not in distinct else None


def _only_says(passage: Passage, party: Party) -> bool:
    """Tell whether a party is the subject of a verb with a clause of its own below it ("the UN said that")."""
    top = passage.tree.top(party.span)
    return (
        top is not None
        and top.dep == "nsubj"
        and bool(passage.tree.children(passage.tree.head(top), "ccomp"))
    )


def _gapped(passage: Passage, party: Party, amount: Amount) -> bool:
    """Tell whether a name between a comma and a sum gives it, the verb told before ("Oslo gave $2m, the EU $3m")."""
    if not _BARE.fullmatch(passage.text, party.span.end, amount.span.start):
        return False
    set_off = _SET_OFF.search(passage.text, max(0, party.span.start - _LEAD), party.span.start)
    return set_off is not None and (not party.adjective or set_off[0].endswith("the "))


def _subject(passage: Passage, party: Party) -> bool:
    """Tell whether a party stands as a doer, not behind a preposition or before a noun, nor beside one that does."""
    top = passage.tree.top(party.span)
    behind = passage.tree.tokens[passage.tree.within(party.span)[-1].index + 1 :] if top else ()
    acts = any(word.tag in ("MD", "VBD", "VBZ", "VBP") for word in behind[:1])  # "and Ghana will pay $2m"
    while top is not None and not acts and top.dep == "conj" and passage.tree.head(top).pos in _NOUNS:
        top = passage.tree.head(top)  # "to Chad and Niger, including $2m"
    return (
        top is not None
        and top.dep not in ("pobj", "amod", "compound", "poss", "dative")
        and (not party.adjective or top.dep == "nsubj")
    )
