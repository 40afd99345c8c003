"""Whether a figure adds to the total (codebook 4.5), and when an act was said (codebook 6)."""

from collections.abc import Callable
from datetime import date

import pytest

from pledgebook.claims import Claim, Reading
from tests.claims.coding import Passage

ReadPassage = Callable[[Passage], Reading]
TODAY = date(2011, 5, 20)  # a Friday


def claims_of(read_passage: ReadPassage, text: str) -> tuple[Claim, ...]:
    return read_passage(Passage(f"{TODAY} {text}", text, TODAY, None, ())).claims


def roles(claims: tuple[Claim, ...]) -> list[str | None]:
    return [claim.accounting.value if claim.accounting else None for claim in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Britain has since supplied Fiji with 24 lorries.", ["new"]),
        ("Denmark has given Libya 20 million kroner since January.", ["cumulative"]),
        ("The council of ministers in Vienna approved 12 million euros for Laos on 8 March.", ["new"]),
        ("The grant brings Danish help for Libya since 2006 to 90 million kroner.", ["cumulative"]),
        ("Italy had promised Tunisia 6 million euros.", ["restated"]),
        ("The 7 million euros promised to Laos in March will be paid.", ["restated"]),
        (
            "Brazil lends Angola $90 million. A first instalment of $25 million will be paid in June.",
            ["new", "component"],
        ),
    ],
)
def test_accounting(text: str, expected: list[str], read_passage: ReadPassage) -> None:
    assert roles(claims_of(read_passage, text)) == expected


def test_a_row_of_sums_that_a_whole_falls_into_are_its_parts(read_passage: ReadPassage) -> None:
    text = (
        "Canada will give Peru $180 million for clinics. The money falls into three parts: $95 million for nurses, "
        "$60 million for beds and $25 million for ambulances."
    )
    assert roles(claims_of(read_passage, text)) == ["new", "component", "component", "component"]


def test_a_rank_among_acts_is_no_total_to_date(read_passage: ReadPassage) -> None:
    text = "Oman unveiled its largest package of aid for Yemen to date, worth $40 million."
    assert roles(claims_of(read_passage, text)) == ["new"]


def test_a_heading_ends_the_list_that_an_act_leads_to(read_passage: ReadPassage) -> None:
    text = (
        "Australia will provide Tonga with A$90 million.\n\n- A$60 million: roads\n- A$30 million: courts\n\n"
        "Also under way\n\n- Australia delivered four patrol boats to Tonga.\n"
    )
    assert roles(claims_of(read_passage, text)) == ["new", "component", "component", "new"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Spain will give Haiti tents, its minister said on Wednesday.", "2011-05-18"),
        ("In February 2009 France gave Chad 40 trucks.", "2009-02"),
        ("Oman unveiled a package of aid for Yemen worth $5 million on Thursday.", "2011-05-19"),
        ("Kenya, which was hit by drought in 2009, will get $5 million from Canada.", "2011-05-20"),
        ("Canada will deliver 40 trucks to Mali in July.", "2011-05-20"),
        ("12 March 2011: Norway sends a rescue team to Japan.", "2011-03-12"),
        ("Spain said on Monday that it had promised Peru ten boats in March.", "2011-03"),
    ],
)
def test_day_on_which_an_act_was_said(text: str, day: str, read_passage: ReadPassage) -> None:
    [claim] = claims_of(read_passage, text)
    assert claim.announced == day
