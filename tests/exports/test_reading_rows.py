"""The rows of the terminal table."""

from dataclasses import replace

from pledgebook.exports.reading_rows import reading_head, reading_rows

from .specimen import hostile, release, report


def test_the_rows_of_a_report_read_as_sentences() -> None:
    told = [(row.who, row.firm, row.much, row.what, row.whom, row.said) for row in reading_rows(report())]
    assert told == [
        ("Norland", "considered if …", "–", "military trainers", "Besmark", "defence sources"),
        (
            "Norland",
            "pledged",
            "£225m",
            "drones, 60 artillery pieces, an air defence system",
            "Besmark",
            "Mara Holt",
        ),
        ("Norland", "not delivered", "–", "troops", "–", "–"),
        ("Norland", "delivered", "NOK 1.3bn\n(in all)", "money", "Besmark", "–"),
        ("Norland", "delivered", "(a part)", "40 tanks", "Besmark", "–"),
        ("Norland", "suspended", "up to €50m/yr\n(told before)", "loan (financial)", "–", "Mara Holt"),
        ("Norland", "ruled out", "–", "sanctions (political)", "against Varenia", "Mara Holt"),
    ]


def test_the_head_names_document_source_and_doubts() -> None:
    assert reading_head(report()) == (
        "Norland weighs sending trainers to Besmark",
        "The Aldhaven Courier · 18 Dec 2024 · report-1",
        (
            "name variant: “Holdt” is one slip from “Holt”.",
            "inconsistent figure: The text gives two totals for the same period.",
        ),
    )


def test_a_document_without_a_title_goes_by_its_first_line() -> None:
    untitled = replace(release(), document=replace(release().document, title=None))
    assert reading_head(untitled).title == "Ministry for Foreign Affairs of Finmere"


def test_one_row_is_the_headline() -> None:
    assert [row.headline for row in reading_rows(report())].index(True) == 1


def test_doubts_and_reasons_not_to_count_go_with_their_row() -> None:
    *_, loan, sanctions = reading_rows(report())
    assert loan.doubts == ("name variant: “Holdt” is one slip from “Holt”.",)
    assert sanctions.uncounted == "an act that is ruled out counts nowhere"


def test_no_cell_holds_a_control_sign() -> None:
    (row,) = reading_rows(hostile())
    assert not any(sign in "".join(map(str, row)) for sign in "\x1b\x00\u202e\ud800")
