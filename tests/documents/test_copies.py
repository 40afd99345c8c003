"""Copies and versions of one story, and what only looks like them."""

from datetime import date, datetime

import pytest

from pledgebook.documents import Entry, Stories, signature

DAY = date(2031, 3, 4)
WIRE = """
Norland will give the island state of Maresia 240 million crowns to rebuild its harbour, Foreign Minister Ada
Brekk said on Tuesday after meeting her counterpart in Port Amory. The money is to be paid over three years
and will go to the harbour authority, which lost two of its four piers in the storm of last September.

"We know what a harbour means to people who live from the sea," Brekk said at a news conference. She added
that engineers from Norland would arrive before the summer and stay until the first pier is open.

Maresia's prime minister, Tomas Ilwe, thanked the government and said that the repairs would put 1,500 people
back to work. His country has asked seven other states for help since the storm, and four have answered.

Opposition lawmakers in Norland asked why the sum was not voted on. The ministry answered that it comes out
of the reserve for disasters, of which 600 million crowns are left this year. A first payment of 80 million
crowns is planned for May.
"""
FORM = """
ORDER TO THE MINISTER OF SUPPLY. By the power vested in me under section 12(b) of the Assistance Act of 1988, I
hereby direct the release of goods and services worth up to {sum} million crowns from the stocks of the
Ministry of Supply, to provide assistance to {place}, and make the findings that such a release requires.
You are directed to publish this order in the State Gazette. The Head of State of Norland.
"""
STATION = """
The weekly bulletin of the Norland Relief Office for {place}. Trucks leave the depot in Hallvik every morning and
reach the border after two days. Families who have registered receive a card, with which they may collect
flour, oil and blankets at the nearest station. The office thanks all who give. Those who wish to help may
write to the depot. The stations in {place} are open from morning until evening and closed on holidays.
"""


def entry(name: str, text: str, publisher: str | None, day: date | None = DAY, **more: object) -> Entry:
    return Entry(name, signature(text), None, publisher, published=day, **more)  # type: ignore[arg-type]


def one_story(*entries: Entry) -> bool:
    return len({story.story for story in Stories(entries).values()}) == 1


def lead(sentences: int) -> str:
    return ". ".join(" ".join(WIRE.split()).split(". ")[:sentences]) + "."


def test_a_wire_story_with_another_headline_and_a_cut_end_is_a_copy() -> None:
    cut = (
        "Harbour gets help\n"
        + lead(4)
        + "\nReporting by A. Writer; Editing by B. Editor\nRead more: 10 ports"
    )
    stories = Stories([entry("b", cut, "The Evening Mail"), entry("a", WIRE, "Wire")])
    assert stories["a"].story == stories["b"].story == "a"
    assert stories["a"].replaced_by is stories["b"].replaced_by is None


def test_the_story_is_named_by_its_earliest_document() -> None:
    entries = [entry("a", WIRE, "Wire", date(2031, 3, 5)), entry("b", WIRE, "Mail", date(2031, 3, 4))]
    assert Stories(entries)["a"].story == "b"


@pytest.mark.parametrize(("days", "one"), [(3, True), (4, False)])
def test_copies_are_at_most_three_days_apart(days: int, one: bool) -> None:
    later = entry("b", WIRE, "Mail", date(2031, 3, 4 + days))
    assert one_story(entry("a", WIRE, "Wire"), later) is one


def test_an_undated_copy_joins_one_story_and_does_not_tie_two() -> None:
    entries = [
        entry("a", FORM.format(sum=40, place="Maresia"), "Gazette", date(2030, 1, 1)),
        entry("b", FORM.format(sum=40, place="Maresia"), "Gazette", date(2031, 1, 1)),
        entry("c", FORM.format(sum=40, place="Maresia"), "Mail", None),
    ]
    assert [Stories(entries)[name].story for name in "abc"] == ["a", "b", "a"]


@pytest.mark.parametrize("publisher", ["Office of the Head of State", None])
def test_one_form_with_another_sum_or_another_country_is_another_act(publisher: str | None) -> None:
    forms = [("a", 40, "Maresia"), ("b", 55, "Maresia"), ("c", 40, "Lower Tarn")]
    texts = [entry(name, FORM.format(sum=crowns, place=place), publisher) for name, crowns, place in forms]
    assert {name: story.story for name, story in Stories(texts).items()} == {"a": "a", "b": "b", "c": "c"}


