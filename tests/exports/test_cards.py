"""What a card says of its claim."""

from dataclasses import replace

from pledgebook.claims.claim import Reading
from pledgebook.exports.cards import Card, cards

from .specimen import release, report

CONSIDER, PLEDGE, TROOPS, TOTAL, PART, LOAN, SANCTIONS = range(7)


def card(place: int, reading: Reading | None = None) -> Card:
    return cards(reading or report(), "d1")[place]


def answers(place: int, label: str) -> list[str]:
    return [part.text for field in card(place).fields if field.label == label for part in field.parts]


def test_a_card_and_its_words_are_named_by_document_and_number() -> None:
    assert (card(PLEDGE).anchor, card(PLEDGE).words, card(PLEDGE).number) == ("d1c2", "d1w2", 2)


def test_the_title_says_it_in_one_line() -> None:
    assert card(PLEDGE).title == (
        "Norland, pledged, £225m, drones, 60 artillery pieces, an air defence system, to Besmark"
    )
    assert card(SANCTIONS).title == "Norland, ruled out, sanctions (political), against Varenia"


def test_the_ladder_shows_how_far_an_act_has_come() -> None:
    reached = [sum(one.rungs) for one in cards(report(), "d1")]
    assert reached == [2, 3, 0, 7, 7, 0, 0]


def test_a_denied_act_is_a_group_of_its_own() -> None:
    groups = [one.group for one in cards(report(), "d1")]
    assert groups == ["possible", "promised", "denied", "done", "done", "off", "off"]


def test_how_much_gives_the_words_and_the_figure() -> None:
    assert answers(TOTAL, "How much") == [
        "1.3 billion kroner",
        "NOK 1,300,000,000, also EUR 110,000,000",
        "currency: the giver's own currency",
    ]


def test_when_tells_the_saying_from_the_doing() -> None:
    assert answers(PLEDGE, "When") == ["said 18 Dec 2024", "for 2025"]
    assert answers(TOTAL, "When") == ["since 2021", "from 2021"]
    assert answers(LOAN, "When") == ["until 2031"]


def test_who_said_so_and_how() -> None:
    assert answers(CONSIDER, "Said by") == ["defence sources", "unnamed, as reported"]
    assert answers(PLEDGE, "Said by") == ["Mara Holt", "partly in their own words"]
    assert answers(TOTAL, "Said by") == ["the text itself (The Aldhaven Courier)"]


def test_a_chain_of_speakers_runs_from_the_outside_in() -> None:
    reading = report()
    chain = reading.claims[CONSIDER].attribution + reading.claims[PLEDGE].attribution
    told = replace(reading, claims=(replace(reading.claims[CONSIDER], attribution=chain),))
    said = next(field for field in card(0, told).fields if field.label == "Said by")
    assert [part.text for part in said.parts] == [
        "defence sources",
        "unnamed, as reported",
        "telling of",
        "Mara Holt",
        "partly in their own words",
    ]


def test_what_a_figure_adds_to() -> None:
    assert answers(PLEDGE, "Counts") == ["new: it adds to the total"]
    assert answers(PART, "Counts") == ["a part of claim 4"]
    assert answers(TOTAL, "Counts") == ["a total to date: it adds to nothing"]
    assert answers(SANCTIONS, "Counts")[1] == "not counted: an act that is ruled out counts nowhere"


def test_a_part_leads_to_its_whole() -> None:
    (link,) = (part for field in card(PART).fields for part in field.parts if part.kind == "link")
    assert link.href == "#d1c4"


def test_why_gives_the_cues_in_text_order_and_then_the_reasons() -> None:
    assert answers(PLEDGE, "Why") == [
        "promising",
        "extra",
        "A minister stands for her state.",
        "“Extra” adds to the total.",
    ]


def test_confidence_in_a_word_and_a_number() -> None:
    assert answers(PLEDGE, "Confidence") == ["good, 0.84", "source: press quoting a named official"]


def test_a_claim_without_an_actor_says_somebody() -> None:
    reading = release()
    nobody = replace(reading, claims=(replace(reading.claims[0], actors=()),))
    assert card(0, nobody).who == "Somebody"
