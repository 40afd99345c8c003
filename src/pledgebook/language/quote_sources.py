"""Who a source is: its kind, the naming it is followed to, its state or organisation."""

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.language.quotation import Mode, Quote, SpeakerKind, Tells
from pledgebook.language.quote_kinds import Naming
from pledgebook.language.quote_mentions import (
    Memory,
    Mention,
    PartyIndex,
    find_mentions,
    mention_at,
    surnames,
)
from pledgebook.language.quote_phrases import described, noun_phrase
from pledgebook.language.quote_scene import Draft, Scene
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

_HE_SHE = frozenset({"he", "she", "him", "her", "his"})
_THEY = frozenset({"they", "them", "their", "both"})
_IT = frozenset({"it", "its"})
_ACTS = frozenset({Tells.PROMISE, Tells.REQUEST, Tells.DENIAL})


def settle(
    scene: Scene, drafts: Sequence[Draft], parties: Sequence[Party], vocabulary: Vocabulary
) -> tuple[Quote, ...]:
    """Turn drafts into attributions, each source followed to the nearest naming."""
    settling = _Settling(scene, parties, vocabulary)
    order = sorted(range(len(drafts)), key=lambda place: _where(drafts[place]))
    settled = {place: settling.settled(drafts[place]) for place in order}
    return tuple(_not_of_oneself(scene, [settled[place] for place in range(len(drafts))]))


def _where(draft: Draft) -> int:
    return draft.source.start if draft.source is not None else draft.content.start


class _Settling:
    """Goes through the drafts in text order and remembers who was named before each."""

    def __init__(self, scene: Scene, parties: Sequence[Party], vocabulary: Vocabulary) -> None:
        self._scene = scene
        self._naming = Naming(scene.words, surnames(scene, vocabulary))
        self._parties = PartyIndex(parties)
        self._waiting = list(find_mentions(scene, self._naming, self._parties))[::-1]
        self._memory = Memory(scene, vocabulary)
        self._labels: dict[str, tuple[SpeakerKind | None, Span | None]] = {}

    def settled(self, draft: Draft) -> Quote:
        """Return a draft with its source's kind, naming, party and office."""
        while self._waiting and self._waiting[-1].span.start < _where(draft):
            self._memory.add(self._waiting.pop())
        quote = Quote(
            draft.content,
            draft.mode or self._mode(draft),
            draft.source,
            cue=draft.cue,
            tells=draft.tells,
            act=draft.act,
            parts=draft.parts,
        )
        if draft.source is None:
            return quote
        kind, naming = self._labelled(draft, draft.source)
        party = self._party(draft, naming)
        return replace(
            quote,
            source=self._described(draft, draft.source),
            naming=naming,
            kind=kind,
            party=party.id if party is not None else None,
            office=party.office if party is not None else None,
        )

    def _mode(self, draft: Draft) -> Mode:
        modes = {self._scene.mode(part) for part in draft.pieces}
        return modes.pop() if len(modes) == 1 else Mode.MIXED

    def _described(self, draft: Draft, source: Span) -> Span:
        """Return the words of a source with what describes it, up to the speech verb and the words said."""
        tree = self._scene.sentences[draft.number].tree
        if tree is None or draft.speaker is None or draft.speaker.text.lower() in (_HE_SHE | _THEY | _IT):
            return source
        apart = (*draft.pieces, *([draft.cue] if draft.cue is not None else []))
        return described(tree, draft.speaker, source, apart)

    def _labelled(self, draft: Draft, source: Span) -> tuple[SpeakerKind | None, Span]:
        """Return a source's kind and naming; the label of a turn stands for one speaker all through a text."""
        words = source.of(self._scene.text)
        if draft.speaker is not None or words.lower() in _HE_SHE | _THEY | _IT:
            return self._followed(draft, source)
        if words not in self._labels:
            kind, naming = self._followed(draft, source)
            self._labels[words] = kind, None if naming == source else naming
        kind, known = self._labels[words]
        return kind, known or source

    def _followed(self, draft: Draft, source: Span) -> tuple[SpeakerKind | None, Span]:
        """Return the kind of a source and the nearest naming that its words lead to."""
        words = source.of(self._scene.text)
        pronoun = draft.speaker.text.lower() if draft.speaker is not None else words.lower()
        kind = self._kind(draft, source, pronoun)
        if kind is None:
            found = self._antecedent(pronoun, draft.number, source.start)
            return self._known(found, draft.number) if found is not None else _unknown(pronoun, source)
        if kind is SpeakerKind.OFFICE and self._is_held(draft, words):
            found = self._memory.holder(words, source.start)
            if found is not None:
                return self._known(found, draft.number)
        return kind, self._named(draft, source, kind)

    def _is_held(self, draft: Draft, words: str) -> bool:
        """Tell whether a bare office stands for a person named before: no spokesman does, and no ministry."""
        tree, speaker = self._scene.sentences[draft.number].tree, draft.speaker
        ministry = tree is not None and speaker is not None and self._naming.is_ministry(tree, speaker)
        return not ministry and not self._naming.speaks_for(words)

    def _kind(self, draft: Draft, source: Span, pronoun: str) -> SpeakerKind | None:
        tree = self._scene.sentences[draft.number].tree
        if tree is not None and draft.speaker is not None:
            return self._naming.kind(tree, draft.speaker, self._parties.at(draft.speaker.span))
        if pronoun in _HE_SHE | _THEY | _IT:
            return None
        inside = self._parties.within(source)
        return self._naming.of_label(source.of(self._scene.text), inside[-1] if inside else None)

    def _named(self, draft: Draft, source: Span, kind: SpeakerKind) -> Span:
        """Remember who speaks, and return the words that name them."""
        tree, speaker = self._scene.sentences[draft.number].tree, draft.speaker
        if tree is None or speaker is None:
            surname = source.of(self._scene.text).split()[-1]
            self._memory.add(
                Mention(source, draft.number, kind, 0, plural=False, human=True, surname=surname)
            )
            return source
        found = mention_at(self._naming, tree, speaker, self._parties, draft.number)
        if found is not None and self._scene.runs.around(found.span.start) is None:
            self._memory.add(replace(found, rank=0))
        name = self._naming.apposed(tree, speaker)
        return noun_phrase(tree, name) if name is not None else source

    def _antecedent(self, pronoun: str, number: int, limit: int) -> Mention | None:
        if pronoun in _HE_SHE:
            return self._memory.person(pronoun, number, limit)
        if pronoun in _THEY:
            return self._memory.group(number, limit)
        return self._memory.thing(number, limit) if pronoun in _IT else None

    def _known(self, found: Mention, number: int) -> tuple[SpeakerKind, Span]:
        self._memory.add(replace(found, number=number, rank=0))
        return found.kind, found.span

    def _party(self, draft: Draft, naming: Span) -> Party | None:
        """Return the party of the naming: the person or institution itself, else what it belongs to."""
        if draft.speaker is not None and draft.speaker.pos in ("NOUN", "PROPN"):
            own = self._parties.at(draft.speaker.span)
            if own is not None and not own.adjective and own.kind is not PartyKind.GROUP:
                return own
        inside = self._parties.within(naming)
        return max(inside, key=_weight, default=None)


