"""Whom a question in a talk is about, where it names one state: "And Norway?", "Did you ask Egypt?".

In the answer "they" and "them" are that state's, until others are named; a question that is nothing but a name
says for whom, or by whom, all that its answer tells of is done; and what any other question tells behind the name,
and its answer, is likelier for that state than for one told of before ("Can I move to Chad? You promised a school.").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pledgebook.language.sentences import Sentence
from pledgebook.language.tree import Token
from pledgebook.language.turns import Turn
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span

_PLURALS = ("NNS", "NNPS")
_THEY = frozenset({"they", "them", "their"})


@dataclass(frozen=True, slots=True)
class Topic:
    """The state that a question is about, and the answer to it; `bare` where the question is no sentence.

    `behind` is the question from the name on; `alone` says that "they" can be nobody else.
    """

    party: Party
    answer: Span
    bare: bool
    behind: Span
    alone: bool


def find_topics(
    turns: Sequence[Turn], sentences: Sequence[Sentence], mentions: Sequence[Party], voice: str | None
) -> Iterator[Topic]:
    """Yield whom each question is about, where it names one state that is not the answerer's own."""
    for question, answer in pairwise(turns):
        if question.asks and not answer.asks and not question.formal:
            inside = [one for one in sentences if question.content.holds(one.span)]
            named = _named(mentions, question.content, voice)
            tokens = [token for one in inside if one.tree for token in one.tree.tokens]
            if named is not None:
                many = _names_many(tokens, named) or _names_body(mentions, question.content, named, voice)
                bare = not many and bool(tokens) and not any(_is_verb(token) for token in tokens)
                behind = Span(named.span.end, question.content.end)
                yield Topic(named, answer.content, bare, behind, not many)


def _named(mentions: Sequence[Party], span: Span, voice: str | None) -> Party | None:
    """Return the one state that a question names; by a nation's adjective only as a people ("the Danes")."""
    here = [p for p in mentions if span.holds(p.span) and p.id not in (None, "GROUP", voice)]
    known = [p for p in here if p.kind is not PartyKind.ORGANISATION]
    return known[-1] if known and len({p.id for p in known}) == 1 else None


def _names_body(mentions: Sequence[Party], span: Span, but: Party, voice: str | None) -> bool:
    return any(span.holds(p.span) and p.id not in (None, "GROUP", voice, but.id) for p in mentions)


def _names_many(tokens: Sequence[Token], but: Party) -> bool:
    return any(token.tag in _PLURALS and not but.span.overlaps(token.span) for token in tokens)


def _is_verb(token: Token) -> bool:
    return token.pos in ("VERB", "AUX")


def they_of(
    topics: Sequence[Topic], sentences: Sequence[Sentence], mentions: Sequence[Party]
) -> Iterator[Party]:
    """Yield each "they" of an answer that means whom the question was about."""
    for topic in (one for one in topics if one.alone):
        others = [
            p.span for p in mentions if topic.answer.holds(p.span) and p.id not in (None, topic.party.id)
        ]
        followed = False
        for token in _tokens(sentences, topic.answer):
            if token.text.lower() in _THEY:
                followed = True
                yield _as_topic(token, topic.party)
            elif _leads_away(token, others, followed=followed):
                break


def _tokens(sentences: Sequence[Sentence], span: Span) -> Iterator[Token]:
    for sentence in sentences:
        if sentence.tree is not None and span.holds(sentence.span):
            yield from sentence.tree.tokens


def _leads_away(token: Token, others: Sequence[Span], *, followed: bool) -> bool:
    """Tell whether "they" can mean others behind a word: somebody is named, or several are told of."""
    if any(token.span.overlaps(span) for span in others):
        return True
    return token.tag in _PLURALS and (not followed or token.dep in ("nsubj", "nsubjpass"))


def _as_topic(token: Token, party: Party) -> Party:
    meant = party.antecedent or party.span
    return Party(token.span, party.id, party.name, PartyKind.STATE, antecedent=meant)