def test_regular_releases_of_one_office_without_any_figure_are_told_apart_by_names() -> None:
    first, second = (
        entry(place, STATION.format(place=place), "Relief Office") for place in ("Maresia", "Tarn")
    )
    assert not one_story(first, second)


def test_one_garbled_figure_in_another_publishers_copy_is_still_the_same_story() -> None:
    garbled = entry("b", WIRE.replace("240 million", "420 million"), "Mail", date(2031, 3, 5))
    assert one_story(entry("a", WIRE, "Wire"), garbled)


def test_many_other_figures_in_another_publishers_text_are_another_story() -> None:
    other = WIRE.replace("240", "75").replace("1,500", "900").replace("600", "210").replace("80", "25")
    assert not one_story(entry("a", WIRE, "Wire"), entry("b", other, "Mail"))


def test_two_reports_in_their_own_words_are_no_copies() -> None:
    other = """Port Amory's harbour will be rebuilt with money from Norland. The foreign minister, Ada Brekk, promised
    240 million crowns on Tuesday; an advance of 80 million crowns is due in May. Tomas Ilwe, who leads Maresia,
    called it a good day for fishermen. Two piers were swept away in September."""
    assert not one_story(entry("a", WIRE, "Wire"), entry("b", other, "Mail"))


def test_another_text_at_the_same_address_is_a_later_version() -> None:
    old = entry("a", "Norland offers 20 million.", "Wire", url="https://wire.example/n/7?utm_source=x")
    new = entry("b", "Correction: it is 12.", "Wire", date(2031, 4, 9), url="http://www.wire.example/n/7/")
    stories = Stories([new, old])
    assert (stories["a"].replaced_by, stories["b"].replaced_by, stories["b"].story) == ("b", None, "a")


def test_the_front_page_is_the_address_of_no_document() -> None:
    old = entry("a", "Norland offers 20 million.", "Wire", url="https://wire.example/")
    assert not one_story(old, entry("b", "The weather.", "Wire", url="https://wire.example"))


def test_a_longer_version_by_the_same_publisher_supersedes_within_days() -> None:
    longer = WIRE + "\nThe harbour authority will publish its plans in the autumn, its chair said."
    stories = Stories([entry("a", WIRE, "Wire"), entry("b", longer, "Wire", date(2031, 3, 5))])
    assert stories["a"].replaced_by == "b"


def test_an_update_says_so_in_its_title_and_may_have_other_figures() -> None:
    first = Entry("a", signature(WIRE), "Norland pays for harbour", "Wire", "https://w.example/1", DAY)
    other = signature(WIRE.replace("240 million", "260 million"))
    marked = Entry("b", other, "UPDATE 2-Norland pays for harbour", "Wire", "https://w.example/2", DAY)
    assert Stories([marked, first])["a"].replaced_by == "b"


def test_versions_of_one_day_follow_each_other_as_they_were_added() -> None:
    times = {"a": 12, "b": 10, "c": 11}
    entries = [
        entry(name, WIRE, "Wire", added=datetime(2031, 3, 4, hour), url=f"https://w.example/{name}")
        for name, hour in times.items()
    ]
    assert {name: story.replaced_by for name, story in Stories(entries).items()} == {
        "a": None,
        "b": "c",
        "c": "a",
    }


def test_a_short_text_is_a_copy_only_of_nearly_the_same_words() -> None:
    one = entry("a", "Norland will give Maresia 40 million crowns, the government said on Monday.", "Wire")
    two = entry("b", "Norland will give Maresia 40 million crowns for its harbour.", "Mail")
    assert not one_story(one, two)
    assert one_story(
        one, entry("c", "Norland will give Maresia 40 million crowns, the government said.", "Mail")
    )


def test_a_text_without_words_has_no_copies() -> None:
    assert not one_story(entry("a", "", "Wire"), entry("b", "", "Mail"), Entry("c", b""), Entry("d", b""))