def _weight(party: Party) -> tuple[bool, bool, int]:
    return party.kind is PartyKind.PERSON, party.office is not None, party.span.end


def _unknown(pronoun: str, source: Span) -> tuple[SpeakerKind | None, Span]:
    if pronoun in _HE_SHE:
        return SpeakerKind.PERSON, source
    return (SpeakerKind.ANONYMOUS if pronoun in _THEY else None), source


def _not_of_oneself(scene: Scene, quotes: Sequence[Quote]) -> list[Quote]:
    """Leave out what somebody tells of their own saying or of another's mind: "Lund said she believes …"."""
    kept: list[Quote] = []
    around: list[Quote] = []
    for quote in quotes:
        while around and around[-1].content.end < quote.content.end:
            around.pop()
        outer = around[-1] if around and around[-1].overlaps(quote.content) else None
        idle = not quote.speech or (outer is not None and outer.mode is Mode.DIRECT and _idle(scene, quote))
        if outer is None or not (idle or (outer.mode is not Mode.DIRECT and _own_words(quote, outer))):
            kept.append(quote)
        around.append(quote)
    return kept


def _idle(scene: Scene, quote: Quote) -> bool:
    """Tell whether speech within speech names nobody: "they told us", "he thinks"."""
    if quote.mode is Mode.DIRECT:
        return False
    pronoun = quote.source is None or quote.source.of(scene.text).lower() in (_HE_SHE | _THEY | _IT)
    return pronoun or quote.tells is Tells.OPINION


def _own_words(quote: Quote, outer: Quote) -> bool:
    if quote.cue is None or not outer.holds(quote.cue) or quote.tells in _ACTS or quote.mode is Mode.DIRECT:
        return False
    return quote.naming is not None and quote.naming == outer.naming
