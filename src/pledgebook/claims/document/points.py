"""Points of a list that each tell of others: whom one names, the next is not for (codebook 2.2)."""

from collections.abc import Collection, Iterator, Sequence

from pledgebook.claims.acts.draft import Draft
from pledgebook.language import Annotation, Block, BlockKind
from pledgebook.party import Party


def is_of_other_points(
    draft: Draft, parties: Sequence[Party], heads: Collection[str], annotation: Annotation
) -> bool:
    """Tell whether an act stands in a point of a list, and those thought of are named in none that leads to it.

    A point takes from the points above it, from what stands before its list, and from the title. One that goes
    on about somebody ("it also sent doctors") is for whom the point before it is.
    """
    own = annotation.blocks[draft.act.passage.block]
    if own.kind is not BlockKind.ITEM or draft.act.passage.answering or _goes_on(draft):
        return False
    meant = {str(party.id) for party in parties}
    if meant & {*heads}:
        return False
    leading = [block.span for block in _leading(draft.act.passage.block, annotation)]
    named = (party for party in annotation.parties if str(party.id) in meant)
    return not any(span.start <= party.span.start < span.end for party in named for span in leading)


def _goes_on(draft: Draft) -> bool:
    """Tell whether a pronoun of somebody told before acts, or gains."""
    pronoun = draft.doers.pronoun is not None and not draft.doers.first_person
    return pronoun or draft.gainers.meant is not None or draft.leans is not None


def _leading(place: int, annotation: Annotation) -> Iterator[Block]:
    """Yield a point, the points that it is one of, and what stands before their list: headings, a paragraph.

    A paragraph that ends in a colon only goes on from what stands before it ("So far it has sent:").
    """
    blocks, text = annotation.blocks, annotation.view.text
    yield blocks[place]
    level = blocks[place].level
    for block in reversed(blocks[:place]):
        if block.kind is BlockKind.ITEM:
            if block.level < level:
                level = block.level
                yield block
        elif block.kind is not BlockKind.ROW:
            yield block
            if block.kind is BlockKind.PARAGRAPH and not block.span.of(text).rstrip().endswith(":"):
                return
